"""Check-ins on a handover plan."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import handover
from contracts.forms.plans import RecordCheckInForm
from contracts.views.plans import home_of
from gotene.access.roles import Permission
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date
from tenants.consent_state import untold
from tenants.enums import InformationKind


@require_http_methods(["GET", "HEAD", "POST"])
@once
def record_check_in(request, number):
    home = home_of(request, number, Permission.CHECK_IN)
    if home.plan is None:
        messages.info(request, _("There is no handover plan yet: start it before the first check-in."))
        return redirect("contract", number=number)
    if request.method != "POST" and not home.plan.criteria.exists():
        messages.info(request, _("The plan has no requirements yet: agree on them before the first check-in."))
        return redirect("start_plan" if request.staff.may(Permission.PLAN_HANDOVER) else "contract", number=number)
    sent = request.POST if request.method == "POST" else None
    form = RecordCheckInForm(sent, plan=home.plan, today=timezone.localdate())
    check_in = form.is_valid() and carried_out(
        form,
        handover.record_check_in,
        home.plan,
        case=home.case,
        held_on=form.cleaned_data["held_on"],
        next_on=form.cleaned_data["next_on"],
        results=form.results,
        by=request.staff,
    )
    if check_in:
        messages.success(
            request,
            _("The check-in is recorded. The next one is on %(day)s.") % {"day": long_date(check_in.next_on)},
        )
        return redirect("contract", number=number)
    context = {
        "home": home,
        "form": form,
        "untold": untold(home.case, InformationKind.CHECK_INS),
        "may_ask_consent": request.staff.may(Permission.PLAN_HANDOVER),
        "submit_label": _("Record the check-in"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/record_check_in.html", context)
