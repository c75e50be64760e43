"""What somebody leaves because they know the person is handed on, whole and once."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.actions.contacts import change_contacts
from contracts.actions.questions import ask
from contracts.actions.recusals import leave_contract
from contracts.actions.visits_in_pairs import visit_in_pairs
from contracts.models import ContractRecusal, Question, SocialContract, Sublease, VisitInPairs
from gotene.access.roles import Role
from tenants.actions import end_recusal, keep_apart, leave_case, protect, take_over
from tenants.enums import Protection
from tenants.models import Recusal
from tests import factories
from tests.at_once import at_once
from tests.pages import errors, words
from tests.refused import told

pytestmark = pytest.mark.django_db

MONTH = datetime.timedelta(days=30)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def case(today):
    return factories.case(opened_on=today - 3 * MONTH)


@pytest.fixture
def home(case, today):
    contract = factories.social_contract(begins_on=today - MONTH, social_contact=case.case_officer)
    return Sublease.objects.create(contract=contract, case_number=case.number, begins_on=contract.begins_on)


def tasks(client):
    return [(task.text, task.where) for task, _ in client.get(reverse("my_day")).context["tasks"]]


def by_whom(row):
    return row.history.first().history_user


# At the social services


def test_everything_that_was_the_officers_is_the_colleagues(case, home, today):
    officer, colleague = case.case_officer, factories.staff(Role.CASE_OFFICER)
    factories.organisation("housing")
    pair = keep_apart(
        case.household.members.get().person,
        factories.person(by=officer),
        reason="Bekräftat",
        speak_with=officer,
        review_by=today + MONTH,
        by=officer,
    )
    question = ask(
        home, text="Finns nyckeln?", answerer=officer, answer_by=today + MONTH, by=home.contract.housing_contact
    )
    visits = visit_in_pairs(home.contract.apartment, owner=officer, until=today + MONTH, by=officer)
    leave_case(case, handed_to=colleague, by=officer)
    for row, name in (
        (case, "case_officer"),
        (home.contract, "social_contact"),
        (pair, "speak_with"),
        (question, "answerer"),
        (visits, "owner"),
    ):
        row.refresh_from_db()
        assert getattr(row, name) == colleague, row
        assert by_whom(row) == officer, row


def test_the_support_worker_hands_on_the_support_alone(case, home):
    support, colleague = factories.staff(Role.HOUSING_SUPPORT), factories.staff(Role.HOUSING_SUPPORT)
    case.housing_support = support
    case.save()
    leave_case(case, handed_to=colleague, by=support)
    case.refresh_from_db()
    assert case.housing_support == colleague
    assert case.case_officer != colleague
    assert SocialContract.objects.get(pk=home.contract_id).social_contact == case.case_officer


def test_the_deputy_who_steps_in_leaves_that_place_free(case, home):
    officer, deputy = case.case_officer, factories.staff(Role.COORDINATOR)
    change_contacts(home.contract, contact=officer, deputy=deputy, by=officer)
    leave_case(case, handed_to=deputy, by=officer)
    contract = SocialContract.objects.get(pk=home.contract_id)
    assert (contract.social_contact, contract.social_deputy) == (deputy, None)


def test_one_who_sees_every_case_hands_on_what_is_theirs_in_it_and_no_more(case, home):
    head = factories.staff(Role.SOCIAL_DIRECTOR)
    leave_case(case, handed_to=case.case_officer, by=head)
    case.refresh_from_db()
    assert Recusal.objects.get().handed_to == case.case_officer


def test_a_household_that_has_moved_leaves_the_contract_with_its_contact(case, home, today):
    home.ends_on, home.end_reason = today - datetime.timedelta(days=1), "ended"
    home.save()
    leave_case(case, handed_to=factories.staff(Role.CASE_OFFICER), by=case.case_officer)
    assert SocialContract.objects.get(pk=home.contract_id).social_contact == case.case_officer


@pytest.mark.parametrize(
    "role", [Role.HOUSING_SUPPORT, Role.SOCIAL_DIRECTOR, Role.RENT_ADMINISTRATOR, Role.LETTING_OFFICER]
)
def test_who_cannot_decide_does_not_take_over_from_the_case_officer(case, role):
    with told("cannot_take_over"):
        leave_case(case, handed_to=factories.staff(role), by=case.case_officer)
    assert not Recusal.objects.exists()


def test_nor_does_oneself_or_somebody_who_has_left(case):
    gone = factories.staff(Role.CASE_OFFICER)
    gone.active = False
    gone.save()
    for colleague in (case.case_officer, gone):
        with told("cannot_take_over"):
            leave_case(case, handed_to=colleague, by=case.case_officer)


def test_a_case_is_left_once(case):
    officer, colleague = case.case_officer, factories.staff(Role.CASE_OFFICER)
    leave_case(case, handed_to=colleague, by=officer)
    with told("recusal_once"):
        leave_case(case, handed_to=colleague, by=officer)


def test_the_colleague_is_the_named_handler_from_now_on(case):
    officer = case.case_officer
    person = case.household.members.get().person
    protect(person, kind=Protection.MARKING, handlers=[], by=officer)
    leave_case(case, handed_to=factories.staff(Role.COORDINATOR), by=officer)
    assert [handler.staff.roles for handler in person.handlers.running()] == [[Role.COORDINATOR]]


@pytest.mark.django_db(transaction=True)
def test_the_last_two_cannot_hand_the_case_to_each_other_at_the_same_moment(today):
    case = factories.case()
    one, other = factories.staff(Role.COORDINATOR), factories.staff(Role.COORDINATOR)
    answers = at_once(
        lambda: leave_case(case, handed_to=other, by=one), lambda: leave_case(case, handed_to=one, by=other)
    )
    (refusal,) = [answer for answer in answers if isinstance(answer, Exception)]
    with told("cannot_take_over"):
        raise refusal
    assert Recusal.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_nor_the_contract_at_the_company():
    contract = factories.social_contract()
    one, other = factories.staff(Role.LETTING_OFFICER), factories.staff(Role.HOUSING_DIRECTOR)
    answers = at_once(
        lambda: leave_contract(contract, handed_to=other, by=one),
        lambda: leave_contract(contract, handed_to=one, by=other),
    )
    assert sum(isinstance(answer, Exception) for answer in answers) == 1
    assert ContractRecusal.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_recusal_ends_once_however_many_end_it_at_once():
    case = factories.case()
    head, coordinator = factories.staff(Role.SOCIAL_DIRECTOR), factories.staff(Role.COORDINATOR)
    recusal = leave_case(case, handed_to=factories.staff(Role.CASE_OFFICER), by=case.case_officer)
    answers = at_once(lambda: end_recusal(recusal, by=head), lambda: end_recusal(recusal, by=coordinator))
    (refusal,) = [answer for answer in answers if isinstance(answer, Exception)]
    with told("recusal_ended"):
        raise refusal


# At the company


def test_what_was_the_contacts_at_the_company_is_the_colleagues(home, today):
    contact, colleague = home.contract.housing_contact, factories.staff(Role.LETTING_OFFICER)
    visits = visit_in_pairs(home.contract.apartment, owner=contact, until=today + MONTH, by=contact)
    leave_contract(home.contract, handed_to=colleague, by=contact)
    contract = SocialContract.objects.get(pk=home.contract_id)
    visits.refresh_from_db()
    assert (contract.housing_contact, visits.owner) == (colleague, colleague)
    assert by_whom(contract) == contact
    assert not Question.objects.exists()


# The pages


def test_the_confirm_page_asks_whom_and_nothing_else(signed_in, case, home):
    deputy = factories.staff(Role.COORDINATOR)
    change_contacts(home.contract, contact=case.case_officer, deputy=deputy, by=case.case_officer)
    page = signed_in(case.case_officer).get(reverse("leave_case", args=[case.number]))
    form = page.context["form"]
    assert list(form.fields) == ["handed_to"]
    assert form.fields["handed_to"].initial == deputy
    assert "Du behöver inte säga hur ni känner varandra" in words(page)


def test_without_a_choice_the_form_says_so_and_nothing_is_left(signed_in, case):
    factories.staff(Role.CASE_OFFICER)
    page = signed_in(case.case_officer).post(reverse("leave_case", args=[case.number]))
    assert page.status_code == 200
    assert len(errors(page)) == 1
    assert not Recusal.objects.exists()


def test_where_nobody_can_take_over_the_page_says_what_to_do(signed_in, case):
    page = signed_in(case.case_officer).get(reverse("leave_case", args=[case.number]))
    assert "Prata med socialchefen" in words(page)


def test_the_form_sent_twice_leaves_once(signed_in, case):
    client, colleague = signed_in(case.case_officer), factories.staff(Role.CASE_OFFICER)
    sent = {"handed_to": colleague.pk, "submission": "6d1b6e4e-6d8c-4e0f-9a39-0c8a8d6f4b11"}
    answers = [client.post(reverse("leave_case", args=[case.number]), sent) for _ in range(3)]
    assert {answer["Location"] for answer in answers} == {reverse("my_day")}
    assert Recusal.objects.count() == 1


def test_the_colleague_finds_it_on_their_day_and_takes_it_over(signed_in, case, home):
    client, leaver = signed_in(Role.CASE_OFFICER), signed_in(case.case_officer)
    leaver.post(reverse("leave_case", args=[case.number]), {"handed_to": client.staff.pk})
    handed_over = (f"Överlämnat till dig av {leaver.staff.name}: gå igenom det", case.number)
    assert handed_over in tasks(client)
    recusal = Recusal.objects.get()
    assert "Jag har tagit över" in words(client.get(reverse("case", args=[case.number])))
    address = reverse("take_over_case", args=[case.number, recusal.pk])
    assert client.post(address).status_code == 302
    assert handed_over not in tasks(client)
    # Once more is no mistake of anybody's, and changes nothing.
    assert client.post(address).status_code == 404
    assert take_over(recusal, by=client.staff).taken_over_on == timezone.localdate()


def test_the_companys_colleague_finds_it_on_their_day_too(signed_in, home):
    client, leaver = signed_in(Role.LETTING_OFFICER), signed_in(home.contract.housing_contact)
    leaver.post(reverse("leave_contract", args=[home.contract.number]), {"handed_to": client.staff.pk})
    assert f"Överlämnat till dig av {leaver.staff.name}: gå igenom det" in [text for text, _ in tasks(client)]
    recusal = ContractRecusal.objects.get()
    client.post(reverse("take_over_contract", args=[home.contract.number, recusal.pk]))
    recusal.refresh_from_db()
    assert recusal.taken_over_on


def test_colleagues_read_who_takes_no_part(signed_in, case):
    colleague = factories.staff(Role.CASE_OFFICER)
    leave_case(case, handed_to=colleague, by=case.case_officer)
    page = words(signed_in(colleague).get(reverse("case", args=[case.number])))
    assert f"{case.case_officer.name} deltar inte sedan" in page
    # Letting somebody back is not a case officer's to do.
    assert "Släpp tillbaka" not in page
    assert "Släpp tillbaka" in words(signed_in(Role.COORDINATOR).get(reverse("case", args=[case.number])))


def test_who_has_left_is_chosen_as_contact_no_more(home, case):
    officer, colleague = case.case_officer, factories.staff(Role.CASE_OFFICER)
    leave_case(case, handed_to=colleague, by=officer)
    with told("has_left"):
        change_contacts(home.contract, contact=colleague, deputy=officer, by=colleague)
    contact = home.contract.housing_contact
    other = factories.staff(Role.LETTING_OFFICER)
    leave_contract(home.contract, handed_to=other, by=contact)
    with told("has_left"):
        change_contacts(home.contract, contact=contact, deputy=None, by=other)


def test_visits_of_the_left_contract_are_followed_up_by_the_colleague(signed_in, case, home, today):
    colleague = factories.staff(Role.CASE_OFFICER)
    visit_in_pairs(home.contract.apartment, owner=case.case_officer, until=today, by=case.case_officer)
    leave_case(case, handed_to=colleague, by=case.case_officer)
    assert VisitInPairs.objects.get().owner == colleague
    text = "Besök två tillsammans går ut: fortsätt eller avsluta"
    assert text in [task for task, _ in tasks(signed_in(colleague))]
    assert text not in [task for task, _ in tasks(signed_in(case.case_officer))]
