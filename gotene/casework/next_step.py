"""What a case waits for, said as the next thing to do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts.enums import RequestStatus, SubleaseEnd
from contracts.models import HandoverPlan, HousingRequest, Sublease, Takeover
from gotene.access.roles import Permission
from gotene.templatetags.swedish import long_date
from tenants.enums import DecisionOutcome


@dataclass(frozen=True)
class NextStep:
    """`url` is empty when the step is somebody else's; `done_by` is the permission it takes."""

    text: str
    label: str = ""
    url: str = ""
    done_by: Permission | None = None

    def for_staff(self, staff):
        """The step as `staff` sees it: with its button only where it is theirs to take."""
        if self.done_by is None or staff.may(self.done_by):
            return self
        return NextStep(self.text)


def next_step(case, staff, today):
    """The one thing that brings the case of a household onward to an own lease, as `staff` sees it."""
    if case.closed_on:
        return NextStep(_("The case is closed."))
    homes = Sublease.objects.visible_to(staff).filter(case_number=case.number).select_related("contract")
    # The latest first: where they live now, or else lived last.
    latest = homes.filter(begins_on__lte=today).first()
    if latest and latest.lasts_on(today):
        step = _in_home(latest, staff, today)
    elif latest and latest.end_reason == SubleaseEnd.TAKEN_OVER:
        step = _own_lease(case)
    else:
        step = _before_home(case, staff, today)
    return step.for_staff(staff)


def _own_lease(case):
    return NextStep(
        _("The household has a lease of its own. The case can be closed."),
        _("Close the case"),
        reverse("close_case", args=[case.number]),
        Permission.DECIDE,
    )


def _before_home(case, staff, today):
    decision = next((d for d in case.decisions.all() if d.outcome == DecisionOutcome.GRANTED), None)
    if decision is None or decision.valid_to < today:
        return NextStep(
            _("No decision in force. Record the decision when it has been made."),
            _("Record a decision"),
            reverse("record_decision", args=[case.number]),
            Permission.DECIDE,
        )
    requests = HousingRequest.objects.visible_to(staff).filter(case_number=case.number, withdrawn_on=None)
    request = requests.with_status().last()
    if request is None or request.status == RequestStatus.PLACED:
        return NextStep(
            _("Granted. Tell the housing company what kind of apartment is needed."),
            _("Send a housing request"),
            reverse("request_housing", args=[case.number]),
            Permission.REQUEST_HOUSING,
        )
    if request.status == RequestStatus.OPEN:
        return NextStep(
            _("The housing company has the request since %(day)s and looks for an apartment.")
            % {"day": long_date(request.requested_on)}
        )
    return NextStep(
        _("The housing company has offered an apartment. The coordinator answers."),
        _("Answer the offer"),
        reverse("offers"),
        Permission.PLACE_HOUSEHOLD,
    )


def _in_home(sublease, staff, today):
    number = sublease.contract.number
    takeover = Takeover.objects.visible_to(staff).filter(sublease=sublease, cancelled_on=None).first()
    if takeover:
        text = (
            _("A takeover is being prepared: the home is to be the household's own from %(day)s.")
            if takeover.is_live
            else _("The leases are switched: the home is the household's own from %(day)s.")
        )
        return NextStep(
            text % {"day": long_date(takeover.new_lease_from)},
            _("Open the takeover"),
            reverse("takeover", args=[number]),
        )
    plan = HandoverPlan.objects.visible_to(staff).with_next_check_in().filter(sublease=sublease).first()
    if plan is None:
        return NextStep(
            _("The household has moved in. Agree on the requirements for an own lease."),
            _("Start the handover plan"),
            reverse("start_plan", args=[number]),
            Permission.PLAN_HANDOVER,
        )
    late = plan.next_check_in_on < today
    text = _("The check-in should have been held %(day)s.") if late else _("Next check-in %(day)s.")
    return NextStep(
        text % {"day": long_date(plan.next_check_in_on)},
        _("Record a check-in"),
        reverse("record_check_in", args=[number]),
        Permission.CHECK_IN,
    )
