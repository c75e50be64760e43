"""What is written at a meeting: items, decisions and promises, by several people at once."""

from uuid import uuid4

import pytest
from django.urls import reverse

from gotene.access.roles import Role
from meetings.models import ActionPoint
from tests import factories
from tests.meetings import held
from tests.meetings.holding import TODAY, go, plan, text_of


def test_in_the_row_only_the_item_comes_back(letting):
    item = held.item()
    page = letting.get(reverse("agenda_item", args=[item.pk]), headers={"HX-Request": "true"}).content.decode()
    assert page.strip().startswith(f'<li id="punkt-{item.pk}"')
    assert "<html" not in page
    answer = letting.post(
        reverse("write_meeting_decision", args=[item.pk]),
        {"decision-text": "Nya nycklar beställs"},
        headers={"HX-Request": "true"},
        follow=True,
    )
    assert answer.content.decode().strip().startswith(f'<li id="punkt-{item.pk}"')
    assert "Nya nycklar beställs" in text_of(answer)


@pytest.mark.parametrize("in_the_row", [True, False])
def test_ten_clicks_write_one_decision_and_one_promise(letting, in_the_row):
    item, token = held.item(), str(uuid4())
    headers = {"HX-Request": "true"} if in_the_row else {}
    for _click in range(10):
        answer = letting.post(
            reverse("write_meeting_decision", args=[item.pk]),
            {"decision-text": "Nya nycklar", "submission": token},
            headers=headers,
            follow=True,
        )
        assert "Nya nycklar" in text_of(answer)
        letting.post(
            reverse("give_promise", args=[item.pk]),
            {
                "promise-what": "Beställa",
                "promise-owner": letting.staff.pk,
                "promise-due_on": "+7d",
                "submission": token,
            },
            headers=headers,
        )
    assert (item.decisions.count(), item.promises.count()) == (1, 1)


def test_two_who_write_at_the_same_item_both_stand(letting, coordinator):
    item = held.item()
    for client in (letting, coordinator):
        client.post(reverse("write_meeting_decision", args=[item.pk]), {"decision-text": f"{client.staff.name} skrev"})
    assert {decision.text for decision in item.decisions.all()} == {"Lars Uthyrare skrev", "Karin Samordnare skrev"}


def test_the_second_who_changes_the_same_decision_sees_what_the_first_wrote_and_keeps_the_typed_text(
    letting, coordinator
):
    decision = held.decision()
    url = reverse("change_meeting_decision", args=[decision.pk])
    seen = [client.get(url).context["form"]["seen"].value() for client in (letting, coordinator)]
    letting.post(url, {"text": "Tre nycklar", "seen": seen[0]})
    page = coordinator.post(url, {"text": "Fyra nycklar", "seen": seen[1]})
    assert "Lars Uthyrare ändrade det här medan du skrev. Nu står det ”Tre nycklar”" in text_of(page)
    assert page.context["form"]["text"].value() == "Fyra nycklar"
    coordinator.post(url, {"text": "Fyra nycklar", "seen": page.context["form"]["seen"].value()})
    decision.refresh_from_db()
    assert decision.text == "Fyra nycklar"


def test_what_is_struck_out_is_neither_in_the_minutes_nor_carried_over(letting):
    item = held.item()
    decision, promise = held.decision(item, "Skulle inte stå här"), held.promise(item, what="Skulle inte lovas")
    for name, row in (("change_meeting_decision", decision), ("change_promise", promise)):
        assert letting.post(reverse(name, args=[row.pk]), {"strike": "1"}).status_code == 302
    page = text_of(go(letting, "close_meeting", item.meeting))
    assert "Skulle inte" not in page
    assert "Skulle inte" not in text_of(letting.get(reverse("meetings")))


@pytest.mark.parametrize(
    ("field", "text"),
    [("decision-text", "Boendestödet följer med"), ("decision-text", "Hen är sjukskriven"), ("decision-text", "")],
)
def test_nothing_about_support_or_health_is_written_and_the_text_stays(letting, field, text):
    item = held.item()
    page = letting.post(reverse("write_meeting_decision", args=[item.pk]), {field: text})
    assert page.status_code == 422
    assert text in text_of(page)
    assert not item.decisions.exists()


def test_an_item_of_ones_own_may_be_about_a_contract_or_about_none(letting):
    meeting, contract = held.begun(), factories.social_contract()
    for sent in ({"text": "Sommarstängt"}, {"text": "Ny dörr", "contract": contract.number.lower()}):
        assert letting.post(reverse("add_agenda_item", args=[meeting.pk]), sent).status_code == 302
    page = letting.post(reverse("add_agenda_item", args=[meeting.pk]), {"text": "Balkong", "contract": "K-1999-01"})
    assert "Det finns inget kontrakt med det numret." in text_of(page)
    assert [(item.text, item.contract) for item in meeting.items.all()] == [
        ("Sommarstängt", None),
        ("Ny dörr", contract),
    ]


def test_what_comes_up_during_the_meeting_is_added_once(letting, late_check_in):
    meeting = plan(letting)
    go(letting, "begin_meeting", meeting)
    before = meeting.items.count()
    assert "Inget nytt i registret." in text_of(go(letting, "update_agenda", meeting))
    factories.housing_request(requested_on=TODAY)
    assert "1 ny punkt." in text_of(go(letting, "update_agenda", meeting))
    assert meeting.items.count() == before + 1


def test_whoever_promised_notes_that_it_is_done_and_others_without_meetings_do_not(signed_in):
    inspector, other = signed_in(Role.INSPECTOR), signed_in(Role.INSPECTOR)
    promise = held.promise(owner=inspector.staff)
    held.close(promise.item.meeting)
    tasks = [task.text for task, _late in inspector.get(reverse("my_day")).context["tasks"]]
    assert "Du lovade: Beställa nycklar" in tasks
    url = reverse("keep_promise", args=[promise.pk])
    assert other.post(url, {"done_on": "idag"}).status_code == 403
    assert "Dagen kan inte ligga i framtiden" in text_of(inspector.post(url, {"done_on": "imorgon"}))
    assert inspector.post(url, {"done_on": "idag"}).status_code == 302
    promise.refresh_from_db()
    assert (promise.done_on, promise.done_by) == (TODAY, inspector.staff)
    tasks = [task.text for task, _late in inspector.get(reverse("my_day")).context["tasks"]]
    assert "Du lovade: Beställa nycklar" not in tasks


def test_a_new_promise_at_a_carried_one_stands_instead_of_it(letting):
    first = held.promise()
    held.close(first.item.meeting)
    meeting = plan(letting)
    go(letting, "begin_meeting", meeting)
    item = meeting.items.get(promise=first)
    page = letting.get(reverse("agenda_item", args=[item.pk]))
    assert "Det nya löftet ersätter det tidigare." in text_of(page)
    assert page.context["promise_form"]["what"].value() == "Beställa nycklar"
    for what in ("Beställa nycklar", "Och en gång till"):
        answer = letting.post(
            reverse("give_promise", args=[item.pk]),
            {"promise-what": what, "promise-owner": letting.staff.pk, "promise-due_on": "+30d"},
        )
    assert "Löftet har redan fått ett nytt i sitt ställe." in text_of(answer)
    assert list(ActionPoint.objects.not_done()) == [ActionPoint.objects.get(replaces=first)]
