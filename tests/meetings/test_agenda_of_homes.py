"""What the agenda takes up of each home: what went wrong, takeovers, empty contracts, questions; and what it leaves."""

import datetime as dt

import pytest

from contracts.actions.incidents import not_cleared
from contracts.enums import ContractEnd
from contracts.models import GuaranteePlan, NoTakeover, Sublease
from gotene.access.roles import Role
from meetings.agenda import common_lines
from meetings.enums import AgendaSection, MeetingKind
from tests import factories
from tests.contracts import incidents
from tests.contracts.incidents import home
from tests.meetings.homes import question, ready, takeover

pytestmark = pytest.mark.django_db

DAY = dt.date
TODAY = DAY(2026, 11, 22)
WRITTEN = "Kanarie i trapphuset"


@pytest.fixture
def letting(db):
    return factories.staff(Role.LETTING_OFFICER)


def lines(section, staff, kind=MeetingKind.MONTHLY):
    return [line for line in common_lines(kind, staff, TODAY) if line.section == section]


def said(section, staff, kind=MeetingKind.MONTHLY):
    return [(line.text, line.reason) for line in lines(section, staff, kind)]


def test_a_confirmed_incident_waits_for_an_agreement_and_then_for_its_repair(letting):
    incident = incidents.confirmed(text=WRITTEN)
    [line] = lines(AgendaSection.INCIDENTS, letting)
    assert (line.text, line.reason) == (
        "Störning 2 mars 2026",
        "Bekräftad 5 mars 2026. Kom överens om hur det rättas till: vad, när och vem.",
    )
    assert (line.contract, line.case_number) == (incident.contract, incident.sublease.case_number)
    assert line.url == f"/kontrakt/{incident.contract.number}/#incidents"

    repair = incidents.repair(of=incident, due_on=TODAY, what=WRITTEN)
    assert said(AgendaSection.INCIDENTS, letting) == [
        ("Störning 2 mars 2026", "Bekräftad. Ska vara åtgärdad senast 22 november 2026: den boende.")
    ]
    repair.done_on, repair.done_by = DAY(2026, 11, 20), letting
    repair.save()
    assert lines(AgendaSection.INCIDENTS, letting) == []


def test_a_repair_that_is_late_says_so_and_whose_it_is_and_what_is_latest_comes_first(letting):
    rent = incidents.late_rent()
    incidents.step(rent, "answered")
    incidents.step(rent, "confirmed")
    incidents.repair(of=rent, due_on=DAY(2026, 11, 21), responsible="social")
    incidents.repair(due_on=DAY(2026, 11, 12), responsible="housing")
    assert said(AgendaSection.INCIDENTS, letting) == [
        (
            "Störning 2 mars 2026",
            "Bekräftad. Skulle ha varit åtgärdad senast 12 november 2026: Götenebostäder. Åtgärden är 10 dagar sen.",
        ),
        (
            "Sen hyra för mars 2026",
            "Bekräftad. Skulle ha varit åtgärdad senast 21 november 2026: socialtjänsten. Åtgärden är 1 dag sen.",
        ),
    ]


def test_what_is_only_reported_or_said_or_could_not_be_cleared_up_is_not_on_the_agenda(letting):
    incidents.incident()
    incidents.unverified(by=letting)
    not_cleared(incidents.incident(), by=letting)
    for staff in (letting, factories.staff(Role.COORDINATOR)):
        assert lines(AgendaSection.INCIDENTS, staff) == []


def test_an_incident_of_a_contract_that_is_over_is_nothing_to_meet_about(letting):
    sublease = home(ends_on=DAY(2026, 10, 31))
    incidents.confirmed(of=sublease)
    assert len(lines(AgendaSection.INCIDENTS, letting)) == 1
    sublease.contract.ends_on, sublease.contract.end_reason = DAY(2026, 11, 21), ContractEnd.HANDED_BACK
    sublease.contract.save()
    assert lines(AgendaSection.INCIDENTS, letting) == []


@pytest.mark.parametrize(
    ("yeses", "turns"),
    [
        ((), "Bolagets tur: håll besiktningen. Bådas tur: anteckna det ja som saknas."),
        (("housing",), "Bolagets tur: håll besiktningen. Socialtjänstens tur: anteckna det ja som saknas."),
        (("resident", "social"), "Bolagets tur: håll besiktningen, anteckna det ja som saknas."),
        (("resident", "social", "housing"), "Bolagets tur: håll besiktningen. Socialtjänstens tur: gör papperen."),
    ],
)
def test_a_takeover_under_way_says_whose_turn_it_is(letting, yeses, turns):
    prepared = takeover(home(), *yeses)
    [line] = lines(AgendaSection.TAKEOVERS, letting)
    assert (line.text, line.reason) == ("Övertagande förbereds: eget kontrakt från 1 januari 2027", turns)
    assert line.case_number == prepared.sublease.case_number


def test_a_takeover_whose_day_has_come_says_so(letting):
    takeover(home(), new_lease_from=TODAY)
    assert said(AgendaSection.TAKEOVERS, letting)[0][1].startswith("Dagen är här. Bolagets tur: ")


def test_a_takeover_that_was_cancelled_is_not_on_the_agenda(letting):
    takeover(home(), cancelled_on=DAY(2026, 11, 20), cancelled_by=letting, cancel_reason="Ångrat")
    assert lines(AgendaSection.TAKEOVERS, letting) == []


READY = (
    "Redo för eget kontrakt",
    "Alla krav var uppfyllda vid avstämningen 2 november 2026 och inget står i vägen. Måldatum: 22 januari 2027.",
)


def test_a_home_where_all_is_met_near_its_goal_date_is_ready(letting):
    sublease = ready()
    assert said(AgendaSection.TAKEOVERS, letting) == [READY]
    incidents.unverified(of=sublease)
    incidents.incident(of=sublease)
    assert said(AgendaSection.TAKEOVERS, letting) == [READY]
    incidents.confirmed(of=sublease)
    assert lines(AgendaSection.TAKEOVERS, letting) == []


@pytest.mark.parametrize(
    "about",
    [{"goal_date": DAY(2027, 1, 23)}, {"outcome": "not_met"}, {"ends_on": DAY(2026, 12, 31)}],
    ids=["its goal is further away", "a requirement is not met", "they move out"],
)
def test_a_home_that_is_not_on_its_way_yet_is_not_called_ready(letting, about):
    ready(**about)
    assert lines(AgendaSection.TAKEOVERS, letting) == []


def test_for_whom_no_takeover_is_planned_is_not_called_ready(letting):
    sublease = ready()
    NoTakeover.objects.create(
        sublease=sublease,
        decided_on=DAY(2026, 11, 3),
        decided_by=sublease.contract.social_contact,
        review_by=DAY(2027, 11, 2),
    )
    assert lines(AgendaSection.TAKEOVERS, letting) == []


def test_a_takeover_that_is_prepared_is_on_the_agenda_once(letting):
    takeover(ready())
    assert [text for text, _ in said(AgendaSection.TAKEOVERS, letting)] == [
        "Övertagande förbereds: eget kontrakt från 1 januari 2027"
    ]


def test_an_empty_contract_says_since_when_and_that_the_municipality_pays(letting):
    sublease = home(ends_on=DAY(2026, 11, 21))
    [line] = lines(AgendaSection.EMPTY, letting)
    assert (line.text, line.reason) == (
        "Tomt sedan 22 november 2026",
        "Kommunen har betalat för tomt i 1 dag. Placera ett hushåll eller lämna tillbaka lägenheten.",
    )
    assert (line.contract, line.case_number) == (sublease.contract, "")

    contract = sublease.contract
    coming = Sublease.objects.create(contract=contract, case_number="SK-2026-777", begins_on=DAY(2026, 12, 1))
    assert said(AgendaSection.EMPTY, letting)[0][1].endswith("Ett hushåll flyttar in 1 december 2026.")
    coming.delete()
    contract.ends_on, contract.end_reason = DAY(2026, 12, 31), ContractEnd.HANDED_BACK
    contract.save()
    assert said(AgendaSection.EMPTY, letting)[0][1].endswith("Kontraktet slutar 31 december 2026.")


def test_a_contract_where_somebody_lives_today_is_not_empty(letting):
    home(ends_on=TODAY)
    factories.social_contract(begins_on=DAY(2026, 11, 23))
    factories.social_contract(begins_on=DAY(2026, 1, 1), ends_on=DAY(2026, 11, 21), end_reason=ContractEnd.HANDED_BACK)
    assert lines(AgendaSection.EMPTY, letting) == []


def test_a_question_without_an_answer_says_whom_it_was_put_to_and_by_when_but_not_what(letting):
    sublease = home()
    late = question(sublease, answer_by=DAY(2026, 11, 21), text=WRITTEN)
    question(sublease, "housing", text=WRITTEN)
    found = lines(AgendaSection.QUESTIONS, letting)
    assert [(line.text, line.reason) for line in found] == [
        (
            "Fråga till socialtjänsten 10 november 2026: inget svar än",
            "Svaret skulle ha kommit senast 21 november 2026.",
        ),
        ("Fråga till bolaget 10 november 2026: inget svar än", "Svaret ska komma senast 22 november 2026."),
    ]
    assert {(line.contract, line.case_number) for line in found} == {(sublease.contract, sublease.case_number)}
    late.answer, late.answered_by, late.answered_at = "Ja", late.answerer, dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
    late.save()
    assert [line.text for line in lines(AgendaSection.QUESTIONS, letting)] == [found[1].text]


def test_the_half_yearly_meeting_sees_the_planned_last_day_of_the_guarantees(letting):
    for last_day in (DAY(2027, 8, 31), DAY(2027, 9, 30)):
        GuaranteePlan.objects.create(
            guarantee=factories.guarantee(),
            way="notice",
            planned_notice_on=TODAY,
            planned_last_day=last_day,
            owner=letting,
        )
    [(text, reason)] = said(AgendaSection.GUARANTEES, letting, MeetingKind.HALF_YEARLY)
    assert (text, reason) == (
        "2 borgensåtaganden kvar; 2015 var det 2",
        "Det sista ska enligt planen upphöra 30 september 2027.",
    )
    GuaranteePlan.objects.filter(planned_last_day=DAY(2027, 8, 31)).get().delete()
    [(_, reason)] = said(AgendaSection.GUARANTEES, letting, MeetingKind.HALF_YEARLY)
    assert reason == "Ingen sista dag än: 1 utan plan."
