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
def register_person(*, given_name, family_name, personal_number="", phone="", email="", by):
    """A new person with an identity registered by the organisation of `by`.

    Raises ValidationError when the personal number is wrong or already registered.
    """
    person = save_checked(by, Person(number=next_number(Person, "P-", 4)))
    save_checked(
        by,
        Identity(
            person=person,
            organisation_id=by.organisation_id,
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
    members = [(_found_or_registered(person, by), person["kind"]) for person in people]
    opened = open_case(members=members, by=by, **case)
    handlers = [staff for staff in (opened.case_officer, opened.housing_support) if staff]
    for typed, (person, _kind) in zip(people, members, strict=True):
        if typed.get("protection"):
            protect(person, kind=typed["protection"], handlers=handlers, by=by)
    return opened


def _found_or_registered(typed, by):
    names = {name: typed[name] for name in ("given_name", "family_name")}
    number = typed["personal_number"]
    found = number and _registered(number, by)
    if not found:
        return _newly_registered(**names, personal_number=number, phone=typed["phone"], by=by)
    if any(getattr(found, name).casefold() != value.casefold() for name, value in names.items()):
        raise ValidationError(
            _(
                "The personal number of %(given_name)s %(family_name)s is registered with another name. "
                "Check both the number and the name."
            ),
            code="registered_with_another_name",
            params=names,
        )
    return found.person


def _registered(personal_number, by):
    registered = Identity.objects.known_to(by).filter(organisation=by.organisation_id, personal_number=personal_number)
    return registered.first()


def _newly_registered(*, personal_number, by, **fields):
    try:
        return register_person(personal_number=personal_number, by=by, **fields)
    except ValidationError as refusal:
        if not _is_registered_already(refusal) or _registered(personal_number, by):
            raise
        # Found by nothing but the uniqueness of numbers: a protected person, whose name is not said.
        raise ValidationError(
            _(
                "The person with that personal number is registered already, and you cannot see the details. "
                "Ask a named handler or your manager to open the case."
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
