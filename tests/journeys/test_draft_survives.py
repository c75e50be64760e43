"""Somebody writes, is called away, is signed out, and finds what was written when coming back."""

from time import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from gotene.access.roles import Role
from gotene.accounts import session_times
from gotene.accounts.session_times import ABSOLUTE_SECONDS, IDLE_SECONDS, WARNED_SECONDS_BEFORE
from gotene.drafts.models import Draft
from tests import browsing, factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITTEN = "Hon byter till en lägenhet utan trappor.\nHyran är densamma."
MORE = WRITTEN + "\nFlytten är i maj."


@pytest.fixture
def officer(transactional_db):
    return factories.staff(Role.CASE_OFFICER, name="Karin Handläggare")


@pytest.fixture
def form(officer):
    return reverse("record_decision", args=[factories.case(officer=officer).number])


@pytest.fixture
def clock(monkeypatch):
    """`clock.forward(page, seconds)`: the time of the server and of the browser."""

    class Clock:
        ahead = 0

        def forward(self, page, seconds):
            self.ahead += seconds
            page.clock.fast_forward(seconds * 1000)

    clock = Clock()
    monkeypatch.setattr(session_times, "now", lambda: time() + clock.ahead)
    return clock


@pytest.fixture
def page(officer, form, open_page, clock):
    page = open_page(officer)
    page.clock.install()
    page.goto(form)
    return page


def warning(page):
    return page.get_by_role("alertdialog", name="Är du kvar?")


def conditions(page):
    return page.get_by_label("Villkor")


def test_a_draft_survives(page, clock, officer, form):
    given_a_text_that_is_kept_while_it_is_written(page, clock)
    warned_after_twenty_five_minutes_she_goes_on(page, clock)
    then_she_writes_more_and_is_signed_out_when_nothing_happens(page, clock)
    when_she_signs_in_again_she_is_back_at_the_form_and_told(page, officer, form)
    and_takes_forward_what_she_wrote(page)
    when_it_is_saved_the_draft_is_gone(page, form)


def given_a_text_that_is_kept_while_it_is_written(page, clock):
    conditions(page).fill(WRITTEN)
    clock.forward(page, 10)
    expect(page.get_by_text("Utkast sparat")).to_be_visible()
    assert Draft.objects.count() == 1


def warned_after_twenty_five_minutes_she_goes_on(page, clock):
    clock.forward(page, IDLE_SECONDS - WARNED_SECONDS_BEFORE)
    expect(warning(page)).to_be_visible()
    expect(warning(page)).to_contain_text("Du loggas ut om 5 minuter om du inte fortsätter.")
    expect(warning(page).locator(".session-countdown")).to_contain_text("min")
    assert browsing.violations(page) == []
    warning(page).get_by_role("button", name="Fortsätt").click()
    expect(warning(page)).to_be_hidden()
    expect(conditions(page)).to_be_focused()


def then_she_writes_more_and_is_signed_out_when_nothing_happens(page, clock):
    conditions(page).fill(MORE)
    clock.forward(page, IDLE_SECONDS)
    expect(page.get_by_text("Du loggades ut efter 30 minuter utan aktivitet. Det du skrev finns kvar.")).to_be_visible()
    assert browsing.violations(page) == []


def when_she_signs_in_again_she_is_back_at_the_form_and_told(page, officer, form):
    page.get_by_label("E-post").fill(factories.account_of(officer).email)
    page.get_by_label("Lösenord").fill(factories.PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()
    page.wait_for_url(f"**{form}")
    expect(page.get_by_text("är inte sparat")).to_be_visible()
    page.get_by_text("Visa det du skrev").click()
    expect(page.get_by_text("Flytten är i maj.")).to_be_visible()
    assert browsing.violations(page) == []


def and_takes_forward_what_she_wrote(page):
    page.get_by_role("button", name="Ta fram det").click()
    expect(conditions(page)).to_have_value(MORE)
    expect(conditions(page)).to_be_focused()
    expect(page.get_by_text("är inte sparat")).to_be_hidden()


def when_it_is_saved_the_draft_is_gone(page, form):
    page.get_by_label("Gäller till").fill("+12m")
    page.get_by_role("button", name="Registrera beslutet").click()
    expect(page.get_by_text("Beslutet är registrerat.")).to_be_visible()
    page.goto(form)
    expect(page.get_by_text("är inte sparat")).to_have_count(0)
    assert not Draft.objects.exists()


def test_nobody_is_warned_who_works_in_another_tab(page, clock):
    clock.ahead += IDLE_SECONDS - WARNED_SECONDS_BEFORE
    page.request.get("/vem-far-se-vad/")
    with page.expect_response("**/konto/tid-kvar/"):
        page.clock.fast_forward((IDLE_SECONDS - WARNED_SECONDS_BEFORE) * 1000)
    expect(warning(page)).to_be_hidden()


def test_the_warning_goes_when_another_tab_is_used(page, clock):
    clock.forward(page, IDLE_SECONDS - WARNED_SECONDS_BEFORE)
    expect(warning(page)).to_be_visible()
    page.request.get("/vem-far-se-vad/")
    page.clock.run_for(21_000)
    expect(warning(page)).to_be_hidden()


def test_before_the_ten_hours_are_out_one_is_told_to_sign_in_again(page, clock):
    for _turn in range(ABSOLUTE_SECONDS // 1200 - 1):
        clock.ahead += 1200
        page.request.get("/vem-far-se-vad/")
    clock.ahead += 1200 - WARNED_SECONDS_BEFORE
    page.clock.fast_forward((IDLE_SECONDS - WARNED_SECONDS_BEFORE) * 1000)
    expect(page.get_by_text("Du har varit inloggad i nästan tio timmar")).to_be_visible()
    expect(page.get_by_role("button", name="Fortsätt")).to_be_hidden()
    page.get_by_role("button", name="Stäng").click()
    conditions(page).fill(WRITTEN)
    clock.forward(page, WARNED_SECONDS_BEFORE)
    expect(page.get_by_text("Du hade varit inloggad i 10 timmar")).to_be_visible()
    assert Draft.objects.count() == 1


def test_a_draft_is_kept_when_the_page_is_left_and_thrown_away_by_a_button(page, form):
    conditions(page).fill(WRITTEN)
    page.goto("/")
    page.goto(form)
    expect(page.get_by_text("är inte sparat")).to_be_visible()
    page.get_by_role("button", name="Släng det").click()
    page.wait_for_url(f"**{form}")
    expect(page.get_by_text("är inte sparat")).to_have_count(0)
    expect(conditions(page)).to_have_value("")
