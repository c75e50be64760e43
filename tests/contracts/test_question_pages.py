"""Asking the other organisation about a home: answered once, and noted as told when the social services write."""

import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contracts.actions.questions import answer, answer_company, ask, ask_company
from contracts.forms.questions import answer_by
from contracts.models import PolicyValue, Question, SocialContract, Sublease
from gotene.access.roles import Role
from gotene.dates import long_date
from tenants.actions import give_consent
from tenants.enums import DisclosureGround, InformationKind
from tenants.models import Disclosure
from tests import factories
from tests.at_once import at_once
from tests.pages import errors, typed, words
from tests.refused import told

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
HARM_TEST, CONSENT = DisclosureGround.HARM_TEST, DisclosureGround.CONSENT


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def case(today):
    return factories.case(opened_on=today - 90 * DAY)


@pytest.fixture
def home(case, today):
    contract = factories.social_contract(begins_on=today - 30 * DAY, social_contact=case.case_officer)
    return Sublease.objects.create(contract=contract, case_number=case.number, begins_on=contract.begins_on)


@pytest.fixture
def asked(home, today):
    """A question from the company."""
    contract = home.contract
    return ask(
        home,
        text="Finns det en extra nyckel?",
        answerer=contract.social_contact,
        answer_by=today + 7 * DAY,
        by=contract.housing_contact,
    )


def page(name, home, *more):
    return reverse(name, args=[home.contract.number, *more])


def tasks(client):
    return [task.text for task, _ in client.get(reverse("my_day")).context["tasks"]]


def sent(question, **fields):
    return {f"answer-{question.pk}-{name}": value for name, value in fields.items()}


# Asking


def test_the_company_asks_the_contact_and_the_contact_finds_it_on_their_day(signed_in, home, case):
    letting, officer = signed_in(home.contract.housing_contact), signed_in(case.case_officer)
    form = letting.get(page("ask_question", home)).context["form"]
    assert form.fields["answerer"].initial == case.case_officer
    typed_in = {"answerer": case.case_officer.pk, "text": "Finns det en extra nyckel?", "answer_by": "+7d"}
    letting.post(page("ask_question", home), typed_in)
    question = Question.objects.get()
    assert (question.to_side, question.asked_by, question.sublease) == ("social", letting.staff, home)
    assert "Svara på frågan" in tasks(officer)
    assert "Finns det en extra nyckel?" in words(officer.get(page("contract", home)))
    # The company's words are no disclosure.
    assert not Disclosure.objects.exists()


def test_the_social_services_question_is_noted_as_told(signed_in, home, case):
    give_consent(case, kind=InformationKind.ANSWERS, given_on=case.opened_on, by=case.case_officer)
    officer = signed_in(case.case_officer)
    contact = home.contract.housing_contact
    typed_in = {"answerer": contact.pk, "text": "När byts spisen?", "answer_by": "+7d", "ground": "consent"}
    officer.post(page("ask_question", home), typed_in)
    disclosure = Disclosure.objects.get()
    assert (disclosure.ground, disclosure.kind, disclosure.what) == (
        CONSENT,
        InformationKind.ANSWERS,
        "Fråga: När byts spisen?",
    )
    assert (disclosure.disclosed_by, disclosure.recipient_id) == (case.case_officer, "housing")


def test_without_consent_the_harm_test_alone_is_offered_and_needs_its_line(signed_in, home, case):
    officer = signed_in(case.case_officer)
    form = officer.get(page("ask_question", home)).context["form"]
    assert [value for value, _label in form.fields["ground"].choices] == ["harm_test"]
    typed_in = {
        "answerer": home.contract.housing_contact.pk,
        "text": "När byts spisen?",
        "answer_by": "+7d",
        "ground": "harm_test",
    }
    refused = officer.post(page("ask_question", home), typed_in)
    assert errors(refused) == [
        "Varför ingen lider men, på en rad: Skriv på en rad varför ingen lider men av att det här berättas."
    ]
    assert typed(refused, "text") == "När byts spisen?"
    assert not Question.objects.exists()
    officer.post(page("ask_question", home), typed_in | {"harm_test": "Gäller bara spisen."})
    noted = Disclosure.objects.get()
    # The test itself stays with the social services: what the company reads is the question.
    assert (noted.what, noted.harm_test) == ("Fråga: När byts spisen?", "Gäller bara spisen.")


def test_a_consent_that_is_withdrawn_carries_no_question(home, case, today):
    with told("no_consent"):
        ask_company(
            home,
            case=case,
            text="När byts spisen?",
            answerer=home.contract.housing_contact,
            answer_by=today + DAY,
            ground=CONSENT,
            by=case.case_officer,
        )
    assert not Question.objects.exists()


def test_words_about_support_are_refused_before_the_company_reads_them(signed_in, home, case):
    officer = signed_in(case.case_officer)
    typed_in = {
        "answerer": home.contract.housing_contact.pk,
        "text": "Kan boendestödet få en nyckel?",
        "answer_by": "+7d",
        "ground": "harm_test",
        "harm_test": "Gäller nyckeln.",
    }
    assert len(errors(officer.post(page("ask_question", home), typed_in))) == 1
    assert not Question.objects.exists()


def test_the_form_warns_of_what_not_to_write(signed_in, home):
    client = signed_in(home.contract.housing_contact)
    assert "Inget om hälsa, stöd, ekonomi, brott" in words(client.get(page("ask_question", home)))


def test_an_empty_apartment_has_nobody_to_ask_about(signed_in, today):
    contract = factories.social_contract(begins_on=today - DAY)
    client = signed_in(contract.housing_contact)
    assert client.get(reverse("ask_question", args=[contract.number])).status_code == 404
    assert "Fråga socialtjänsten" not in words(client.get(reverse("contract", args=[contract.number])))


def test_the_deputy_is_asked_when_the_contact_has_left(signed_in, home, case):
    deputy = factories.staff(Role.COORDINATOR)
    contract = SocialContract.objects.get(pk=home.contract_id)
    contract.social_deputy = deputy
    contract.save()
    case.case_officer.active = False
    case.case_officer.save()
    form = signed_in(contract.housing_contact).get(page("ask_question", home)).context["form"]
    assert form.fields["answerer"].initial == deputy
    assert list(form.fields["answerer"].queryset) == [deputy]


def test_five_weekdays_to_answer_until_the_agreement_says_otherwise():
    monday, friday = datetime.date(2026, 11, 23), datetime.date(2026, 11, 27)
    assert answer_by(monday) == datetime.date(2026, 11, 30)
    assert answer_by(friday) == datetime.date(2026, 12, 4)


def test_the_agreement_says_how_many_weekdays(monkeypatch):
    class Two:
        value = 2

    monkeypatch.setattr(type(PolicyValue.objects), "in_force_if_any", lambda *_args: Two())
    assert answer_by(datetime.date(2026, 11, 26)) == datetime.date(2026, 11, 30)


# Answering


def test_the_answer_stands_on_the_page_for_both_and_is_noted_as_told(signed_in, home, case, asked):
    officer, letting = signed_in(case.case_officer), signed_in(home.contract.housing_contact)
    fields = sent(asked, text="Ja, en hos oss.", ground="harm_test", harm_test="Gäller nyckeln.")
    assert officer.post(page("answer_question", home, asked.pk), fields).status_code == 302
    for client in (officer, letting):
        text = words(client.get(page("contract", home)))
        assert "Ja, en hos oss." in text
        # The line of the harm test is the social services' own.
        assert "Gäller nyckeln." not in text
    noted = Disclosure.objects.get()
    assert noted.what == "Fråga: Finns det en extra nyckel?\nSvar: Ja, en hos oss."
    assert noted.harm_test == "Gäller nyckeln."
    assert "Svara på frågan" not in tasks(officer)


def test_the_answer_is_written_in_place(signed_in, home, case, asked):
    text = words(signed_in(case.case_officer).get(page("contract", home)))
    assert "Skicka svaret" in text
    # Not by those who asked, nor by a colleague without the case.
    for client in (signed_in(home.contract.housing_contact), signed_in(Role.CASE_OFFICER)):
        assert "Skicka svaret" not in words(client.get(page("contract", home)))


def test_an_answer_that_is_refused_keeps_what_was_typed(signed_in, home, case, asked):
    fields = sent(asked, text="Boendestödet har den.", ground="harm_test", harm_test="Gäller nyckeln.")
    response = signed_in(case.case_officer).post(page("answer_question", home, asked.pk), fields)
    assert response.status_code == 200
    assert typed(response, f"answer-{asked.pk}-text") == "Boendestödet har den."
    asked.refresh_from_db()
    assert asked.answer == ""


def test_a_question_is_answered_once(home, case, asked):
    answer_company(asked, case=case, text="Ja.", ground=HARM_TEST, harm_test="Nyckeln.", by=case.case_officer)
    with told("already_answered"):
        answer_company(asked, case=case, text="Nej.", ground=HARM_TEST, harm_test="Nyckeln.", by=case.case_officer)
    assert Disclosure.objects.count() == 1


def test_those_who_asked_do_not_answer(signed_in, home, asked):
    with told("question_to_the_other_side"):
        answer(asked, text="Ja.", by=home.contract.housing_contact)
    client = signed_in(home.contract.housing_contact)
    assert client.post(page("answer_question", home, asked.pk), sent(asked, text="Ja.")).status_code == 403


def test_no_answer_in_the_name_of_another_case(home, case, asked):
    with told("not_resident"):
        answer_company(
            asked, case=factories.case(), text="Ja.", ground=HARM_TEST, harm_test="Nyckeln.", by=case.case_officer
        )


def test_a_question_of_one_contract_is_not_reached_through_another(signed_in, case, asked, today):
    other = factories.social_contract(begins_on=today - DAY, social_contact=case.case_officer)
    client = signed_in(case.case_officer)
    assert client.get(reverse("answer_question", args=[other.number, asked.pk])).status_code == 404


def test_a_late_question_is_on_the_day_of_both(signed_in, home, case, asked, today):
    officer, letting = signed_in(case.case_officer), signed_in(home.contract.housing_contact)
    assert "Din fråga har inte fått svar: ring" not in tasks(letting)
    with transaction.atomic():
        late = Question.objects.create(
            sublease=home,
            to_side="social",
            text="Och källarförrådet?",
            asked_on=today - 7 * DAY,
            asked_by=letting.staff,
            answerer=officer.staff,
            answer_by=today - DAY,
        )
    assert "Din fråga har inte fått svar: ring" in tasks(letting)
    (days,) = [days for task, days in officer.get(reverse("my_day")).context["tasks"] if task.due_on == late.answer_by]
    assert days == 1
    assert f"inget svar, det skulle kommit {long_date(late.answer_by)}" in words(letting.get(page("contract", home)))


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_at_once_give_one_answer():
    officer = factories.staff(Role.CASE_OFFICER)
    case = factories.case(officer=officer)
    contract = factories.social_contract(social_contact=officer)
    with transaction.atomic():
        home = Sublease.objects.create(contract=contract, case_number=case.number, begins_on=contract.begins_on)
    question = ask(
        home,
        text="Finns nyckeln?",
        answerer=officer,
        answer_by=timezone.localdate(),
        by=contract.housing_contact,
    )
    told_as = {"case": case, "ground": HARM_TEST, "harm_test": "Nyckeln.", "by": officer}
    answers = at_once(
        lambda: answer_company(question, text="Ja.", **told_as),
        lambda: answer_company(question, text="Nej.", **told_as),
    )
    assert sum(isinstance(each, Exception) for each in answers) == 1
    assert Disclosure.objects.count() == 1


def test_the_page_asks_no_more_of_the_database_for_many_questions(signed_in, home, case, today, asked):
    client = signed_in(case.case_officer)

    def queries():
        client.get(page("contract", home))
        with CaptureQueriesContext(connection) as captured:
            client.get(page("contract", home))
        return len(captured)

    before = queries()
    for number in range(6):
        question = ask(
            home,
            text=f"Fråga {number}",
            answerer=case.case_officer,
            answer_by=today + DAY,
            by=home.contract.housing_contact,
        )
        if number % 2:
            answer_company(question, case=case, text="Ja.", ground=HARM_TEST, harm_test="Nej.", by=case.case_officer)
    assert queries() <= before
