"""What the register writes on agendas: each line, with its reason in plain words; and whose preparation is whose."""

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta

from contracts.enums import ContractEnd, SubleaseEnd
from contracts.models import CheckIn, ContractRecusal, HandoverPlan, LandlordNotice, Sublease
from gotene.access.database_roles import ORGANISATIONS
from gotene.access.roles import Role
from inspections.models import Inspection
from meetings.agenda import COMMON, common_lines, open_to, preparation
from meetings.enums import AgendaSection, MeetingKind, PreparationSection
from tests import factories
from tests.access.as_role import running_as
from tests.contracts import incidents
from tests.meetings import held, homes

pytestmark = pytest.mark.django_db

DAY = dt.date
TODAY = DAY(2026, 11, 22)
MONTHLY, HALF_YEARLY = MeetingKind.MONTHLY, MeetingKind.HALF_YEARLY


@pytest.fixture
def letting(db):
    return factories.staff(Role.LETTING_OFFICER, name="Lars Uthyrare")


def home(begins_on, number="SK-2026-014", *, ends_on=None):
    contract = factories.social_contract(begins_on=begins_on)
    return Sublease.objects.create(contract=contract, case_number=number, begins_on=begins_on, ends_on=ends_on)


def plan(sublease, first_check_in_on):
    return HandoverPlan.objects.create(
        sublease=sublease,
        begins_on=sublease.begins_on,
        goal_date=DAY(2027, 6, 1),
        first_check_in_on=first_check_in_on,
        made_by=sublease.contract.social_contact,
    )


def said(section, staff, kind=MONTHLY):
    lines = [line for line in common_lines(kind, staff, TODAY) if line.section == section]
    return [(line.case_number, line.text, line.reason) for line in lines]


def test_check_ins_that_are_late_come_before_those_that_are_due(letting):
    due, late, later = home(DAY(2026, 1, 7)), home(DAY(2026, 2, 7), "SK-2026-002"), home(DAY(2026, 3, 7), "SK-2026-003")
    held_before = plan(due, DAY(2026, 6, 1))
    CheckIn.objects.create(
        plan=held_before, held_on=DAY(2026, 9, 1), held_by=held_before.made_by, next_on=DAY(2026, 12, 22)
    )
    plan(late, DAY(2026, 11, 21))
    plan(later, DAY(2026, 12, 23))
    assert said(AgendaSection.CHECK_INS, letting) == [
        ("SK-2026-002", "Avstämningen skulle ha hållits 21 november 2026", "Den är 1 dag sen."),
        ("SK-2026-014", "Avstämning 22 december 2026", "Den bestämdes vid avstämningen 1 september 2026."),
    ]


def test_a_household_that_has_moved_out_is_not_on_the_agenda(letting):
    plan(home(DAY(2026, 5, 20), ends_on=DAY(2026, 11, 20)), DAY(2026, 11, 1))
    assert said(AgendaSection.CHECK_INS, letting) == []
    assert said(AgendaSection.MONTHS, letting) == []


def test_six_twelve_and_eighteen_months_are_taken_up_near_the_day(letting):
    home(DAY(2026, 5, 23), "SK-2026-001")
    home(DAY(2025, 12, 22), "SK-2025-002")
    home(DAY(2025, 5, 8), "SK-2025-003")
    for begins_on in (DAY(2026, 5, 7), DAY(2025, 12, 23), DAY(2024, 11, 22)):
        home(begins_on, f"SK-{begins_on}")
    assert said(AgendaSection.MONTHS, letting) == [
        (
            "SK-2025-003",
            "18 månader sedan inflyttningen den 8 november 2026",
            "Tvåårspunkt 8 maj 2027: bestäm övertagande, fortsättning eller avslut senast 31 januari 2027.",
        ),
        (
            "SK-2026-001",
            "6 månader sedan inflyttningen den 23 november 2026",
            "Övertagande kommer ofta efter ett halvår eller ett år: är ett eget kontrakt nära?",
        ),
        (
            "SK-2025-002",
            "12 månader sedan inflyttningen den 22 december 2026",
            "Ett år: bestäm vad som återstår före ett eget kontrakt.",
        ),
    ]


def test_a_mark_is_on_the_agenda_of_meetings_up_to_six_weeks_apart(letting):
    """From a fortnight after it to a month before it: no gap between two meetings lets one through."""
    home(DAY(2026, 5, 31))
    days = [TODAY + dt.timedelta(days=n) for n in range(-40, 40)]
    on = [day for day in days if any(x.section == AgendaSection.MONTHS for x in common_lines(MONTHLY, letting, day))]
    assert (on[0], on[-1]) == (DAY(2026, 10, 30), DAY(2026, 12, 14))
    assert len(on) == (on[-1] - on[0]).days + 1


def test_inspections_say_when_or_that_they_are_late(letting):
    sublease = home(DAY(2026, 11, 1))
    for kind, planned_on in (
        ("move_in", DAY(2026, 11, 2)),
        ("move_out", DAY(2026, 12, 1)),
        ("move_out", DAY(2027, 2, 1)),
    ):
        Inspection.objects.create(contract=sublease.contract, sublease=sublease, kind=kind, planned_on=planned_on)
    assert said(AgendaSection.INSPECTIONS, letting) == [
        (
            "SK-2026-014",
            "Inflyttningsbesiktning skulle ha hållits 2 november 2026",
            "Håll den eller kom överens om en ny dag.",
        ),
        (
            "SK-2026-014",
            "Avflyttningsbesiktning 1 december 2026",
            "Båda organisationerna och den boende är med.",
        ),
    ]


def test_requests_say_what_is_needed_and_offers_when_they_are_answered(letting):
    asked = factories.housing_request(
        requested_on=DAY(2026, 11, 13), needed_from=DAY(2026, 12, 1), rooms_min=3, rooms_max=4
    )
    offered = factories.offer(offered_on=DAY(2026, 11, 20), answer_by=DAY(2026, 11, 21))
    assert said(AgendaSection.REQUESTS, letting) == [
        (
            offered.request.case_number,
            "Erbjudande från 20 november 2026: inget svar än",
            "Det skulle ha besvarats senast 21 november 2026.",
        ),
        (
            asked.case_number,
            "3–4 rum behövs från 1 december 2026",
            "Har väntat på ett erbjudande i 9 dagar, sedan 13 november 2026.",
        ),
    ]


def test_the_quota_says_how_many_are_left_or_that_it_is_not_decided(letting):
    assert said(AgendaSection.QUOTA, letting) == [
        ("", "Kvoten för 2026 är inte beslutad", "Utan den kan inget nytt socialt kontrakt börja.")
    ]
    factories.quota_year(2026, ceiling=6)
    [(_, text, reason)] = said(AgendaSection.QUOTA, letting)
    assert text == "Kvot 2026: 0 av 6 platser tagna, 6 kvar"
    assert reason.startswith("Taket är 6 enligt Samverkansavtal 2019")


def test_a_landlord_who_has_not_confirmed_is_on_the_agenda_until_then(letting):
    sublease = home(DAY(2026, 11, 1))
    worker = sublease.contract.social_contact
    notice = LandlordNotice.objects.create(sublease=sublease, informed_on=DAY(2026, 11, 1), informed_by=worker)
    assert said(AgendaSection.LANDLORD_NOTICES, letting) == [
        (
            "SK-2026-014",
            "Hyresvärden underrättades 1 november 2026",
            "Bolaget har inte bekräftat att det har sett vem som bor där.",
        )
    ]
    notice.received_at, notice.received_by = dt.datetime(2026, 11, 3, 9, tzinfo=dt.UTC), letting
    notice.save()
    assert said(AgendaSection.LANDLORD_NOTICES, letting) == []


def test_promises_are_carried_over_within_their_kind_of_meeting_until_they_are_done(letting):
    item = held.item(held.begun(by=letting, held_on=DAY(2026, 10, 20)), case_number="SK-2026-014")
    promise = held.promise(item, due_on=DAY(2026, 11, 1))
    held.promise(item, what="Struket", struck=True)
    assert said(AgendaSection.PROMISES, letting) == []
    held.close(item.meeting)
    assert said(AgendaSection.PROMISES, letting) == [
        (
            "SK-2026-014",
            "Beställa nycklar",
            "Lars Uthyrare lovade 20 oktober 2026 att det skulle vara klart senast 1 november 2026. Det är sent.",
        )
    ]
    assert said(AgendaSection.PROMISES, letting, HALF_YEARLY) == []
    promise.done_on, promise.done_by = DAY(2026, 11, 20), letting
    promise.save()
    assert said(AgendaSection.PROMISES, letting) == []


def test_a_promise_that_is_given_anew_leaves_the_agenda_to_the_new_one(letting):
    first = held.promise(held.item(held.begun(by=letting)))
    held.close(first.item.meeting)
    again = held.item(held.begun(by=letting), promise=first, subject_key=f"promise-{first.pk}")
    held.promise(again, what="Beställa nycklar igen", replaces=first)
    held.close(again.meeting)
    assert [text for _, text, _ in said(AgendaSection.PROMISES, letting)] == ["Beställa nycklar igen"]


def test_the_half_yearly_agenda_says_how_it_goes(letting):
    for kind, title in (("letting_policy", "Uthyrningspolicy 2017"),):
        factories.decided(kind, title=title, valid_from=DAY(2017, 7, 1), values={"queue_age": "17"})
    factories.guarantee(begins_on=DAY(2014, 5, 1))
    factories.housing_request(requested_on=DAY(2026, 11, 13), rooms_min=2, rooms_max=3)
    contract = factories.social_contract(
        begins_on=DAY(2025, 1, 1), ends_on=DAY(2025, 10, 31), end_reason=ContractEnd.TAKEN_OVER
    )
    Sublease.objects.create(
        contract=contract,
        case_number="SK-2025-001",
        begins_on=DAY(2025, 1, 1),
        ends_on=DAY(2025, 10, 31),
        end_reason=SubleaseEnd.TAKEN_OVER,
    )
    factories.social_contract(begins_on=DAY(2026, 3, 1))
    lines = common_lines(HALF_YEARLY, letting, TODAY)
    assert [(line.text, line.reason) for line in lines if line.section != AgendaSection.QUOTA] == [
        (
            "Uthyrningspolicy ”Uthyrningspolicy 2017” gäller sedan 1 juli 2017",
            "ålder för att ställa sig i bostadskö: 17",
        ),
        ("1 socialt kontrakt i dag, 0 i slutet av 2022", "Så går det, år för år."),
        ("1 borgensåtagande kvar; 2015 var det 1", "Ingen sista dag än: 1 utan plan."),
        ("1 hushåll väntar på 2–3 rum", "Det första har väntat 9 dagar."),
        ("2026: 1 nya, 0 eget kontrakt, 0 avslutade, 0 återlämnade", "Hittills i år."),
        ("2025: 1 nya, 1 eget kontrakt, 0 avslutade, 0 återlämnade", "Hela året."),
        ("10,0 månader till eget kontrakt", "Medianen av 1 övertagande på 5 år."),
    ]
    [trend] = [line for line in lines if line.figures]
    assert [(year["year"], year["contracts"]) for year in trend.figures["years"]] == [
        (2022, 0),
        (2023, 0),
        (2024, 0),
        (2025, 0),
        (2026, 1),
    ]


def test_the_common_agenda_is_the_same_from_both_sides_and_for_whoever_knows_somebody_there(letting):
    sublease = home(DAY(2026, 5, 23))
    plan(sublease, DAY(2026, 11, 1))
    incidents.confirmed(of=sublease)
    homes.question(sublease)
    on_its_way, nearly = homes.takeover(incidents.home()).sublease, homes.ready()
    coordinator, colleague = factories.staff(Role.COORDINATOR), factories.staff(Role.LETTING_OFFICER)
    for known in (sublease, on_its_way, nearly):
        ContractRecusal.objects.create(contract=known.contract, staff=letting, declared_on=TODAY, handed_to=colleague)
    agendas = []
    for staff in (letting, colleague, coordinator):
        with running_as(staff):
            agendas.append(common_lines(MONTHLY, staff, TODAY))
    assert agendas[0] == agendas[1] == agendas[2]
    assert [line.case_number for line in agendas[0] if line.section == AgendaSection.CHECK_INS] == ["SK-2026-014"]
    assert {line.section for line in agendas[0]} >= {
        AgendaSection.INCIDENTS,
        AgendaSection.TAKEOVERS,
        AgendaSection.QUESTIONS,
    }
    assert {line.contract for line in open_to(letting, agendas[0])} == {None}


def test_an_administrator_gets_no_agenda():
    plan(home(DAY(2026, 5, 23)), DAY(2026, 11, 1))
    for role in (Role.SYSTEM_ADMINISTRATOR, Role.LOG_REVIEWER):
        staff = factories.staff(role, side="social")
        assert [x for x in common_lines(MONTHLY, staff, TODAY) if x.section != AgendaSection.QUOTA] == []


def test_decisions_are_the_social_services_own_preparation():
    case = factories.case()
    factories.decision(case, decided_on=DAY(2026, 9, 1), valid_from=DAY(2026, 9, 1), valid_to=DAY(2027, 1, 10))
    coordinator, letting = factories.staff(Role.COORDINATOR), factories.staff(Role.LETTING_OFFICER)
    with running_as(coordinator):
        lines = preparation(MONTHLY, coordinator, TODAY)
    assert [(line.section, line.case_number, line.text, line.reason) for line in lines] == [
        (
            PreparationSection.DECISIONS_ENDING,
            case.number,
            "Beslutet går ut 10 januari 2027",
            "Det finns inget senare beslut som tar vid.",
        ),
        (
            PreparationSection.NOT_CARRIED_OUT,
            case.number,
            "Beviljat 1 september 2026, ingen bostad än",
            "Ska rapporteras till IVO från 1 december 2026 (SoL 34:1).",
        ),
    ]
    with running_as(letting):
        assert preparation(MONTHLY, letting, TODAY) == []
        assert case.number not in {line.case_number for line in common_lines(MONTHLY, letting, TODAY)}


def test_a_case_officer_prepares_their_own_cases_alone():
    mine, other = factories.case(), factories.case()
    for case in (mine, other):
        factories.decision(case, decided_on=DAY(2026, 9, 1), valid_from=DAY(2026, 9, 1), valid_to=DAY(2027, 1, 10))
    lines = preparation(MONTHLY, mine.case_officer, TODAY)
    assert {line.case_number for line in lines} == {mine.number}


def test_the_company_prepares_its_offers_and_the_social_services_do_not_see_it(letting):
    factories.housing_request(rooms_min=2, rooms_max=2, needed_from=DAY(2026, 12, 1))
    factories.apartment(kind="2rok")
    factories.apartment(kind="1rok")
    with running_as(letting):
        [line] = preparation(MONTHLY, letting, TODAY)
    assert (line.section, line.reason) == (PreparationSection.OFFERS_TO_MAKE, "1 ledig lägenhet passar.")
    coordinator = factories.staff(Role.COORDINATOR)
    with running_as(coordinator):
        assert PreparationSection.OFFERS_TO_MAKE not in {
            line.section for line in preparation(MONTHLY, coordinator, TODAY)
        }


@pytest.mark.parametrize(
    ("role", "other"), [(Role.COORDINATOR, Role.LETTING_OFFICER), (Role.LETTING_OFFICER, Role.COORDINATOR)]
)
def test_what_is_not_verified_is_prepared_by_those_who_heard_it_alone(role, other):
    staff, other = factories.staff(role), factories.staff(other)
    late = incidents.unverified(by=staff, check_by=DAY(2026, 11, 21))
    incidents.unverified(of=late.sublease, by=staff, kind="damage", check_by=TODAY)
    settled = {"outcome": "not_cleared", "ended_on": DAY(2026, 3, 9), "ended_by": staff}
    incidents.unverified(of=late.sublease, by=staff, **settled)
    with running_as(staff):
        found = [line for line in preparation(MONTHLY, staff, TODAY) if line.section == PreparationSection.UNVERIFIED]
    assert [(line.text, line.reason) for line in found] == [
        (
            "Sagt 2 mars 2026: störning",
            "Skulle ha kontrollerats senast 21 november 2026. Uppgiften räknas inte förrän den är bekräftad.",
        ),
        (
            "Sagt 2 mars 2026: skada",
            "Ska kontrolleras senast 22 november 2026. Uppgiften räknas inte förrän den är bekräftad.",
        ),
    ]
    assert {(line.contract, line.case_number, line.url) for line in found} == {
        (late.contract, late.sublease.case_number, "/obekraftat/")
    }
    with running_as(other):
        assert PreparationSection.UNVERIFIED not in {line.section for line in preparation(MONTHLY, other, TODAY)}
    for each in (staff, other):
        with running_as(each):
            assert late.sublease.case_number not in {line.case_number for line in common_lines(MONTHLY, each, TODAY)}


def test_no_common_source_writes_under_a_heading_of_preparation():
    """The stored layer has headings of its own: what is one organisation's has nowhere to be kept."""
    assert not set(AgendaSection.values) & set(PreparationSection.values)


@pytest.mark.parametrize("kind", MeetingKind)
def test_queries_do_not_grow_with_the_register(letting, kind, django_assert_max_num_queries):
    def fill(first, count):
        for number in range(first, first + count):
            sublease = home(DAY(2026, 5, 23), f"SK-2026-{number:03}")
            plan(sublease, DAY(2026, 11, 1))
            Inspection.objects.create(
                contract=sublease.contract, sublease=sublease, kind="move_out", planned_on=DAY(2026, 12, 1)
            )
            LandlordNotice.objects.create(
                sublease=sublease, informed_on=DAY(2026, 11, 1), informed_by=sublease.contract.social_contact
            )
            factories.housing_request(requested_on=DAY(2026, 11, 1))
            factories.guarantee()
            incidents.repair(of=incidents.confirmed(of=sublease))
            homes.question(sublease)
            homes.takeover(incidents.home(), "resident", "social")
            homes.ready()
            factories.social_contract(begins_on=DAY(2026, 11, 1))

    fill(100, 2)
    bound = 2 * len(COMMON[kind]) + 6
    with django_assert_max_num_queries(bound) as asked:
        few = common_lines(kind, letting, TODAY)
    fill(200, 12)
    with django_assert_max_num_queries(len(asked)):
        many = common_lines(kind, letting, TODAY)
    assert len(many) > len(few) or kind == HALF_YEARLY


def test_each_organisation_can_read_all_that_the_common_agenda_needs():
    plan(home(TODAY - relativedelta(months=6)), DAY(2026, 11, 1))
    staff = {"housing": factories.staff(Role.LETTING_OFFICER), "social": factories.staff(Role.COORDINATOR)}
    for role in ORGANISATIONS:
        for kind in MeetingKind:
            with running_as(staff[str(role)]):
                assert common_lines(kind, staff[str(role)], TODAY)
