"""Telling the company what no consent covers: written, shown as the company will see it, and sent. And read there."""

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from contracts.actions import telling
from contracts.forms.telling import TellForm
from contracts.models import Sublease, Told
from gotene.access.roles import Permission
from gotene.access.scope import require, yours
from gotene.accounts.step_up import needs_step_up
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants.models import Case

# A working day: what was written in the morning can still be sent in the afternoon.
SHOWN_SECONDS = 8 * 60 * 60


def _case(request, number):
    case = yours(
        Case.objects.open().with_people().prefetch_related("consents"),
        request.staff,
        Permission.PLAN_HANDOVER,
        number=number,
    )
    require(request.staff, Permission.ASK_OTHER_SIDE)
    return case


@require_http_methods(["GET", "HEAD", "POST"])
def tell_company(request, number):
    # Whose case it is comes first: nobody gives a code to be told no.
    return _write_and_send(request, _case(request, number))


@needs_step_up
@once
def _write_and_send(request, case):
    staff, today, number = request.staff, timezone.localdate(), case.number
    homes = Sublease.objects.visible_to(staff).select_related("contract__apartment__stairwell")
    sublease = homes.filter(case_number=number).overlapping(today).order_by("begins_on", "pk").first()
    if sublease is None:
        messages.info(request, _("The household has no social contract now, so there is nobody to tell."))
        return redirect("case", number=number)
    consented = {consent.kind for consent in case.consents.all() if consent.in_force_on(today)}
    step = request.POST.get("step", "")
    written = _written(request, case) if step in ("send", "change") else None
    if step == "send" and written:
        form = TellForm(written, consented=consented)
        if form.is_valid() and carried_out(form, telling.tell_company, sublease, case=case, **form.about(), by=staff):
            messages.success(request, _("It is sent. Götenebostäder reads exactly what you were shown."))
            return redirect("case", number=number)
    elif step in ("send", "change"):
        form = TellForm(initial=written, consented=consented)
    else:
        form = TellForm(request.POST if request.method == "POST" else None, consented=consented)
        if form.is_valid():
            return _preview(request, case, sublease, form)
    context = {
        "case": case,
        "sublease": sublease,
        "form": form,
        "readers": "",
        "submit_label": _("Show what will be sent"),
        "cancel_url": reverse("case", args=[number]),
    }
    return render(request, "contracts/tell_company.html", context)


def _preview(request, case, sublease, form):
    """What will be sent, drawn by what draws it on the company's page, and sealed: it is sent as it was shown."""
    context = {
        "case": case,
        "sublease": sublease,
        "about": form.about(),
        "told": Told(
            sublease=sublease,
            kind=form.cleaned_data["kind"],
            text=form.cleaned_data["text"],
            told_at=timezone.now(),
            told_by=request.staff,
        ),
        "shown": signing.dumps(form.cleaned_data, salt=_salt(request, case)),
    }
    return render(request, "contracts/tell_company_preview.html", context)


def _salt(request, case):
    """What one person was shown in one case is nobody else's to send, and of no other."""
    return f"tell_company {request.staff.pk} {case.pk}"


def _written(request, case):
    """What was shown; None when it is not what this person was shown here, or too long ago."""
    try:
        return signing.loads(request.POST.get("shown", ""), salt=_salt(request, case), max_age=SHOWN_SECONDS)
    except signing.BadSignature:
        messages.warning(request, _("Too long has passed, so nothing was sent. Write it again."))
        return None


@require_POST
def read_told(request, number, pk):
    """Somebody at the company has read it: it leaves their day."""
    told = yours(
        Told.objects.with_people(), request.staff, Permission.ASK_OTHER_SIDE, sublease__contract__number=number, pk=pk
    )
    if not request.staff.in_housing:
        raise PermissionDenied
    carried_out(Form(), telling.note_read, told, by=request.staff)
    messages.success(request, _("It is noted that you have read it."))
    return redirect(reverse("contract", args=[number]) + "#told")
