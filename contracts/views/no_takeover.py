"""That no takeover is planned, decided for a year at a time; and planning one again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import no_takeover as actions
from contracts.forms.endings import ConfirmForm
from contracts.forms.no_takeover import NoTakeoverForm
from contracts.models import NoTakeover, NoTakeoverReason
from contracts.views.plans import home_of
from gotene.access.roles import Permission
from gotene.audit.once import once
from gotene.forms import carried_out
from gotene.templatetags.swedish import long_date


@require_http_methods(["GET", "HEAD", "POST"])
@once
def no_takeover(request, number):
    """A first decision, or the yearly review, which is a new one."""
    home = home_of(request, number, Permission.PLAN_HANDOVER)
    standing = NoTakeover.objects.visible_to(request.staff).standing().filter(sublease=home.sublease).first()
    form = NoTakeoverForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    decided = form.is_valid() and carried_out(
        form, actions.decide_no_takeover, home.sublease, case=home.case, **form.cleaned_data, by=request.staff
    )
    if decided:
        messages.success(
            request,
            _("It is decided that no takeover is planned. Review it by %(day)s.")
            % {"day": long_date(decided.review_by)},
        )
        return redirect("contract", number=number)
    context = {
        "home": home,
        "standing": standing,
        "before": NoTakeoverReason.objects.visible_to(request.staff).filter(no_takeover=standing).first(),
        "form": form,
        "submit_label": _("Decide for another year") if standing else _("Decide that no takeover is planned"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/no_takeover.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def plan_again(request, number):
    """Taking up the handover plan that was closed."""
    home = home_of(request, number, Permission.PLAN_HANDOVER)
    if home.closed_plan is None:
        return redirect("change_plan" if home.plan else "start_plan", number=number)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(form, actions.plan_again, home.sublease, by=request.staff):
        messages.success(request, _("The handover plan runs again."))
        return redirect("contract", number=number)
    context = {
        "home": home,
        "form": form,
        "readers": "both",
        "submit_label": _("Take up the plan again"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/plan_again.html", context)
