"""How long one stays signed in: thirty minutes without use and ten hours in all, and what a page asks by itself."""

import json
import re
from pathlib import Path
from time import time

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, resolve, reverse

from gotene.access.roles import Role
from gotene.accounts import session_times
from gotene.accounts.session_times import ABSOLUTE_SECONDS, IDLE_SECONDS, WARNED_SECONDS_BEFORE, prolongs
from gotene.audit import once
from gotene.drafts.models import Draft
from tests import factories
from tests.pages import words

pytestmark = pytest.mark.django_db

MINUTE = 60
ROOT = Path(__file__).resolve().parents[2]
# What pages ask by themselves: by a script, or by htmx at an interval.
BY_SCRIPTS = {"session_left", "keep_draft"}
POLLS = re.compile(r"{% url '(\w+)'[^%]*%}\"(?=[^>]*hx-trigger=\"[^\"]*\b(?:every|load)\b)")


@pytest.fixture
def clock(monkeypatch):
    """`clock.forward(seconds)`."""

    class Clock:
        at = int(time())

        def forward(self, seconds):
            self.at += seconds

    clock = Clock()
    monkeypatch.setattr(session_times, "now", lambda: clock.at)
    return clock


@pytest.fixture
def client(clock, signed_in):
    return signed_in(Role.CASE_OFFICER)


def left(client):
    return client.get(reverse("session_left")).json()


def is_in(client):
    return client.get(reverse("who_sees_what")).status_code == 200


def test_everyone_is_out_after_thirty_minutes_without_use(clock, somebody):
    clock.forward(IDLE_SECONDS - MINUTE)
    assert somebody.get(reverse("my_day")).status_code == 200
    clock.forward(IDLE_SECONDS)
    page = somebody.get(reverse("my_day"))
    assert page.url == f"{reverse('account_login')}?slut=vila&next=%2F"
    assert "Du loggades ut efter 30 minuter utan aktivitet. Det du skrev finns kvar." in words(somebody.get(page.url))
    assert not is_in(somebody)


def test_so_is_whoever_works_in_the_back_office(clock, signed_in):
    officer = signed_in(Role.LETTING_OFFICER)
    assert officer.get(reverse("admin:index")).status_code == 200
    clock.forward(IDLE_SECONDS)
    assert officer.get(reverse("admin:index")).url == f"{reverse('account_login')}?slut=vila&next=%2Fadmin%2F"


def test_use_prolongs(clock, client):
    for _turn in range(6):
        clock.forward(IDLE_SECONDS - MINUTE)
        assert is_in(client)


def test_everyone_is_out_after_ten_hours_whatever_is_done(clock, client):
    for _turn in range(ABSOLUTE_SECONDS // (20 * MINUTE) - 1):
        clock.forward(20 * MINUTE)
        assert is_in(client)
    clock.forward(20 * MINUTE)
    page = client.get(reverse("my_day"))
    assert "slut=dag" in page.url
    assert "Du hade varit inloggad i 10 timmar" in words(client.get(page.url))


def test_signing_in_begins_anew(clock, client):
    clock.forward(IDLE_SECONDS)
    client.get(reverse("my_day"))
    account = factories.account_of(client.staff)
    answer = client.post(
        f"{reverse('account_login')}?slut=vila",
        {"login": account.email, "password": factories.PASSWORD, "next": "/vem-far-se-vad/"},
    )
    assert answer.url == "/vem-far-se-vad/"
    assert left(client)["left"] == IDLE_SECONDS


def test_a_session_that_does_not_say_when_it_began_is_over(client):
    session = client.session
    del session[session_times.BEGAN]
    session.save()
    assert not is_in(client)


def test_the_session_is_gone_from_the_database(clock, client):
    assert Session.objects.exists()
    clock.forward(IDLE_SECONDS)
    client.get(reverse("my_day"))
    assert not Session.objects.exists()


def test_that_it_ended_is_logged_by_ids(clock, client, caplog):
    clock.forward(IDLE_SECONDS)
    with caplog.at_level("INFO", logger="gotene.security"):
        client.get(reverse("my_day"))
    account = factories.account_of(client.staff)
    assert f"session_ended account={account.pk} " in caplog.text
    assert account.email not in caplog.text


# What a page asks by itself


def by_themselves():
    """The names of the addresses that templates ask at an interval."""
    templates = {path: path.read_text() for path in (ROOT / "templates").rglob("*.html")}
    polling = [path for path, text in templates.items() if re.search(r"hx-trigger=\"[^\"]*\b(every|load)\b", text)]
    return polling, {name for path in polling for name in POLLS.findall(templates[path])}


def view_called(name):
    def named(resolver):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from named(pattern)
            elif pattern.name == name:
                yield pattern.callback

    return next(named(get_resolver()))


def test_what_pages_ask_by_themselves_is_marked():
    polling, names = by_themselves()
    # Each template that asks at an interval is understood by this test.
    assert len(names) == len(polling) > 0
    assert not [name for name in names | BY_SCRIPTS if prolongs(view_called(name))]
    asked_by_scripts = {
        name
        for path in (ROOT / "templates" / "components").glob("*.html")
        for name in re.findall(r"data-(?:ask|keep)=\"{% url '(\w+)'", path.read_text())
    }
    assert asked_by_scripts == BY_SCRIPTS
    assert prolongs(view_called("my_day"))
    assert prolongs(view_called("session_go_on"))


def asked(client):
    return {
        "how long is left": lambda: client.get(reverse("session_left")),
        "a draft": lambda: client.post(
            reverse("keep_draft"), {"form": "/", "typed": json.dumps({"text": ["Ett ord"]})}
        ),
        "a report that is being made": lambda: client.get(
            reverse("report_order", args=[1]), headers={"HX-Request": "true"}
        ),
    }


@pytest.mark.parametrize("what", asked(None))
def test_what_a_page_asks_by_itself_does_not_prolong(clock, client, what):
    for _turn in range(IDLE_SECONDS // (5 * MINUTE) - 1):
        clock.forward(5 * MINUTE)
        asked(client)[what]()
    assert left(client)["left"] == 5 * MINUTE
    clock.forward(5 * MINUTE)
    assert not is_in(client)


def test_a_page_is_told_how_long_is_left(clock, client):
    assert left(client) == {"left": IDLE_SECONDS, "end": "", "can_go_on": True}
    clock.forward(IDLE_SECONDS - WARNED_SECONDS_BEFORE)
    assert left(client)["left"] == WARNED_SECONDS_BEFORE
    assert client.post(reverse("session_go_on")).json() == {"left": IDLE_SECONDS, "end": "", "can_go_on": True}
    for _turn in range(ABSOLUTE_SECONDS // (20 * MINUTE) - 1):
        clock.forward(20 * MINUTE)
        client.post(reverse("session_go_on"))
    told = left(client)
    assert told["left"] <= 20 * MINUTE
    assert told["can_go_on"] is False


def test_asking_when_it_is_over_tells_why_and_leaves_it_to_the_next_to_end_it(clock, client):
    clock.forward(IDLE_SECONDS)
    assert left(client) == left(client) == {"left": 0, "end": "vila", "can_go_on": False}
    assert "slut=vila" in client.get(reverse("my_day")).url
    assert left(client) == {"left": 0, "end": "", "can_go_on": False}


def test_going_on_when_it_is_over_does_not_begin_again(clock, client):
    clock.forward(IDLE_SECONDS)
    assert client.post(reverse("session_go_on")).status_code == 302
    assert not is_in(client)


def test_a_page_tells_its_script_when_to_warn(clock, client):
    clock.forward(10 * MINUTE)
    client.get(reverse("session_left"))
    page = client.get(reverse("who_sees_what")).text
    assert f'data-left="{IDLE_SECONDS}"' in page
    assert 'role="alertdialog"' in page


# What was on its way when it ended


def decision_form(client):
    case = factories.case(officer=client.staff)
    return reverse("record_decision", args=[case.number])


def sent(**fields):
    return {once.FIELD: "3f6d3ed6-7a8b-4e57-9a36-7a4f7f0f1f11", "conditions": "Hon skrev ett villkor", **fields}


def test_a_form_that_comes_too_late_is_not_carried_out_and_what_was_written_is_kept(clock, client, signed_in):
    form = decision_form(client)
    clock.forward(IDLE_SECONDS)
    came_from = {"HTTP_REFERER": f"http://testserver{form}"}
    answer = client.post(form, sent(), **came_from)
    assert answer.url.startswith(f"{reverse('account_login')}?slut=vila&next=%2Farenden%2F")
    assert Draft.objects.get().form == form
    assert "Hon skrev ett villkor" in signed_in(client.staff).get(form).text


def test_so_is_a_draft_that_comes_too_late(clock, client, signed_in):
    form = decision_form(client)
    clock.forward(IDLE_SECONDS)
    typed = {"form": form, "typed": json.dumps({"conditions": ["Hon skrev ett villkor"]})}
    assert client.post(reverse("keep_draft"), typed).json() == {"left": 0, "end": "vila"}
    assert not is_in(client)
    assert "Hon skrev ett villkor" in signed_in(client.staff).get(form).text


@pytest.mark.parametrize("ticked", [{"conditions": ""}, {"conditions": "2026-03-14"}], ids=str)
def test_ticks_and_dates_that_come_too_late_are_not(clock, client, ticked):
    form = decision_form(client)
    clock.forward(IDLE_SECONDS)
    client.post(form, sent(**ticked))
    assert not Draft.objects.exists()


def test_nothing_is_kept_for_somebody_who_has_left(clock, client):
    form = decision_form(client)
    client.staff.active = False
    client.staff.save()
    clock.forward(IDLE_SECONDS)
    client.post(form, sent())
    assert not Draft.objects.exists()


def test_nothing_is_kept_that_another_site_sends(clock, client):
    form = decision_form(client)
    client.handler.enforce_csrf_checks = True
    clock.forward(IDLE_SECONDS)
    assert client.post(form, sent()).status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize("signed_out", [False, True])
def test_a_part_of_a_page_leads_the_whole_page_to_sign_in(clock, client, signed_out):
    clock.forward(IDLE_SECONDS)
    if signed_out:
        client.get(reverse("my_day"))
    fetched = client.get(
        reverse("contract_list"),
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/kontraktslistan/?ort=Skara"},
    )
    assert fetched.status_code == 200
    assert fetched["HX-Redirect"].startswith(reverse("account_login"))
    assert "next=%2Fkontraktslistan%2F%3Fort%3DSkara" in fetched["HX-Redirect"]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_one_is_led_back_to_pages_of_ours_alone(clock, client, elsewhere):
    clock.forward(IDLE_SECONDS)
    answer = client.post(reverse("session_go_on"), HTTP_REFERER=elsewhere)
    assert "evil" not in answer.url
    assert "javascript" not in answer.url


# What it costs


def test_a_page_within_the_minute_costs_nothing_and_the_next_one_update(clock, client):
    is_in(client)

    def statements():
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            is_in(client)
        return [query["sql"] for query in asked_for if "django_session" in query["sql"]]

    assert [sql.split()[0] for sql in statements()] == ["SELECT"]
    clock.forward(MINUTE)
    assert [sql.split()[0] for sql in statements()] == ["SELECT", "UPDATE"]
    assert [sql.split()[0] for sql in statements()] == ["SELECT"]


def test_whether_the_process_answers_is_asked_of_no_session(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(reverse("health"))


def test_the_addresses_are_where_they_were_said_to_be():
    assert resolve("/konto/tid-kvar/").view_name == "session_left"
    assert resolve("/utkast/").view_name == "keep_draft"
