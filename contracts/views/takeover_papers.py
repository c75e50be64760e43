"""The papers of a takeover: making them, reading them, attaching what comes back signed."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from contracts.actions.takeover_papers import attach_signed_paper, make_paper
from contracts.enums import TakeoverPaperKind
from contracts.forms.takeover import ConfirmForm, SignedPaperForm
from contracts.models import SignedScan, TakeoverPaper, TakeoverPaperFile
from contracts.views.takeovers import acting_home
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.documents.download import download
from gotene.documents.frozen import as_download
from gotene.forms import carried_out

KINDS = {kind.slug: kind for kind in TakeoverPaperKind}
ENDING = {"application/pdf": "pdf", "image/jpeg": "jpg"}
# The contract's number stands in the file's name.
WITH_NUMBER = "paper__takeover__sublease__contract"


@require_http_methods(["GET", "HEAD", "POST"])
@once
def make_takeover_paper(request, number, kind):
    home = acting_home(request, number)
    kind = KINDS.get(kind)
    if kind is None:
        raise Http404
    if request.method != "POST":
        # Whoever had to sign in again before the button reached this address.
        return redirect("takeover", number=number)
    form = ConfirmForm(request.POST)
    made = form.is_valid() and carried_out(form, make_paper, home.takeover, kind=kind, by=request.staff)
    if made:
        messages.success(request, _("The paper is made. Open it, print it and have it signed."))
    else:
        for refusal in form.non_field_errors():
            messages.error(request, refusal)
    return redirect(f"{reverse('takeover', args=[number])}#papper")


@require_safe
def takeover_paper(request, pk):
    """The paper as it was made, byte for byte. 404 for whoever may not know everybody who stands there."""
    found = yours(TakeoverPaperFile.objects.select_related(WITH_NUMBER), request.staff, pk=pk)
    return as_download(found, found.paper.file_name)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def attach_signed(request, number, pk):
    home = acting_home(request, number)
    paper = yours(
        TakeoverPaper.objects.select_related("takeover__sublease"), request.staff, pk=pk, takeover=home.takeover
    )
    form = SignedPaperForm(
        request.POST if request.method == "POST" else None, request.FILES if request.method == "POST" else None
    )
    if form.is_valid() and carried_out(form, attach_signed_paper, paper, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The signed paper is attached."))
        return redirect(f"{reverse('takeover', args=[number])}#underskrivet")
    context = {
        "home": home,
        "form": form,
        "heading": _("Attach the signed paper"),
        "lead": paper.get_kind_display().capitalize(),
        "readers": "both",
        "submit_label": _("Attach"),
        "cancel_url": reverse("takeover", args=[number]),
    }
    return render(request, "contracts/takeover/form.html", context)


@require_safe
def signed_paper(request, pk):
    """The scan or photo, for those who may know everybody who signed."""
    found = yours(SignedScan.objects.select_related(f"signed__{WITH_NUMBER}"), request.staff, pk=pk)
    name = found.signed.paper.file_name.removesuffix(".pdf")
    file_name = f"{name}-underskrivet.{ENDING[found.content_type]}"
    return download(bytes(found.content), file_name, content_type=found.content_type)
