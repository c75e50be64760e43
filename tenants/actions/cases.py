"""People are registered, and cases opened and closed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gotene.audit.history import save_as
from gotene.numbering import next_number
from gotene.refusals import save_checked
from tenants.actions.protection import protect
from tenants.events import case_closing
from tenants.models import Case, Household, HouseholdMember, Identity, Person


@transaction.atomic
def register_person(*, given_name, family_name, personal_number="", phone="", email="", organisation=None, by):
    """A new person with an identity registered by `organisation` (its side), or else by that of `by`.

    Raises ValidationError when the personal number is wrong or already registered.
    """
    person = save_checked(by, Person(number=next_number(Person, "P-", 4)))
    save_checked(
        by,
        Identity(
            person=person,
            organisation_id=organisation or by.organisation_id,
            given_name=given_name,
            family_name=family_name,
            personal_number=personal_number,
            phone=phone,
            email=email,
        ),
    )
    return person


@transaction.atomic
def open_case(*, members, case_officer, opened_on, housing_support=None, file_reference="", by):
    """A new case for a new household of `members`, pairs of (Person, MemberKind)."""
    household = save_as(by, Household())
    for person, kind in members:
        save_checked(by, HouseholdMember(household=household, person=person, kind=kind, begins_on=opened_on))
    return save_checked(
        by,
        Case(
            number=next_number(Case, f"SK-{opened_on.year}-", 3),
            household=household,
            case_officer=case_officer,
            housing_support=housing_support,
            opened_on=opened_on,
            file_reference=file_reference,
        ),
    )


@transaction.atomic
def open_case_for_household(*, people, by, **case):
    """`open_case` for people as they were typed: those already registered are found by their personal number.

    `people` holds dicts with given_name, family_name, personal_number, phone and kind, and protection for those who
    are to be protected: by, the case officer and the support worker become their handlers. Raises ValidationError
    when a personal number is registered with another name (one digit wrong would open a case on a stranger) or is
    that of a person whom `by` may not know.
    """
    named = ("given_name", "family_name", "personal_number", "phone")
    members = [
        (found_or_registered(**{name: person[name] for name in named}, by=by), person["kind"]) for person in people
    ]
    opened = open_case(members=members, by=by, **case)
    handlers = [staff for staff in (opened.case_officer, opened.housing_support) if staff]
    for typed, (person, _kind) in zip(people, members, strict=True):
        if typed.get("protection"):
            protect(person, kind=typed["protection"], handlers=handlers, by=by)
    return opened


def found_or_registered(*, given_name, family_name, personal_number, phone="", organisation=None, by):
    """The person known by `personal_number` to `organisation`, or else to that of `by`; a new one where nobody is.

    Without a number the person is always a new one. A command that nobody stands for (`by` is None) finds everybody.
    Raises ValidationError when the number is registered with another name, or is that of a person whom `by` may not
    know.
    """
    organisation = organisation or by.organisation_id
    known = Identity.objects.filter(organisation=organisation).numbered(personal_number)
    if by is not None:
        known = known.known_to(by)
    found = personal_number and known.first()
    if not found:
        names = {"given_name": given_name, "family_name": family_name, "phone": phone}
        return _newly_registered(known, **names, personal_number=personal_number, organisation=organisation, by=by)
    if f"{found.given_name} {found.family_name}".casefold() != f"{given_name} {family_name}".casefold():
        raise ValidationError(
            _(
                "The personal number of %(given_name)s %(family_name)s is registered with another name. "
                "Check both the number and the name."
            ),
            code="registered_with_another_name",
            params={"given_name": given_name, "family_name": family_name},
        )
    return found.person


def _newly_registered(known, *, by, **fields):
    try:
        return register_person(**fields, by=by)
    except ValidationError as refusal:
        if not _is_registered_already(refusal) or known.exists():
            raise
        # Found by nothing but the uniqueness of numbers: a protected person, whose name is not said.
        raise ValidationError(
            _(
                "The person with that personal number is registered already, and you cannot see the details. "
                "Ask a named handler or your manager to open the case. "
                "If you are a named handler: show who the person is first."
            ),
            code="registered_and_protected",
        ) from None


def _is_registered_already(refusal):
    errors = [error for errors in getattr(refusal, "error_dict", {"": refusal.error_list}).values() for error in errors]
    return any(error.code == "identity_personal_number_unique" for error in errors)


@transaction.atomic
def close_case(case, *, closed_on, reason, by):
    """The case ends. Raises ValidationError when it is closed already, or a listener has something unsettled."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    if case.closed_on:
        raise ValidationError(_("The case is already closed."), code="case_closed")
    case_closing.send(Case, case=case, closed_on=closed_on)
    case.closed_on, case.closing_reason = closed_on, reason
    return save_checked(by, case)
