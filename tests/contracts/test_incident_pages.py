"""The pages of an incident, from the report to what has been put right, as those who use them see them."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from contracts.actions.incidents import agree_repair, confirm, hear, report_incident
from contracts.models import Incident
from gotene.access.roles import Role, Side
from gotene.dates import add_months
from gotene.templatetags.swedish import long_date
from tenants.actions import give_consent
from tenants.enums import InformationKind
from tenants.models import Disclosure
from tests import factories
from tests.contracts.incidents import confirmed, home, late_rent, repair, step
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def contract():
    return home().contract


@pytest.fixture
def officer(contract):
    return contract.social_contact


@pytest.fixture
def letting(contract):
    return contract.housing_contact


@pytest.fixture
def consent(officer):
    case = officer.cases.get()
    return give_consent(case, kind=InformationKind.INCIDENTS, given_on=TODAY, by=officer)


@pytest.fixture
def reported(contract, letting):
    return report_incident(contract, kind="disturbance", happened_on=TODAY - DAY, text="Hög musik", by=letting)


@pytest.fixture
def heard(reported, letting):
    hear(reported, answered=True, day=TODAY, note="Flyttfest, ber om ursäkt", by=letting)
    return reported


@pytest.fixture
def decided(heard, letting):
    confirm(heard, by=letting)
    return heard


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def post(client, name, *args, **data):
    return client.post(reverse(name, args=args), data, follow=True)


def reported_as(client, contract, kind, **data):
    return post(client, "report_incident", contract.number, kind, **data)


# Reporting


def test_what_the_company_reports_the_social_contact_sees_at_once(signed_in, contract, letting, officer):
    done = reported_as(signed_in(letting), contract, "disturbance", happened_on=f"{TODAY - DAY}", text="Hög musik")
    made = Incident.objects.get()
    assert done.redirect_chain[-1][0] == reverse("incident", args=[made.pk])
    assert "rapporterad, inte bekräftad" in words(done)
    client = signed_in(officer)
    day = words(page(client, "my_day"))
    assert f"Störning {long_date(TODAY - DAY)}: rapporterad, fråga den boende{contract.number}" in day
    text = words(page(client, "contract", contract.number))
    assert "Hög musik" not in text
    assert "Fråga den boende vad som hände." in text
    assert "Hög musik" in words(page(client, "incident", made.pk))
    assert "Skriv in svaret" in words(page(client, "incident", made.pk))


@pytest.mark.parametrize(
    ("role", "whose"),
    [(Role.LETTING_OFFICER, "kommunens hyra för förstahandsavtalet"), (Role.CASE_OFFICER, "den boendes hyra till")],
)
def test_each_reports_the_rent_that_is_its_own_claim(signed_in, contract, letting, officer, consent, role, whose):
    client = signed_in(letting if role == Role.LETTING_OFFICER else officer)
    form = page(client, "report_incident", contract.number, "late_rent")
    assert whose in words(form)
    month = add_months(TODAY.replace(day=1), -1)
    reported_as(client, contract, "late_rent", rent_month=f"{month}", amount="6 500,50")
    made = Incident.objects.get()
    assert (made.rent_month, str(made.amount), made.happened_on) == (month, "6500.50", made.rent_clock.due_on)
    assert bool(made.sublease) == (role == Role.CASE_OFFICER)
    text = words(page(client, "incident", made.pk))
    assert "6 500,50" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "hyresrätten förverkas" in text
    assert f"Sen hyra för {date_format(month, 'F Y')}" in text


def test_only_months_whose_rent_should_have_come_can_be_chosen(signed_in, contract, letting):
    client = signed_in(letting)
    form = page(client, "report_incident", contract.number, "late_rent").context["form"]
    months = list(form.months.values())
    assert months == sorted(months, reverse=True)
    assert add_months(TODAY.replace(day=1), 2) not in months
    wrong = reported_as(client, contract, "late_rent", rent_month="2031-01-01", amount="6500")
    assert len(errors(wrong)) == 1
    assert not Incident.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Skriv vad som sågs eller hördes."),
        ({"text": "Verkar psykiskt sjuk"}, 'Ta bort "psykiskt": här skrivs aldrig något om hälsa.'),
        ({"text": "Rykten om fest"}, 'Ta bort "rykten": skriv vad någon själv har sett eller hört.'),
        ({"text": "Musik", "happened_on": "i övermorgon"}, "Skriv ett datum som finns"),
        ({"text": "Musik", "happened_on": f"{TODAY + DAY}"}, "Dagen kan inte ligga i framtiden."),
        ({"text": "x" * 201}, "som mest 200 tecken"),
    ],
)
def test_what_is_wrong_in_a_report_is_said_and_what_was_typed_stays(signed_in, contract, letting, data, said):
    answer = reported_as(signed_in(letting), contract, "damage", **{"happened_on": f"{TODAY}", **data})
    assert any(said in error for error in errors(answer)), errors(answer)
    assert typed(answer, "text") == data.get("text", "")
    assert not Incident.objects.exists()


def test_the_social_services_are_told_what_to_do_without_consent(signed_in, contract, officer):
    answer = reported_as(signed_in(officer), contract, "damage", happened_on=f"{TODAY}", text="Trasig ruta")
    (error,) = errors(answer)
    assert "den boende har inte samtyckt" in error
    assert officer.cases.get().number in error
    assert typed(answer, "text") == "Trasig ruta"
    assert (Incident.objects.count(), Disclosure.objects.count()) == (0, 0)


def test_a_report_sent_twice_is_one(signed_in, contract, letting):
    data = {"happened_on": f"{TODAY}", "text": "Trasig ruta", "submission": uuid4()}
    client = signed_in(letting)
    for _ in range(2):
        reported_as(client, contract, "damage", **data)
    assert Incident.objects.count() == 1


def test_an_unknown_kind_is_no_page(signed_in, contract, letting):
    assert page(signed_in(letting), "report_incident", contract.number, "rykte").status_code == 404


def test_rent_administrators_report_late_rent_alone(signed_in, contract, consent):
    client = signed_in(Role.RENT_ADMINISTRATOR)
    kinds = page(client, "contract", contract.number)
    assert reverse("report_incident", args=[contract.number, "late_rent"]) in kinds.content.decode()
    assert reverse("report_incident", args=[contract.number, "damage"]) not in kinds.content.decode()
    assert page(client, "report_incident", contract.number, "damage").status_code == 403
    month = add_months(TODAY.replace(day=1), -1)
    reported_as(client, contract, "late_rent", rent_month=f"{month}", amount="6500")
    assert Incident.objects.get().reported_by == client.staff


def test_nobody_reports_on_a_household_that_lived_there_before_without_its_case(signed_in):
    before = home(ends_on=TODAY - DAY, end_reason="ended")
    mine = factories.case()
    home(case=mine, contract=before.contract, begins_on=TODAY)
    client = signed_in(mine.case_officer)
    answer = client.post(
        reverse("report_incident", args=[before.contract.number, "damage"]),
        {"happened_on": f"{TODAY - 2 * DAY}", "text": "Trasig ruta"},
    )
    assert answer.status_code == 403
    assert not Incident.objects.exists()


# Hearing, deciding


def test_an_answer_is_written_down_and_leads_on_to_the_outcome(signed_in, reported, letting):
    client = signed_in(letting)
    answer = post(client, "hear_about_incident", reported.pk, answered="yes", day=f"{TODAY}", note="Flyttfest")
    assert "Den boende har svarat" in words(answer)
    assert "Flyttfest" in words(answer)
    assert "Det här behövs nu: Skriv vad det blev" in words(answer)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, ["Välj om det finns ett svar.", "Ange"]),
        ({"answered": "yes", "day": f"{TODAY}"}, ["Skriv kort vad svaret var."]),
        ({"answered": "no", "day": f"{TODAY}"}, ["Det går att svara hela den dagen"]),
        ({"answered": "no", "day": f"{TODAY - DAY}"}, ["Det måste finnas tid att svara"]),
        ({"answered": "yes", "day": f"{TODAY}", "note": "Jag är sjukskriven"}, ['Ta bort "sjukskriven"']),
    ],
)
def test_what_is_wrong_in_an_answer_is_said(signed_in, reported, letting, data, said):
    answer = post(signed_in(letting), "hear_about_incident", reported.pk, **data)
    found = errors(answer)
    assert found
    assert any(said[0] in error for error in found), found
    assert not reported.steps.exists()


def test_confirming_waits_for_the_answer_and_says_so(signed_in, reported, letting):
    client = signed_in(letting)
    assert "Ingen har hörts än" in words(page(client, "conclude_incident", reported.pk))
    answer = post(client, "conclude_incident", reported.pk, outcome="confirmed")
    assert errors(answer) == [
        "Fråga först. Händelsen kan bekräftas när det finns ett svar, eller när dagen för att svara har gått."
    ]


def test_what_is_confirmed_stands_in_the_plan_and_asks_for_a_repair(signed_in, heard, letting, contract):
    client = signed_in(letting)
    answer = post(client, "conclude_incident", heard.pk, outcome="confirmed")
    assert "Kom överens om hur det rättas till: vad, när och vem." in words(answer)
    text = words(page(client, "contract", contract.number))
    assert "Bakslag och vad som behövs nu" in text
    assert "inget överenskommet" in text
    assert f"Störning {long_date(TODAY - DAY)}: kom överens om hur det rättas till" in words(page(client, "my_day"))
    again = page(client, "conclude_incident", heard.pk)
    assert again.status_code == 302


def test_what_could_not_be_cleared_up_is_gone_for_everyone_but_the_log_reviewers(
    signed_in, reported, letting, contract
):
    client = signed_in(letting)
    answer = post(client, "conclude_incident", reported.pk, outcome="not_cleared")
    assert answer.redirect_chain[-1][0] == reverse("contract", args=[contract.number])
    assert "Inget väntar på att klarläggas." in words(answer)
    for role in (Role.COORDINATOR, Role.HOUSING_DIRECTOR, Role.LETTING_OFFICER):
        assert page(signed_in(role), "incident", reported.pk).status_code == 404
    for side in Side:
        reviewer = signed_in(Role.LOG_REVIEWER, side=side)
        assert contract.number in words(page(reviewer, "incidents_not_cleared"))
        text = words(page(reviewer, "incident", reported.pk))
        assert "Hög musik" in text
        assert "Bara loggranskarna ser detta." in text
        assert "ser detta också" not in text
        assert str(contract.apartment) not in text


def test_the_second_to_decide_is_told_kindly(signed_in, heard, letting, officer, consent):
    confirm(heard, by=officer)
    answer = post(signed_in(letting), "conclude_incident", heard.pk, outcome="confirmed")
    assert errors(answer) == ["Någon har redan skrivit vad det blev av händelsen. Ladda om sidan för att se."]


# The law


def test_a_disturbance_shows_what_the_law_asks_for_in_its_order(signed_in, decided, letting):
    client = signed_in(letting)
    text = words(page(client, "incident", decided.pk))
    assert text.index("rättelseanmaning") < text.index("Socialnämnden är underrättad")
    # What else the page says does not change.
    asked = text.count("inte gjort")
    post(client, "record_law_step", decided.pk, kind="rectification", day=f"{TODAY}", note="Brev 14")
    text = words(page(client, "incident", decided.pk))
    assert text.count("inte gjort") == asked - 1
    assert "Brev 14" in text
    assert errors(post(client, "record_law_step", decided.pk, kind="tenant_served", day=f"{TODAY}"))


def test_damage_asks_for_no_step_of_the_law(signed_in, letting, contract):
    made = report_incident(contract, kind="damage", happened_on=TODAY, text="Trasig ruta", by=letting)
    client = signed_in(letting)
    assert "Vad lagen kräver" not in words(page(client, "incident", made.pk))
    assert page(client, "record_law_step", made.pk).status_code == 404


def test_the_clock_of_recovery_is_shown_when_both_its_beginnings_are_there(signed_in, contract, letting):
    made = late_rent(of=contract.subleases.get())
    client = signed_in(letting)
    step(made, "tenant_served", day=datetime.date(2026, 3, 2))
    assert "behåller hyresrätten" not in words(page(client, "incident", made.pk))
    step(made, "board_notified", day=datetime.date(2026, 3, 4))
    text = words(page(client, "incident", made.pk))
    assert "Den som betalar senast 25 mars 2026 behåller hyresrätten." in text
    assert "Ingen avhysning före 28 mars 2026." in text
    step(made, "rent_undertaken", day=datetime.date(2026, 3, 20))
    assert "Betald eller övertagen i tid: hyresrätten är kvar." in words(page(client, "incident", made.pk))


# Putting it right


def test_a_repair_is_agreed_on_and_noted_done(signed_in, decided, letting, contract):
    client = signed_in(letting)
    data = {"what": "Ingen musik efter 22", "due_on": f"{TODAY + DAY}", "responsible": "resident"}
    answer = post(client, "agree_repair", decided.pk, **data)
    assert "Det här behövs nu: Ingen musik efter 22, senast" in words(answer)
    assert "den boende." in words(answer)
    assert "Behövs nu: Ingen musik efter 22 (den boende)" in words(page(client, "contract", contract.number))
    done = post(client, "put_right", decided.pk, done_on=f"{TODAY}")
    assert "Så står det till: Tillrättat." in words(done)
    assert "Allt som gått fel är tillrättat." in words(page(client, "contract", contract.number))
    assert page(client, "put_right", decided.pk).status_code == 302
    assert page(client, "agree_repair", decided.pk).status_code == 302


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"what": ""}, "Skriv vad som ska göras."),
        ({"due_on": f"{TODAY - DAY}"}, "Ge tid att rätta till det"),
        ({"responsible": "grannen"}, "grannen"),
        ({"what": "Tar emot boendestöd"}, 'Ta bort "boendestöd"'),
    ],
)
def test_what_is_wrong_in_an_agreement_is_said(signed_in, decided, letting, data, said):
    answer = post(
        signed_in(letting),
        "agree_repair",
        decided.pk,
        **{"what": "Tyst", "due_on": f"{TODAY}", "responsible": "resident", **data},
    )
    assert any(said in error for error in errors(answer)), errors(answer)


def test_the_second_of_two_who_change_an_agreement_sees_what_the_first_wrote(signed_in, decided, letting):
    agree_repair(decided, what="Tyst", due_on=TODAY, responsible="resident", by=letting)
    client = signed_in(letting)
    form = page(client, "agree_repair", decided.pk)
    seen = typed(form, "seen")
    agree_repair(decided, what="Tyst från 21", due_on=TODAY, responsible="resident", by=letting)
    data = {"what": "Tyst från 23", "due_on": f"{TODAY}", "responsible": "resident"}
    answer = post(client, "agree_repair", decided.pk, seen=seen, **data)
    (error,) = errors(answer)
    assert 'Nu står det "Tyst från 21"' in error
    assert typed(answer, "what") == "Tyst från 23"
    post(client, "agree_repair", decided.pk, seen=typed(answer, "seen"), **data)
    decided.repair.refresh_from_db()
    assert decided.repair.what == "Tyst från 23"


def test_an_overdue_repair_is_a_task_of_both_contacts(signed_in, contract, letting, officer):
    of = contract.subleases.get()
    repair(of=confirmed(of=of, happened_on=datetime.date(2026, 3, 2)), due_on=datetime.date(2026, 3, 10))
    for staff in (letting, officer):
        text = words(page(signed_in(staff), "my_day"))
        assert f"Störning 2 mars 2026: ska rättas till{contract.number}" in text
        assert "dagar sent" in text or "dagar försenad" in text, text
    assert "ska rättas till" not in words(page(signed_in(Role.LETTING_OFFICER), "my_day"))


# How much is asked


def test_the_pages_ask_as_many_questions_however_much_has_gone_wrong(
    signed_in, contract, letting, django_assert_max_num_queries
):
    of = contract.subleases.get()
    client = signed_in(letting)

    def asked(limit, name, *args):
        with django_assert_max_num_queries(limit) as captured:
            assert page(client, name, *args).status_code == 200
        return len(captured)

    first = repair(of=confirmed(of=of)).incident
    before = [asked(60, "contract", contract.number), asked(60, "my_day"), asked(20, "incident", first.pk)]
    for _ in range(3):
        repair(of=confirmed(of=of))
        report_incident(contract, kind="damage", happened_on=TODAY, text="Trasig ruta", by=letting)
    step(first, "board_notified")
    assert before == [asked(60, "contract", contract.number), asked(60, "my_day"), asked(20, "incident", first.pk)]
