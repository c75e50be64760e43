"""A colleague from the invitation to the last day, as the system administrator and those around them see it."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffMember
from gotene.templatetags.swedish import long_date
from tests import browsing, factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
LAST_DAY = TODAY + datetime.timedelta(days=14)


@pytest.fixture
def colleagues(transactional_db):
    with transaction.atomic():
        frida = factories.staff(Role.CASE_OFFICER, name="Frida Mosslåga")
        omar = factories.staff(Role.CASE_OFFICER, name="Omar Aziz")
        factories.case(officer=frida)
    return frida, omar


def test_from_the_invitation_to_the_last_day(open_page, colleagues):
    frida, omar = colleagues
    administrator = open_page(factories.staff(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL))
    a_colleague_is_invited_and_once_more(administrator)
    gets_another_role(administrator)
    somebody_is_away_and_a_colleague_stands_in(administrator, open_page(omar))
    and_leaves_what_is_handed_on(administrator, frida, open_page)


def fits(page):
    assert browsing.violations(page) == []


def a_colleague_is_invited_and_once_more(page):
    page.get_by_role("link", name="Personal och roller").first.click()
    fits(page)
    page.get_by_role("link", name="Bjud in en kollega").click()
    page.get_by_label("Namn", exact=True).fill("Nils Ny")
    page.get_by_label("E-post i arbetet").fill("nils@socialtjanst.example")
    page.get_by_text("Vad får Handläggare göra?").click()
    expect(page.get_by_text("Öppna ett ärende").first).to_be_visible()
    fits(page)
    page.get_by_label("Handläggare", exact=True).check()
    page.get_by_role("button", name="Bjud in").click()
    expect(page.get_by_text("Inbjudan är skickad till nils@socialtjanst.example")).to_be_visible()
    page.get_by_role("button", name="Skicka ny inbjudan").click()
    expect(page.get_by_text("Skickade en ny inbjudan")).to_be_visible()
    fits(page)


def gets_another_role(page):
    page.get_by_role("link", name="Ändra roller").click()
    fits(page)
    page.get_by_label("Boendestödjare", exact=True).check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Gav rollerna: boendestödjare")).to_be_visible()


def somebody_is_away_and_a_colleague_stands_in(page, deputys_page):
    page.get_by_role("link", name="Personal och roller").first.click()
    page.get_by_role("link", name="Frida Mosslåga").click()
    page.get_by_role("link", name="Skriv in frånvaro").click()
    page.get_by_label("Sista dagen borta").fill(LAST_DAY.isoformat())
    page.get_by_label("Vem som ersätter").select_option(label="Omar Aziz")
    fits(page)
    page.get_by_role("button", name="Spara frånvaron").click()
    expect(page.get_by_text("och Omar Aziz ersätter.")).to_be_visible()
    fits(page)
    deputys_page.reload()
    expect(deputys_page.get_by_role("heading", name="För Frida Mosslåga")).to_be_visible()
    fits(deputys_page)
    deputys_page.get_by_role("link", name="Inget beslut än").click()
    expect(deputys_page.get_by_text(f"Du ersätter Frida Mosslåga till och med {long_date(LAST_DAY)}.")).to_be_visible()


def and_leaves_what_is_handed_on(page, frida, open_page):
    page.goto(f"/konto/personal/{frida.pk}/")
    page.get_by_role("link", name="Avsluta").click()
    expect(page.get_by_text("Öppna ärenden")).to_be_visible()
    fits(page)
    page.get_by_role("button", name="Avsluta").click()
    expect(page.get_by_text("är avslutad och utloggad överallt")).to_be_visible()
    coordinators_page = open_page(factories.staff(Role.COORDINATOR))
    coordinators_page.get_by_role("link", name="1 ärende saknar handläggare sedan Frida Mosslåga slutat").click()
    coordinators_page.get_by_label("Ny handläggare").select_option(label="Omar Aziz")
    fits(coordinators_page)
    coordinators_page.get_by_role("button", name="Lämna över").click()
    expect(coordinators_page.get_by_text("1 ärende är överlämnat till Omar Aziz.")).to_be_visible()
    assert not StaffMember.objects.get(pk=frida.pk).active
