"""What is decided and what is out for consultation, read by both; the answer and the yes of the social services."""

import datetime

import pytest
from django.db import OperationalError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from contracts.actions import policies as actions
from contracts.enums import PolicyKey, PolicyKind
from contracts.models import AgreementYes, ConsultationAnswer, Policy
from gotene.access.roles import Role, Side
from gotene.casework.tasks import policies as tasks
from tests import factories
from tests.at_once import at_once
from tests.pages import errors, typed, words
from tests.refused import change, sql, told

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
PAGE = "/avtal/"
AGREEMENT = PolicyKind.COOPERATION_AGREEMENT


@pytest.fixture
def consultation(db):
    factories.policies()
    draft = factories.draft(title="Uthyrningspolicy 2027", values={PolicyKey.QUEUE_AGE: "16"})
    return factories.consultation(draft, sent_on=TODAY - 10 * DAY, answer_by=TODAY + 20 * DAY, message="Räcker 16 år?")


@pytest.fixture
def agreement(db):
    draft = factories.draft(
        AGREEMENT, title="Avtal 2027", valid_from=TODAY + 40 * DAY, values={PolicyKey.GOAL_MONTHS: "12"}
    )
    actions.agree(draft, by=factories.staff(Role.HOUSING_DIRECTOR))
    return draft


@pytest.fixture
def answer_url(consultation):
    return reverse("answer_consultation", args=[consultation.pk])


# What both read


def test_everyone_with_the_register_reads_and_administrators_do_not(consultation, somebody):
    sees = {Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER}.isdisjoint(somebody.staff.roles)
    for url in (PAGE, reverse("policy", args=[consultation.policy_id])):
        assert somebody.get(url).status_code == (200 if sees else 403)
        assert somebody.post(url).status_code == 405
    assert (PAGE in somebody.get("/").text) == sees


def test_each_number_in_force_says_its_version_and_owner_and_the_draft_is_not_there(consultation, signed_in):
    page = words(signed_in(Role.CASE_OFFICER).get(PAGE))
    assert "Ålder för att ställa sig i bostadskö 17 Uthyrningspolicy 2017 Uthyrningspolicy 2017-01-01" in page
    assert "10 % Samverkansavtal 2019 Samverkansavtal 2019-01-01" in page
    assert "1 juni 2016 Inga nya borgensåtaganden Beslut av kommunen" in page
    assert "På remiss: Uthyrningspolicy 2027" in page
    assert "20 dagar kvar" in page


def test_the_page_without_any_version_says_why(db, signed_in):
    assert "Inget är beslutat än" in words(signed_in(Role.CASE_OFFICER).get(PAGE))


def test_a_version_that_comes_is_not_in_force_and_a_newer_one_supersedes(db, signed_in):
    factories.decided(title="Gammal", valid_from=TODAY - 900 * DAY, values={PolicyKey.QUEUE_AGE: "18"})
    now = factories.decided(title="Nuvarande", valid_from=TODAY - DAY, values={PolicyKey.QUEUE_AGE: "17"})
    factories.decided(title="Kommande", valid_from=TODAY + DAY, decided_on=TODAY, values={PolicyKey.QUEUE_AGE: "16"})
    page = words(signed_in(Role.CASE_OFFICER).get(PAGE))
    for said in ("Kommande Beslutad, gäller inte än", "Nuvarande Gäller", "Gammal Ersatt"):
        assert said in page
    assert f"17 {now.title}" in page


def test_a_version_shows_what_it_changes_against_the_one_before_and_against_another(consultation, signed_in):
    client = signed_in(Role.LETTING_OFFICER)
    url = reverse("policy", args=[consultation.policy_id])
    page = words(client.get(url))
    assert "Ålder för att ställa sig i bostadskö ändrat 17 16" in page
    assert "Inkomster som räknas ändrat lön, pension, bostadsbidrag –" in page
    older = factories.decided(
        title="Policy 2012", valid_from=datetime.date(2012, 1, 1), values={PolicyKey.QUEUE_AGE: "18"}
    )
    assert "Ålder för att ställa sig i bostadskö ändrat 18 16" in words(client.get(url, {"mot": older.pk}))
    for odd in ("x", "", str(consultation.policy_id), "9" * 30):
        assert "ändrat 17 16" in words(client.get(url, {"mot": odd}))


def test_of_a_list_what_is_new_and_what_is_gone_is_said(db, signed_in):
    factories.decided(valid_from=datetime.date(2012, 1, 1), values={PolicyKey.INCOME_KINDS: "lön, pension"})
    draft = factories.draft(values={PolicyKey.INCOME_KINDS: "lön, a-kassa,studiemedel"})
    page = words(signed_in(Role.COORDINATOR).get(reverse("policy", args=[draft.pk])))
    assert "Nytt: a-kassa, studiemedel Inte längre: pension" in page


def test_a_version_that_is_not_there_is_not_found(db, signed_in):
    client = signed_in(Role.LETTING_OFFICER)
    assert client.get(reverse("policy", args=[4711])).status_code == 404
    assert signed_in(Role.COORDINATOR).get(reverse("answer_consultation", args=[4711])).status_code == 404


def test_both_read_the_answers_and_how_they_were_met(consultation, signed_in):
    recipient = consultation.recipients.get(side="")
    factories.answer(recipient, "Bra för unga.")
    by = consultation.sent_by
    actions.close_consultation(consultation, met={recipient.pk: "16 år står kvar."}, outcome="Inget ändras.", by=by)
    for role in (Role.CASE_OFFICER, Role.INSPECTOR):
        page = words(signed_in(role).get(reverse("policy", args=[consultation.policy_id])))
        for said in ("Bra för unga.", "16 år står kvar.", "Inget ändras.", "Svarade inte."):
            assert said in page


@pytest.mark.parametrize("url", [PAGE, "policy"])
def test_the_page_takes_as_many_queries_however_many_versions(
    url, consultation, signed_in, django_assert_max_num_queries
):
    for year in range(2000, 2012):
        version = factories.decided(valid_from=datetime.date(year, 1, 1), values={PolicyKey.QUEUE_AGE: "17"})
    for recipient in consultation.recipients.all():
        factories.answer(recipient)
    client = signed_in(Role.COORDINATOR)
    # The request's transaction (2), session, account with staff; versions, numbers or values, yeses, other versions
    # with theirs, consultations and recipients with answers.
    with django_assert_max_num_queries(11):
        client.get(url if url == PAGE else reverse("policy", args=[consultation.policy_id]))
    assert version.values.exists()


# The answer


def test_the_social_services_answer_and_the_company_reads_it(consultation, answer_url, signed_in):
    client = signed_in(Role.COORDINATOR)
    page = words(client.get(answer_url))
    assert "Räcker 16 år?" in page
    assert "ändrat 17 16" in page
    assert "Götenebostäder ser detta också" in page
    response = client.post(answer_url, {"text": "Ja, men berätta det i skolan."}, follow=True)
    assert "Svaret är skickat till Götenebostäder." in words(response)
    answer = ConsultationAnswer.objects.get()
    assert (answer.answered_by, answer.recorded_by, answer.answered_on) == (
        client.staff.name,
        client.staff,
        timezone.localdate(),
    )
    assert answer.history.get().history_user == client.staff
    company = signed_in(Role.HOUSING_DIRECTOR).get(reverse("policy", args=[consultation.policy_id]))
    assert "Ja, men berätta det i skolan." in words(company)


def test_an_answer_after_the_last_day_is_taken_until_the_consultation_is_closed(consultation, answer_url, signed_in):
    change(consultation, answer_by=TODAY - DAY)
    client = signed_in(Role.SOCIAL_DIRECTOR)
    assert "Svarsdagen har passerat" in words(client.get(answer_url))
    actions.close_consultation(consultation, met={}, outcome="Inget ändras.", by=consultation.sent_by)
    assert "besvarad eller avslutad" in words(client.get(answer_url, follow=True))
    response = client.post(answer_url, {"text": "För sent"})
    assert errors(response) == ["En avslutad remiss ändras inte."]
    assert typed(response, "text") == "För sent"


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001])
def test_no_answer_or_far_too_long_a_one_is_refused(answer_url, signed_in, text):
    response = signed_in(Role.COORDINATOR).post(answer_url, {"text": text})
    assert len(errors(response)) == 1
    assert not ConsultationAnswer.objects.exists()


def test_who_was_not_asked_has_nothing_to_answer(db, signed_in):
    director = factories.staff(Role.HOUSING_DIRECTOR)
    asked = actions.send_consultation(
        factories.draft(), answer_by=TODAY + DAY, social_services=False, others=["Rådet"], by=director
    )
    assert signed_in(Role.COORDINATOR).get(reverse("answer_consultation", args=[asked.pk])).status_code == 404
    with told("not_asked"):
        actions.answer_consultation(asked, text="Ja", by=factories.staff(Role.COORDINATOR))


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.HOUSING_SUPPORT, Role.HOUSING_DIRECTOR, Role.LETTING_OFFICER])
@pytest.mark.parametrize("method", ["get", "post"])
def test_those_who_do_not_answer_for_the_social_services_may_not(method, role, answer_url, signed_in):
    assert getattr(signed_in(role), method)(answer_url, {"text": "Ja"}).status_code == 403


# The yes to the agreement


def test_the_head_of_social_services_says_yes_once(agreement, signed_in):
    client, url = signed_in(Role.SOCIAL_DIRECTOR), reverse("agree_to_policy", args=[agreement.pk])
    where = reverse("policy", args=[agreement.pk])
    assert url in client.get(where).text
    assert "Du har godkänt avtalet" in words(client.post(url, {"read": agreement.fingerprint}, follow=True))
    assert url not in client.get(where).text
    assert "redan godkänt" in words(client.post(url, follow=True))
    assert AgreementYes.objects.filter(policy=agreement, side=Side.SOCIAL, said_by=client.staff).count() == 1


@pytest.mark.parametrize("changed", ["number", "text", "day"])
def test_a_yes_is_to_what_was_read_and_to_nothing_that_the_company_wrote_since(changed, db, signed_in):
    draft = factories.draft(
        AGREEMENT, title="Avtal 2027", valid_from=TODAY + 40 * DAY, values={PolicyKey.QUOTA_FLOOR: "6"}
    )
    client, url = signed_in(Role.SOCIAL_DIRECTOR), reverse("agree_to_policy", args=[draft.pk])
    where = reverse("policy", args=[draft.pk])
    read = client.get(where).context["policy"].fingerprint
    assert f'name="read" value="{read}"' in client.get(where).text
    if changed == "number":
        change(draft.values.get(), text="1")
    else:
        change(draft, **({"text": "Kvoten gäller inte."} if changed == "text" else {"valid_from": TODAY + 400 * DAY}))
    for sent in ({"read": read}, {}):
        assert "Utkastet har ändrats sedan du läste det" in words(client.post(url, sent, follow=True))
    assert not AgreementYes.objects.exists()
    again = Policy.objects.get(pk=draft.pk).fingerprint
    assert "Du har godkänt avtalet" in words(client.post(url, {"read": again}, follow=True))


def test_there_is_no_yes_to_a_letting_policy(db, signed_in):
    draft = factories.draft(valid_from=TODAY)
    response = signed_in(Role.SOCIAL_DIRECTOR).post(reverse("agree_to_policy", args=[draft.pk]), follow=True)
    assert "Ett avtal godkänns när det är ett utkast" in words(response)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CASE_OFFICER, Role.HOUSING_DIRECTOR])
def test_nobody_else_says_yes_for_the_social_services(agreement, role, signed_in):
    url = reverse("agree_to_policy", args=[agreement.pk])
    assert url not in signed_in(role).get(reverse("policy", args=[agreement.pk])).text
    assert signed_in(role).post(url).status_code == 403


# What waits


def test_my_day_says_what_to_answer_to_close_and_to_agree_to(consultation, agreement, answer_url):
    def waits_for(role, today=TODAY):
        return {(task.text, task.url, task.due_on) for task in tasks.tasks(factories.staff(role), today)}

    close = reverse("admin:contracts_policy_close", args=[consultation.policy_id])
    to_answer = ("Svara på remissen", answer_url, consultation.answer_by)
    to_agree = ("Avtalet väntar på ert godkännande", reverse("policy", args=[agreement.pk]), None)
    assert waits_for(Role.COORDINATOR) == {to_answer}
    assert waits_for(Role.SOCIAL_DIRECTOR) == {to_answer, to_agree}
    assert waits_for(Role.HOUSING_DIRECTOR) == set()
    assert {url for _text, url, _due in waits_for(Role.HOUSING_DIRECTOR, TODAY + 21 * DAY)} == {close}
    assert waits_for(Role.CASE_OFFICER) == set()
    factories.answer(consultation.recipients.get(side=Side.SOCIAL))
    assert waits_for(Role.COORDINATOR) == set()


# At the same moment


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_decides():
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "16"})
    directors = [factories.staff(Role.HOUSING_DIRECTOR) for _ in range(4)]
    answers = at_once(
        *(
            lambda by=by, n=n: actions.decide(
                draft, decided_on=TODAY, decided_by=f"Styrelse {n}", valid_from=TODAY + n * DAY, by=by
            )
            for n, by in enumerate(directors)
        )
    )
    won = [answer for answer in answers if isinstance(answer, Policy)]
    assert len(won) == 1
    assert {answer.code for answer in answers if not isinstance(answer, Policy)} == {"already_decided"}
    draft.refresh_from_db()
    assert draft.decided_by == won[0].decided_by


@pytest.mark.django_db(transaction=True)
def test_a_number_does_not_change_under_a_decision(signed_in):
    """The one who changes and the one who decides: in whatever order, what is decided is what was read last."""
    draft = factories.draft(values={PolicyKey.QUEUE_AGE: "16"})
    value, director = draft.values.get(), factories.staff(Role.HOUSING_DIRECTOR)
    decided, changed = at_once(
        lambda: actions.decide(draft, decided_on=TODAY, decided_by="Styrelsen", valid_from=TODAY, by=director),
        lambda: change(value, text="15"),
    )
    assert isinstance(decided, Policy)
    value.refresh_from_db()
    assert value.text == ("15" if changed is None else "16")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("who", ["yes", "consultation"])
def test_no_number_changes_in_the_moment_somebody_says_yes_to_it_or_is_asked_about_it(who):
    """Whoever comes second waits for the first, and then sees what the first wrote."""
    draft = factories.draft(AGREEMENT, valid_from=TODAY + 40 * DAY, values={PolicyKey.QUOTA_FLOOR: "6"})
    value, director = draft.values.get(), factories.staff(Role.HOUSING_DIRECTOR)

    def second():
        with transaction.atomic():
            sql("SET LOCAL lock_timeout = '300ms'")
            if who == "yes":
                actions.agree(draft, by=director)
            else:
                actions.send_consultation(draft, answer_by=TODAY, social_services=True, by=director)

    with transaction.atomic():
        change(value, text="1")
        (answer,) = at_once(second)
    assert isinstance(answer, OperationalError)


@pytest.mark.django_db(transaction=True)
def test_the_same_answer_sent_by_two_at_once_is_one(consultation, answer_url):
    clients = [Client() for _ in range(4)]
    for client in clients:
        client.force_login(factories.account_of(factories.staff(Role.COORDINATOR)))
    answers = at_once(*(lambda each=each: each.post(answer_url, {"text": "Ja"}) for each in clients))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 302]
    assert ConsultationAnswer.objects.count() == 1
