"""Cases, decisions, consents and what is told: every write, and what stops it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from gotene.access.roles import Role, Side
from tenants.actions import (
    close_case,
    disclose,
    give_consent,
    open_case,
    open_case_for_household,
    record_decision,
    register_person,
    serve_decision,
    withdraw_consent,
)
from tenants.enums import DisclosureGround, InformationKind, LegalBasis, MemberKind
from tenants.models import Case, Decision, Disclosure, Identity, Person
from tests import factories
from tests.refused import told

pytestmark = pytest.mark.django_db

DATE = datetime.date
DAY = datetime.timedelta(days=1)
# One of Skatteverket's test numbers.
TEST_NUMBER = "199001012385"


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER)


@pytest.fixture
def case(officer):
    factories.organisation(Side.HOUSING)
    return factories.case(officer=officer)


# People


def test_a_person_is_registered_by_ones_own_organisation(officer):
    person = register_person(given_name="Maja", family_name="Almgren", personal_number=TEST_NUMBER, by=officer)
    assert (person.name, person.identity.organisation_id) == ("Maja Almgren", Side.SOCIAL)
    assert person.history.get().history_user == person.identity.history.get().history_user == officer


def test_people_get_running_numbers(officer):
    first, second = (register_person(given_name="A", family_name="B", by=officer) for _ in range(2))
    assert int(second.number.removeprefix("P-")) == int(first.number.removeprefix("P-")) + 1
    assert first.number.startswith("P-") and len(first.number) >= 6


@pytest.mark.parametrize("wrong", ["199001012386", "900101-2385", "199013012385", "tolvsiffror0"])
def test_a_wrong_personal_number_registers_nobody(officer, wrong):
    with pytest.raises(ValidationError) as refusal:
        register_person(given_name="Maja", family_name="Almgren", personal_number=wrong, by=officer)
    assert set(refusal.value.message_dict) == {"personal_number"}
    assert not Person.objects.exists()


def test_a_person_is_registered_once(officer):
    register_person(given_name="Maja", family_name="Almgren", personal_number=TEST_NUMBER, by=officer)
    with told("identity_personal_number_unique"):
        register_person(given_name="Maj", family_name="Almgren", personal_number=TEST_NUMBER, by=officer)
    assert Person.objects.count() == Identity.objects.count() == 1


def test_a_person_without_a_visible_identity_goes_by_number():
    person = Person.objects.create(number="P-0012")
    assert person.name == "Skyddad person P-0012"


# Cases


def test_a_case_is_numbered_by_the_year_it_opens_and_holds_its_household(officer):
    child, adult = factories.person(), factories.person()
    members = [(adult, MemberKind.ADULT), (child, MemberKind.CHILD)]
    first = open_case(members=members, case_officer=officer, opened_on=DATE(2026, 1, 12), by=officer)
    assert first.number == "SK-2026-001"
    assert [member.person for member in first.household.adults] == [adult]
    assert [member.person for member in first.household.children] == [child]
    assert {member.begins_on for member in first.household.members.all()} == {DATE(2026, 1, 12)}
    assert factories.case(opened_on=DATE(2026, 3, 1)).number == "SK-2026-002"
    assert factories.case(opened_on=DATE(2027, 1, 2)).number == "SK-2027-001"
    assert first.history.get().history_user == officer


def test_numbers_go_on_after_nine_hundred_and_ninety_nine(case):
    case.number = "SK-2026-999"
    case.save()
    assert factories.case().number == "SK-2026-1000"
    assert factories.case().number == "SK-2026-1001"


def test_a_registered_person_is_found_by_the_personal_number(officer):
    known = factories.person(by=officer, given_name="Maja", family_name="Almgren", personal_number=TEST_NUMBER)
    typed = {"given_name": "Maja", "family_name": "almgren", "personal_number": TEST_NUMBER, "phone": ""}
    people = [{**typed, "kind": MemberKind.ADULT}]
    case = open_case_for_household(people=people, case_officer=officer, opened_on=DATE(2026, 1, 12), by=officer)
    assert [member.person for member in case.household.members.all()] == [known]


def test_a_personal_number_with_another_name_opens_no_case_on_a_stranger(officer):
    factories.person(by=officer, given_name="Maja", family_name="Almgren", personal_number=TEST_NUMBER)
    typed = {"given_name": "Stina", "family_name": "Ek", "personal_number": TEST_NUMBER, "phone": ""}
    people = [{**typed, "kind": MemberKind.ADULT}]
    with told("registered_with_another_name"):
        open_case_for_household(people=people, case_officer=officer, opened_on=DATE(2026, 1, 12), by=officer)
    assert not Case.objects.exists()


def test_a_case_is_closed_once_with_its_reason(case, officer):
    closed = close_case(case, closed_on=DATE(2026, 9, 1), reason="own_lease", by=officer)
    assert (closed.closed_on, closed.closing_reason) == (DATE(2026, 9, 1), "own_lease")
    assert not Case.objects.open().exists()
    with told("case_closed"):
        close_case(case, closed_on=DATE(2026, 9, 2), reason="moved", by=officer)


def test_a_case_is_not_closed_before_it_was_opened(case, officer):
    with told("case_closed_after_opened"):
        close_case(case, closed_on=case.opened_on - DAY, reason="moved", by=officer)


# Decisions


def decide(case, **fields):
    return record_decision(
        case,
        **{
            "outcome": "granted",
            "decided_on": DATE(2026, 2, 1),
            "legal_basis": LegalBasis.SOL_2025_11_1,
            "valid_from": DATE(2026, 2, 1),
            "valid_to": DATE(2027, 1, 31),
            "by": case.case_officer,
            **fields,
        },
    )


def test_a_decision_is_in_force_from_its_first_to_its_last_day(case):
    decision = decide(case, conditions="Ekonomiskt stöd")
    in_force = Decision.objects.in_force_on
    assert [in_force(day).exists() for day in (DATE(2026, 1, 31), DATE(2026, 2, 1))] == [False, True]
    assert [in_force(day).exists() for day in (DATE(2027, 1, 31), DATE(2027, 2, 1))] == [True, False]
    assert (decision.decided_by, decision.history.get().history_user) == (case.case_officer, case.case_officer)


def test_a_decision_refused_is_never_in_force(case):
    decide(case, outcome="refused")
    assert not Decision.objects.in_force_on(DATE(2026, 6, 1)).exists()


def test_a_decision_rests_on_the_act_of_its_day(case):
    with told("decision_legal_basis_of_its_day"):
        decide(case, legal_basis=LegalBasis.SOL_2001_4_1)


def test_a_closed_case_gets_no_decision(case, officer):
    closed = close_case(case, closed_on=DATE(2026, 1, 20), reason="withdrawn", by=officer)
    with told("case_closed"):
        decide(closed)


def test_a_case_that_a_colleague_closed_meanwhile_gets_no_decision(case, officer):
    close_case(Case.objects.get(pk=case.pk), closed_on=DATE(2026, 1, 20), reason="withdrawn", by=officer)
    assert case.closed_on is None  # as the page read it
    with told("case_closed"):
        decide(case)


def test_serving_starts_the_clock_for_appeal_once(case, officer):
    decision = decide(case)
    assert decision.appeal_by is None
    served = serve_decision(decision, served_on=DATE(2026, 2, 3), appeal_information_given=True, by=officer)
    assert served.appeal_by == DATE(2026, 2, 24)
    with told("already_served"):
        serve_decision(decision, served_on=DATE(2026, 3, 3), appeal_information_given=True, by=officer)


def test_a_decision_is_not_served_before_it_was_made(case, officer):
    with told("decision_served_after_decided"):
        serve_decision(decide(case), served_on=DATE(2026, 1, 31), appeal_information_given=True, by=officer)


# Consent, and telling the other organisation


def consent(case, given_on=None):
    given_on = given_on or timezone.localdate()
    return give_consent(case, kind=InformationKind.CHECK_INS, given_on=given_on, by=case.case_officer)


def tell(case, **fields):
    return disclose(
        case,
        **{
            "kind": InformationKind.CHECK_INS,
            "what": "Alla krav uppfyllda",
            "ground": DisclosureGround.CONSENT,
            "by": case.case_officer,
            **fields,
        },
    )


def test_telling_by_consent_names_the_consent_the_receiver_and_the_teller(case):
    given = consent(case)
    disclosure = tell(case)
    assert (disclosure.consent, disclosure.recipient_id) == (given, Side.HOUSING)
    assert (disclosure.disclosed_by, disclosure.what) == (case.case_officer, "Alla krav uppfyllda")


def test_without_consent_nothing_is_told(case):
    with told("no_consent"):
        tell(case)
    assert not Disclosure.objects.exists()


def test_a_consent_covers_its_own_case_and_its_own_kind(case):
    consent(factories.case())
    give_consent(case, kind=InformationKind.CRITERIA, given_on=timezone.localdate(), by=case.case_officer)
    with told("no_consent"):
        tell(case)


@pytest.mark.parametrize(
    "withdrawn_in_days, covered",
    [(-1, False), (0, False), (1, True)],
    ids=["yesterday", "today", "tomorrow"],
)
def test_a_consent_ends_on_the_day_it_is_withdrawn(case, withdrawn_in_days, covered):
    today = timezone.localdate()
    given = consent(case, given_on=today - 10 * DAY)
    withdraw_consent(given, withdrawn_on=today + withdrawn_in_days * DAY, by=case.case_officer)
    if covered:
        assert tell(case).consent == given
    else:
        with told("no_consent"):
            tell(case)


def test_a_consent_is_withdrawn_once_and_not_before_it_was_given(case, officer):
    today = timezone.localdate()
    given = consent(case)
    with told("consent_withdrawn_after_given"):
        withdraw_consent(given, withdrawn_on=today - DAY, by=officer)
    withdraw_consent(given, withdrawn_on=today, by=officer)
    with told("consent_withdrawn"):
        withdraw_consent(given, withdrawn_on=today + DAY, by=officer)
    assert consent(case) != given


def test_asking_for_the_same_consent_again_keeps_the_first(case):
    assert consent(case) == consent(case, given_on=timezone.localdate() + DAY)


@pytest.mark.parametrize(
    "reasons",
    [
        {"ground": DisclosureGround.LAW, "paragraph": "JB 12:39"},
        {"ground": DisclosureGround.HARM_TEST, "harm_test": "Ingen lider men: det gäller nyckeln."},
    ],
    ids=["law", "harm test"],
)
def test_telling_by_law_or_after_a_harm_test_rests_on_no_consent(case, reasons):
    consent(case)
    noted = tell(case, **reasons)
    assert noted.consent is None
    assert {name: getattr(noted, name) for name in reasons} == reasons


def test_a_harm_test_is_written_down(case):
    with told("disclosure_harm_test_written"):
        tell(case, ground=DisclosureGround.HARM_TEST)


def test_what_was_told_says_something(case):
    with pytest.raises(ValidationError) as refusal:
        tell(case, ground=DisclosureGround.LAW, what="")
    assert set(refusal.value.message_dict) == {"what"}
