"""The handover plan of the household now living in a contract: starting it and changing it."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from contracts.actions import handover
from contracts.forms.plans import ChangePlanForm, StartPlanForm
from contracts.models import HandoverPlan, SocialContract, Sublease
from gotene.access.roles import Permission
from gotene.access.scope import yours
from gotene.audit.once import once
from gotene.forms import carried_out
from tenants.consent_state import states_of, untold
from tenants.consent_words import WORDS
from tenants.enums import InformationKind
from tenants.models import Case


@dataclass(frozen=True)
class Home:
    """A contract, the sublease that lasts today or later, its case, and the plan that runs or was closed."""

    contract: SocialContract
    sublease: Sublease
    case: Case
    plan: HandoverPlan | None
    closed_plan: HandoverPlan | None = None


def home_of(request, number, *permissions):
    """The home that contract `number` is, for those who work with its case.

    Raises Http404 when the contract is not theirs to see or nobody lives there, and PermissionDenied when it is
    theirs to see but the case is not.
    """
    contract = yours(
        SocialContract.objects.with_place().select_related("housing_contact", "social_contact"),
        request.staff,
        *permissions,
        number=number,
    )
    subleases = Sublease.objects.visible_to(request.staff).with_residents().filter(contract=contract)
    sublease = subleases.overlapping(timezone.localdate()).order_by("begins_on", "pk").first()
    if sublease is None:
        raise Http404
    case = Case.objects.visible_to(request.staff).filter(number=sublease.case_number).first()
    if case is None:
        raise PermissionDenied
    plan = HandoverPlan.objects.visible_to(request.staff).with_next_check_in().filter(sublease=sublease).first()
    running = plan if plan and plan.closed_on is None else None
    return Home(contract, sublease, case, running, closed_plan=None if running else plan)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def start_plan(request, number):
    home = home_of(request, number, Permission.PLAN_HANDOVER)
    # One that was read in from a list has no requirements yet, and starts here.
    read_in = home.plan is not None and not home.plan.criteria.exists()
    if home.plan and not read_in:
        messages.info(request, _("The household already has a handover plan. Change it here."))
        return redirect("change_plan", number=number)
    if home.closed_plan:
        return redirect("plan_again", number=number)
    today = timezone.localdate()
    states = {state.kind: state for state in states_of(home.case, today)}
    to_ask = handover.kinds_to_ask(home.case, today)
    form = StartPlanForm(
        request.POST if request.method == "POST" else None,
        contract=home.contract,
        sublease=home.sublease,
        today=today,
        consents_to_ask=bool(to_ask),
        initial={"goal_date": home.plan.goal_date} if read_in else None,
    )
    if form.is_valid() and carried_out(
        form, handover.start_plan, home.contract, case=home.case, **form.cleaned_data, by=request.staff
    ):
        messages.success(request, _("The handover plan is started. Give the resident the requirements on paper."))
        return redirect("contract", number=number)
    plan_told = states[InformationKind.CRITERIA]
    context = {
        "home": home,
        "form": form,
        "to_ask": [(kind, WORDS[kind]) for kind in to_ask],
        "said_no": [states[kind] for kind in handover.PLAN_TELLS if kind not in to_ask and not states[kind].in_force],
        "may_start": plan_told.in_force or plan_told.kind in to_ask,
    }
    return render(request, "contracts/start_plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def change_plan(request, number):
    home = home_of(request, number, Permission.PLAN_HANDOVER)
    if home.plan is None:
        return redirect("start_plan", number=number)
    form = ChangePlanForm(request.POST if request.method == "POST" else None, plan=home.plan)
    if form.is_valid() and carried_out(form, handover.change_plan, home.plan, **form.cleaned_data, by=request.staff):
        messages.success(request, _("The handover plan is changed."))
        return redirect("contract", number=number)
    context = {
        "home": home,
        "form": form,
        "untold": untold(home.case, InformationKind.CRITERIA),
        "may_ask_consent": True,
        "readers": "both",
        "submit_label": _("Save the plan"),
        "cancel_url": reverse("contract", args=[number]),
    }
    return render(request, "contracts/change_plan.html", context)
