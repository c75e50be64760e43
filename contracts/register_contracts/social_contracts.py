"""A social contract of the list becomes one of the register: contract, case, sublease, residents, and a goal date.

Decisions, consents and requirements are not in the list, and are not made up: the case asks for its decision on "My
day", and a plan that comes with nothing but its goal date waits for its requirements and the resident's consent.
"""

import datetime as dt

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from contracts.actions.placement import let_to_household
from contracts.actions.quota import take_quota_place
from contracts.models import Apartment, HandoverPlan, Lease, SocialContract, Sublease
from contracts.register_contracts.outcome import Result, Status
from contracts.register_contracts.people import are_the_same, person_of
from contracts.register_contracts.reading import ContractRow
from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from gotene.numbering import next_number
from gotene.refusals import save_checked
from gotene.templatetags.swedish import long_date
from tenants.actions import open_case
from tenants.enums import MemberKind
from tenants.models import Case, Person

# When the requirements are to have been agreed on: a habit of work, not law.
AGREED_WITHIN = relativedelta(months=1)
WITHOUT_PLACE = {
    "quota_year_missing": lambda year: _("No place of the quota: the year %(year)d is not opened.") % {"year": year},
    "quota_place_within_ceiling": lambda year: _("No place of the quota: the year %(year)d is full.") % {"year": year},
}


@transaction.atomic
def write_social_contract(
    row: ContractRow,
    *,
    apartment: Apartment,
    contact: StaffMember,
    housing_contact: StaffMember,
    today: dt.date,
    by: StaffMember | None,
) -> Result:
    """The contract that the row tells of, if it is not there already. Raises ValidationError that says why not."""
    there = SocialContract.objects.filter(apartment=apartment, begins_on=row.begins_on).first()
    if there is not None:
        return _already(there, row)
    notes = []
    people = [person_of(listed, organisation=Side.SOCIAL, by=by) for listed in row.people]
    case = _case_of(row, people, contact, notes, by)
    _settle_lease(row, apartment, notes, by)
    contract = save_checked(
        by,
        SocialContract(
            number=next_number(SocialContract, f"K-{row.begins_on.year}-", 2),
            apartment=apartment,
            begins_on=row.begins_on,
            housing_contact=housing_contact,
            social_contact=contact,
        ),
    )
    _take_place(contract, notes, by)
    told_by = by if by is not None and by.in_social else contact
    sublease = let_to_household(
        contract,
        case=case,
        begins_on=row.begins_on,
        told_by=told_by,
        already_there=row.begins_on < today,
        by=by,
    )
    if row.goal_date:
        _plan(row, sublease, contact, today, notes, by)
    return Result(row, Status.NEW, notes)


def _already(contract, row):
    sublease = contract.subleases.filter(begins_on=row.begins_on).first()
    residents = sublease and sublease.residents.filter(kind=MemberKind.ADULT).select_related("person__identity")
    if sublease is None or not are_the_same(row.people, [resident.person for resident in residents]):
        raise ValidationError(
            _("%(number)s is in the register with the same start, but with other residents. Correct one of them."),
            code="other_residents",
            params={"number": contract.number},
        )
    return Result(row, Status.THERE, [])


def _case_of(row: ContractRow, people: list[Person], contact, notes, by):
    """The case with that number, or the open one that the adults are in, or a new one with the contact as officer."""
    cases = Case.objects.all() if by is None else Case.objects.visible_to(by)
    if connection.role == DatabaseRole.OWNER:
        cases = Case.objects.all()
    if row.case_number:
        case = cases.filter(number=row.case_number).first()
        if case is None:
            raise ValidationError(
                _("The case is not here. Leave the case number empty to open a new case."), code="no_such_case"
            )
    else:
        found = list(cases.open().filter(household__members__person__in=people).distinct()[:2])
        if not found:
            members = [(person, MemberKind.ADULT) for person in people]
            case = open_case(members=members, case_officer=contact, opened_on=row.begins_on, by=by)
            notes.append(_("New case: %(number)s.") % {"number": case.number})
            return case
        if len(found) > 1:
            raise ValidationError(
                _("The people are in several open cases. Write the number of the case."), code="several_cases"
            )
        (case,) = found
        notes.append(_("Case: %(number)s.") % {"number": case.number})
    if case.closed_on:
        raise ValidationError(_("The case is closed."), code="case_closed")
    belong = set(case.household.members.on(row.begins_on).values_list("person_id", flat=True))
    if not belong.issuperset(person.pk for person in people):
        raise ValidationError(
            _("Somebody on the row does not belong to the household of the case %(number)s on the first day."),
            code="not_of_household",
            params={"number": case.number},
        )
    return case


def _settle_lease(row: ContractRow, apartment, notes, by):
    """The property system knows the municipality's letting as a lease without a tenant: that is this contract.

    Only a command may take it away; an organisation is told that the apartment is let.
    """
    if connection.role != DatabaseRole.OWNER:
        return
    lease = Lease.objects.filter(apartment=apartment, tenant=None, ends_on=None, begins_on=row.begins_on).first()
    if lease is not None:
        lease._history_user = by
        lease.delete()
        notes.append(_("The letting in the list of apartments is this contract."))


def _take_place(contract, notes, by):
    try:
        if take_quota_place(contract, by=by) is None:
            notes.append(_("No place of the quota: the landlord is outside the agreement."))
    except ValidationError as refusal:
        if refusal.code not in WITHOUT_PLACE:
            raise
        notes.append(WITHOUT_PLACE[refusal.code](contract.begins_on.year))


def _plan(row: ContractRow, sublease: Sublease, contact, today, notes, by):
    agreed_by = max(row.begins_on, today) + AGREED_WITHIN
    save_checked(
        by,
        HandoverPlan(
            sublease=sublease,
            begins_on=row.begins_on,
            goal_date=row.goal_date,
            first_check_in_on=agreed_by,
            made_by=contact,
        ),
    )
    notes.append(
        _("Plan with goal date %(day)s: agree on the requirements by %(by)s.")
        % {"day": long_date(row.goal_date), "by": long_date(agreed_by)}
    )
