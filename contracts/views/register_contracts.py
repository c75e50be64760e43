"""Reading in a list of contracts and guarantees: each organisation writes its own rows, after having seen them."""

import io

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from contracts.forms.register_contracts import KeptListForm, ListForm, kept
from contracts.register_contracts.load import import_list
from gotene.access.roles import Permission
from gotene.access.scope import needs
from gotene.audit.once import once

# What somebody reads through; the file has the rest.
ROWS_SHOWN, FAULTS_SHOWN = 200, 100


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.IMPORT_CONTRACTS)
@once
def import_contracts(request):
    if request.method != "POST":
        return _page(request, ListForm())
    if "kept" in request.POST:
        return _confirmed(request)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    content = form.cleaned_data["file"]
    return _preview(request, content, _read(request, io.BytesIO(content), dry_run=True))


def _confirmed(request):
    form = KeptListForm(request.POST, staff=request.staff)
    if not form.is_valid():
        return _page(request, ListForm(), refusal=" ".join(form.errors.get("kept", [])))
    source = form.cleaned_data["kept"]
    outcome = _read(request, source, dry_run=False)
    if outcome.faults:
        # The register has changed since the preview.
        return _preview(request, source.getvalue(), outcome)
    if outcome.new:
        told = ngettext("%(count)d row is read in.", "%(count)d rows are read in.", outcome.new)
        messages.success(request, told % {"count": outcome.new})
    else:
        messages.info(request, _("Nothing to change: all of it is in the register."))
    return redirect("guarantees" if request.staff.in_housing else "contract_list")


def _read(request, source, *, dry_run):
    return import_list(source, by=request.staff, today=timezone.localdate(), dry_run=dry_run)


def _page(request, form, refusal=""):
    context = {"form": form, "refusal": refusal, "submit_label": _("Show what would be read in"), "readers": ""}
    return render(request, "contracts/import_contracts.html", context)


def _preview(request, content, outcome):
    context = {
        "outcome": outcome,
        "results": outcome.results[:ROWS_SHOWN],
        "rows_left": max(0, len(outcome.results) - ROWS_SHOWN),
        "faults": outcome.faults[:FAULTS_SHOWN],
        "faults_left": max(0, len(outcome.faults) - FAULTS_SHOWN),
        "kept": "" if outcome.faults else kept(content, request.staff),
    }
    return render(request, "contracts/import_contracts_preview.html", context)
