"""Meetings as people hold them: planned, begun with the register's agenda, written, closed, approved by both."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.models import ContractRecusal, Resident, Sublease
from gotene.access.roles import Role, Side
from meetings.models import ActionPoint, AgendaItem, Minutes
from tests import factories
from tests.contracts import incidents
from tests.meetings import held
from tests.meetings.holding import TODAY, go, plan, said_in, text_of

WEEK = dt.timedelta(days=7)


def test_a_month_from_an_empty_page_to_approved_minutes_and_the_next_agenda(letting, coordinator, late_check_in):
    assert "Inga möten har hållits än" in text_of(letting.get(reverse("meetings")))
    meeting = plan(letting, social=[coordinator.staff.pk])
    page = text_of(coordinator.get(reverse("meeting", args=[meeting.pk])))
    assert "Avstämningar som ska hållas eller är sena" in page
    assert "Den är 7 dagar sen." in page
    assert not AgendaItem.objects.exists()

    assert "Skriv beslut och löften vid varje punkt" in text_of(go(letting, "begin_meeting", meeting))
    item = meeting.items.get(section="check_ins")
    assert (item.contract, item.case_number) == (late_check_in, "SK-2025-014")
    coordinator.post(reverse("write_meeting_decision", args=[item.pk]), {"decision-text": "Avstämning hålls i veckan"})
    answer = coordinator.post(
        reverse("give_promise", args=[item.pk]),
        {"promise-what": "Boka avstämningen", "promise-owner": coordinator.staff.pk, "promise-due_on": "+7d"},
    )
    assert answer.url == reverse("meeting", args=[meeting.pk]) + f"#punkt-{item.pk}"

    assert "Nu justerar båda organisationerna" in text_of(go(letting, "close_meeting", meeting))
    meeting.refresh_from_db()
    closing = {"closing": meeting.closed_at.isoformat()}
    assert "justerat för din organisation" in text_of(go(letting, "approve_minutes", meeting, **closing))
    assert not Minutes.objects.exists()
    page = text_of(go(coordinator, "approve_minutes", meeting, **closing, registration_number="SN 2026/114"))
    assert "Protokollet är låst" in page
    assert Minutes.objects.get().sha256 in page

    file = coordinator.get(reverse("minutes_file", args=[meeting.pk]))
    assert file.headers["Content-Disposition"] == f'attachment; filename="motesprotokoll-{TODAY}.pdf"'
    assert file.content == bytes(Minutes.objects.get().pdf)
    said = said_in(Minutes.objects.get())
    for words in ("SK-2025-014", "Avstämning hålls i veckan", "Boka avstämningen", "Karin Samordnare", "SN 2026/114"):
        assert words in said

    following = plan(letting, held_on=str(TODAY + 4 * WEEK))
    page = text_of(letting.get(reverse("meeting", args=[following.pk])))
    assert "Löften från förra mötet" in page
    assert "Boka avstämningen" in page
    promise = ActionPoint.objects.get()
    done = coordinator.post(reverse("keep_promise", args=[promise.pk]), {"done_on": "idag"}, follow=True)
    assert "Löftet är klart och lämnar dagordningen" in text_of(done)
    assert "Boka avstämningen" not in text_of(letting.get(reverse("meeting", args=[following.pk])))


def test_what_is_approved_can_be_read_and_not_written(letting, coordinator):
    meeting = held.begun()
    item = held.item(meeting)
    decision, promise = held.decision(item), held.promise(item)
    held.approve(held.close(meeting), Side.HOUSING, Side.SOCIAL)
    Minutes.objects.create(meeting=meeting, pdf=b"%PDF", sha256="0" * 64, made_by=meeting.chair, made_at=timezone.now())
    for name, about, sent in (
        ("begin_meeting", meeting, {}),
        ("update_agenda", meeting, {}),
        ("close_meeting", meeting, {}),
        ("open_meeting_again", meeting, {}),
        ("add_agenda_item", meeting, {"text": "Ny punkt"}),
        ("change_meeting", meeting, {"held_on": "2026-01-01", "place": "x", "chair": meeting.chair.pk}),
        ("change_meeting_decision", decision, {"text": "Något annat", "seen": ""}),
        ("change_promise", promise, {"strike": "1"}),
    ):
        assert go(letting, name, about, **sent).status_code == 200
    answer = letting.post(reverse("write_meeting_decision", args=[item.pk]), {"decision-text": "Sent beslut"})
    assert answer.status_code == 422
    assert "Det här skrivs medan mötet pågår" in text_of(answer)
    page = text_of(letting.get(reverse("meeting", args=[meeting.pk])))
    assert "Bostadsbolaget beställer nya nycklar" in page
    assert "Sent beslut" not in page
    assert "Ny punkt" not in page


def test_the_directors_hold_the_half_yearly_meeting_and_they_alone_approve_it(signed_in, letting):
    director = signed_in(Role.HOUSING_DIRECTOR)
    head = signed_in(Role.SOCIAL_DIRECTOR)
    factories.social_contract(begins_on=TODAY - 60 * WEEK)
    meeting = plan(director, kind="half_yearly", social=[head.staff.pk])
    page = text_of(head.get(reverse("meeting", args=[meeting.pk])))
    assert page.count('role="img"') == 1
    assert "<caption>Sociala kontrakt vid årets slut</caption>" in page
    assert reverse("reports") in page
    go(director, "begin_meeting", meeting)
    assert meeting.items.get(section="trend").figures["years"][-1]["contracts"] == 1
    page = text_of(go(director, "close_meeting", meeting))
    assert "Justera protokollet" in page
    assert "Vd och socialchef justerar" in text_of(letting.get(reverse("meeting", args=[meeting.pk])))
    meeting.refresh_from_db()
    closing = {"closing": meeting.closed_at.isoformat()}
    assert letting.post(reverse("approve_minutes", args=[meeting.pk]), closing).status_code == 403
    for client in (director, head):
        go(client, "approve_minutes", meeting, **closing)
    assert "Fem år" in said_in(Minutes.objects.get())


def test_the_meeting_on_the_wall_has_numbers_instead_of_names_and_addresses(letting, coordinator):
    case = factories.case(officer=coordinator.staff)
    resident = factories.person(by=coordinator.staff, given_name="Kanarie", family_name="Kanariesson")
    contract = factories.social_contract(begins_on=TODAY - 26 * WEEK)
    home = Sublease.objects.create(contract=contract, case_number=case.number, begins_on=TODAY - 26 * WEEK)
    Resident.objects.create(sublease=home, person=resident)
    meeting = plan(letting)
    pages = [text_of(client.get(reverse("meeting", args=[meeting.pk]))) for client in (letting, coordinator)]
    pages.append(text_of(go(coordinator, "begin_meeting", meeting)))
    pages.append(text_of(go(coordinator, "close_meeting", meeting)))
    for page in pages:
        assert case.number in page
        assert "Kanarie" not in page
        assert str(contract.apartment) not in page


def test_neither_page_nor_row_shows_the_other_sides_preparation(letting, coordinator):
    case = factories.case(officer=coordinator.staff)
    factories.decision(case, decided_on=TODAY - WEEK, valid_to=TODAY + 3 * WEEK)
    asked = factories.housing_request(requested_on=TODAY)
    meeting = plan(letting)
    social = text_of(coordinator.get(reverse("meeting", args=[meeting.pk])))
    housing = text_of(letting.get(reverse("meeting", args=[meeting.pk])))
    assert "Bara socialtjänsten ser detta" in social
    assert "Bara Götenebostäder ser detta" in housing
    assert case.number in social
    assert case.number not in housing
    assert "Erbjudanden att ge" in housing
    assert "Erbjudanden att ge" not in social
    go(coordinator, "begin_meeting", meeting)
    kept = " ".join(f"{item.text} {item.reason} {item.case_number} {item.url}" for item in meeting.items.all())
    assert asked.case_number in kept
    assert case.number not in kept
    # The open meeting is on the wall: not there either, for one's own people.
    for client in (letting, coordinator):
        page = text_of(client.get(reverse("meeting", args=[meeting.pk])))
        assert case.number not in page
        assert "Erbjudanden att ge" not in page
    assert case.number in text_of(coordinator.get(reverse("meeting_preparation", args=[meeting.pk])))
    assert case.number not in text_of(letting.get(reverse("meeting_preparation", args=[meeting.pk])))


def test_what_is_not_verified_is_on_no_page_of_the_others_and_in_no_row_of_the_meeting(letting, coordinator):
    heard_at = {"social": "Sagt 2 mars 2026: skada", "housing": "Sagt 2 mars 2026: inget tillträde till lägenheten"}
    incidents.unverified(by=coordinator.staff, kind="damage")
    incidents.unverified(by=letting.staff, kind="access")
    meeting = plan(letting)
    page_of = reverse("meeting", args=[meeting.pk]), reverse("meeting_preparation", args=[meeting.pk])
    for number, state in enumerate(("planned", "begun")):
        social, housing = text_of(coordinator.get(page_of[number])), text_of(letting.get(page_of[number]))
        assert heard_at["social"] in social and heard_at["housing"] in housing, state
        assert heard_at["housing"] not in social and heard_at["social"] not in housing, state
        if state == "planned":
            go(coordinator, "begin_meeting", meeting)
    assert not meeting.items.filter(text__startswith="Sagt").exists()
    for client in (letting, coordinator):
        # The open meeting is on the wall.
        assert "Sagt 2 mars" not in text_of(client.get(page_of[0]))


def test_whoever_knows_somebody_there_is_not_shown_the_item_and_the_minutes_have_it(
    letting, coordinator, late_check_in
):
    ContractRecusal.objects.create(
        contract=late_check_in, staff=letting.staff, declared_on=TODAY, handed_to=factories.staff(Role.LETTING_OFFICER)
    )
    meeting = plan(letting)
    left_out = "1 punkt visas inte för dig: du har lämnat över den till en kollega."
    for page in (letting.get(reverse("meeting", args=[meeting.pk])), go(letting, "begin_meeting", meeting)):
        assert left_out in text_of(page)
        assert "SK-2025-014" not in text_of(page)
    item = meeting.items.get(section="check_ins")
    assert letting.get(reverse("agenda_item", args=[item.pk])).status_code == 404
    decision = held.decision(item)
    assert letting.get(reverse("change_meeting_decision", args=[decision.pk])).status_code == 404
    assert "SK-2025-014" in text_of(coordinator.get(reverse("meeting", args=[meeting.pk])))
    go(letting, "close_meeting", meeting)
    meeting.refresh_from_db()
    for client in (coordinator, letting):
        go(client, "approve_minutes", meeting, closing=meeting.closed_at.isoformat())
    assert "SK-2025-014" in said_in(Minutes.objects.get())
    # The document is whole, so whoever has left the item does not get it.
    file = reverse("minutes_file", args=[meeting.pk])
    assert coordinator.get(file).headers["Content-Type"] == "application/pdf"
    shown = letting.get(file, follow=True)
    assert shown.redirect_chain == [(reverse("meeting", args=[meeting.pk]), 302)]
    assert "punkter som du har lämnat över till en kollega" in text_of(shown)
    assert "SK-2025-014" not in text_of(shown)
    assert file not in shown.text


def test_opened_again_the_minutes_need_both_approvals_anew(letting, coordinator):
    meeting = held.close(held.begun())
    closing = {"closing": meeting.closed_at.isoformat()}
    go(letting, "approve_minutes", meeting, **closing)
    assert "Justeringar som redan gjorts gäller inte längre" in text_of(go(coordinator, "open_meeting_again", meeting))
    go(coordinator, "close_meeting", meeting)
    answer = coordinator.post(reverse("approve_minutes", args=[meeting.pk]), closing)
    assert answer.status_code == 422
    assert "Läs det igen innan du justerar" in text_of(answer)
    meeting.refresh_from_db()
    go(coordinator, "approve_minutes", meeting, closing=meeting.closed_at.isoformat())
    assert not Minutes.objects.exists()


def test_an_organisation_approves_once(letting, signed_in):
    meeting = held.close(held.begun())
    colleague = signed_in(Role.HOUSING_DIRECTOR)
    for client, status in ((letting, 302), (colleague, 422)):
        sent = {"closing": meeting.closed_at.isoformat()}
        assert client.post(reverse("approve_minutes", args=[meeting.pk]), sent).status_code == status
    assert not Minutes.objects.exists()


def test_minutes_wait_on_the_day_of_those_who_approve_them(letting, coordinator, signed_in):
    meeting = held.close(held.begun())

    def waits(client):
        return "Justera protokollet" in [task.text for task, _late in client.get(reverse("my_day")).context["tasks"]]

    assert waits(letting)
    assert waits(coordinator)
    assert not waits(signed_in(Role.CASE_OFFICER))
    go(letting, "approve_minutes", meeting, closing=meeting.closed_at.isoformat())
    assert not waits(letting)
    assert waits(coordinator)


@pytest.mark.parametrize("state", ["planned", "open", "closed"])
def test_the_page_of_a_meeting_asks_as_much_however_many_items(
    letting, coordinator, state, django_assert_max_num_queries
):
    def fill(count):
        for number in range(count):
            case = factories.case(officer=coordinator.staff)
            contract = factories.social_contract(begins_on=TODAY - 26 * WEEK)
            Sublease.objects.create(contract=contract, case_number=case.number, begins_on=TODAY - 26 * WEEK)
            factories.decision(case, decided_on=TODAY - WEEK, valid_to=TODAY + 3 * WEEK)
            if state != "planned":
                at = held.item(meeting, subject_key=f"{contract.number}-{number}", contract=contract)
                held.decision(at)
                held.promise(at)

    def queries(bound):
        if state == "closed":
            held.close(meeting)
        with django_assert_max_num_queries(bound) as asked:
            page = coordinator.get(url)
        if state == "closed":
            meeting.closed_at = meeting.closed_by = None
            meeting.save()
        return len(asked), page.content.decode()

    meeting = plan(letting)
    if state != "planned":
        go(letting, "begin_meeting", meeting)
        meeting.refresh_from_db()
    url = reverse("meeting", args=[meeting.pk])
    fill(2)
    few, _page = queries(45)
    fill(10)
    _same, page = queries(few)
    assert page.count("K-") >= 12


def test_the_list_asks_as_much_however_many_meetings_and_promises(letting, django_assert_max_num_queries):
    def fill(count):
        for _number in range(count):
            meeting = held.begun()
            held.promise(held.item(meeting, contract=factories.social_contract()))
            held.approve(held.close(meeting), Side.HOUSING)

    fill(2)
    with django_assert_max_num_queries(20) as asked:
        letting.get(reverse("meetings"))
    few = len(asked)
    fill(8)
    with django_assert_max_num_queries(few):
        page = text_of(letting.get(reverse("meetings")))
    assert page.count("justerat av en") == 10
