"""What "My day" shows: what is due, late and waiting for one person, by what their roles may do."""

import datetime
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contracts.models import Guarantee, HousingRequest, LandlordNotice, Offer, Sublease
from gotene.access.roles import Permission, Side
from gotene.casework.contract_rows import contract_rows
from gotene.templatetags.swedish import long_date
from inspections.models import Inspection
from tenants import rules
from tenants.enums import DecisionOutcome
from tenants.models import Case, Decision, NonAssociation

# How far ahead the day looks. Working habits of the two organisations, not law.
CHECK_INS_AHEAD = INSPECTIONS_AHEAD = relativedelta(days=14)
DECISIONS_AHEAD = relativedelta(months=2)
TWO_YEAR_POINT_AHEAD = relativedelta(months=6)
NOT_CARRIED_OUT_AHEAD = relativedelta(months=1)
REVIEWS_AHEAD = relativedelta(months=1)


@dataclass(frozen=True)
class Task:
    text: str
    where: str
    url: str
    due_on: datetime.date | None = None

    def late_on(self, day):
        return self.due_on is not None and self.due_on < day


def tasks_for(staff, today):
    """Everything that waits for `staff` on `today`: what has a day first, the earliest on top."""
    tasks = []
    if staff.may(Permission.SEE_REGISTER):
        tasks += _contracts(staff, today)
    if staff.in_social:
        tasks += _decisions(staff, today) + _cases_without_decision(staff)
    if staff.may(Permission.DECIDE):
        tasks += _reviews(staff, today)
    if staff.may(Permission.PLACE_HOUSEHOLD):
        tasks += _offers(staff)
        tasks += _not_carried_out(staff, today)
    if staff.may(Permission.OFFER_APARTMENT):
        tasks += _requests(staff) + _notices(staff)
    tasks += _inspections(staff, today)
    if staff.may(Permission.CHANGE_GUARANTEES):
        tasks += _guarantees(staff, today)
    return sorted(tasks, key=lambda task: (task.due_on or datetime.date.max, task.text))


def _contracts(staff, today):
    """Check-ins and two-year points of the contracts where this person is the contact; coordinators see all."""
    contact = "social_contact" if staff.organisation_id == Side.SOCIAL else "housing_contact"
    lookup = {} if staff.may(Permission.PLACE_HOUSEHOLD) else {contact: staff}
    for row in contract_rows(staff, today, **lookup):
        url = reverse("contract", args=[row.contract.number])
        where = f"{row.contract.number}, {row.contract.apartment}"
        if row.plan and row.plan.next_check_in_on <= today + CHECK_INS_AHEAD:
            yield Task(_("Check-in"), where, url, row.plan.next_check_in_on)
        if row.sublease and not row.protected and row.sublease.decide_by <= today + TWO_YEAR_POINT_AHEAD:
            text = _("Two-year point %(day)s: decide on takeover, going on or ending") % {
                "day": long_date(row.sublease.two_year_point)
            }
            yield Task(text, where, url, row.sublease.decide_by)


def _decisions(staff, today):
    ending = Decision.objects.visible_to(staff).filter(case__closed_on=None).select_related("case")
    later = Decision.objects.visible_to(staff).filter(
        case=OuterRef("case"), outcome=DecisionOutcome.GRANTED, valid_to__gt=OuterRef("valid_to")
    )
    tasks = [
        Task(_("The decision ends"), decision.case.number, _case_url(decision.case), decision.valid_to)
        for decision in ending.ending_by(today + DECISIONS_AHEAD, after=today).filter(~Exists(later))
    ]
    return tasks + [
        Task(_("Serve the decision"), decision.case.number, _case_url(decision.case))
        for decision in ending.filter(served_on=None)
    ]


def _cases_without_decision(staff):
    return [
        Task(_("No decision yet"), case.number, _case_url(case))
        for case in Case.objects.visible_to(staff).open().filter(decisions=None, case_officer=staff)
    ]


def _reviews(staff, today):
    """Who must not live in the same stairwell: looked at again before the day when it stops counting by itself.

    On the day of those whose case it is. Those who see every case have their own, and what nobody who is left is
    asked about.
    """
    due = NonAssociation.objects.visible_to(staff).filter(ended_on=None, review_by__lte=today + REVIEWS_AHEAD)
    if staff.may(Permission.SEE_ALL_CASES):
        due = due.filter(Q(speak_with=staff) | Q(confirmed_by=staff) | Q(speak_with__active=False))
    due = list(due)
    if not due:
        return []
    case_of = {}
    people = {person for pair in due for person in (pair.one_id, pair.other_id)}
    cases = Case.objects.visible_to(staff).filter(household__members__person__in=people)
    for person, number in cases.order_by("opened_on", "pk").values_list("household__members__person", "number"):
        case_of[person] = number
    tasks = []
    for pair in due:
        number = case_of.get(pair.one_id) or case_of[pair.other_id]
        url = reverse("keep_on_apart", args=[number, pair.pk])
        tasks.append(Task(_("Review: must not live in the same stairwell"), number, url, pair.review_by))
    return tasks


def _offers(staff):
    return [
        Task(_("Answer the offer"), str(offer.apartment), reverse("offers"), offer.answer_by)
        for offer in Offer.objects.visible_to(staff).unanswered().with_place()
    ]


def _not_carried_out(staff, today):
    """Granted decisions whose household has no apartment: SoL 34:1 counts from the decision."""
    at_home = Sublease.objects.visible_to(staff).on(today).filter(case_number=OuterRef("case__number"))
    granted = Decision.objects.visible_to(staff).filter(
        ~Exists(at_home),
        case__closed_on=None,
        outcome=DecisionOutcome.GRANTED,
        valid_to__gte=today,
    )
    for decision in granted.select_related("case"):
        report_from = rules.not_carried_out_from(decision.decided_on)
        if report_from <= today + NOT_CARRIED_OUT_AHEAD:
            text = _("Granted but no apartment: report to IVO after three months")
            yield Task(text, decision.case.number, _case_url(decision.case), report_from)


def _requests(staff):
    return [
        Task(
            _("Housing request to answer"),
            request.case_number,
            reverse("admin:contracts_housingrequest_change", args=[request.pk]),
            request.needed_from,
        )
        for request in HousingRequest.objects.visible_to(staff).waiting()
    ]


def _notices(staff):
    return [
        Task(
            _("New resident: confirm that you have seen it"),
            str(notice.sublease.contract.apartment),
            reverse("admin:contracts_landlordnotice_change", args=[notice.pk]),
            notice.informed_on,
        )
        for notice in LandlordNotice.objects.visible_to(staff)
        .waiting()
        .select_related("sublease__contract__apartment__stairwell")
    ]


def _inspections(staff, today):
    """Planned inspections: all for those who inspect, else those of one's own contracts."""
    planned = Inspection.objects.visible_to(staff).planned().filter(planned_on__lte=today + INSPECTIONS_AHEAD)
    if not staff.may(Permission.INSPECT):
        planned = planned.filter(contract__social_contact=staff)
    return [
        Task(
            capfirst(inspection.get_kind_display()),
            str(inspection.contract.apartment),
            reverse("contract", args=[inspection.contract.number]),
            inspection.planned_on,
        )
        for inspection in planned.with_place()
    ]


def _guarantees(staff, today):
    without_notice = Guarantee.objects.visible_to(staff).on(today).filter(notice_given_on=None)
    return [
        Task(
            _("Guarantee without notice: free on %(day)s if notice is given today")
            % {"day": long_date(guarantee.earliest_end(today))},
            str(guarantee.apartment),
            reverse("guarantees"),
        )
        for guarantee in without_notice.with_place_and_tenant()
    ]


def _case_url(case):
    return reverse("case", args=[case.number])
