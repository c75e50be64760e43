"""The back office's start page: what waits for whom."""

import datetime

from gotene.access.roles import Role
from tests import factories


def panels_of(client):
    return [panel["id"] for panel in client.get("/admin/").context["panels"]]


def test_the_letting_officer_sees_what_waits(register, signed_in):
    response = signed_in(Role.LETTING_OFFICER).get("/admin/")
    text = response.text
    assert f"Erbjud lägenhet till {register.request.case_number}" in text
    assert f"/admin/contracts/offer/{register.offer.pk}/change/" in text
    assert f"/admin/contracts/landlordnotice/{register.notice.pk}/receive/" in text
    assert "1 av 6 platser är tagna, 5 återstår" in text
    assert "Samverkansavtal 2019" in text
    assert "Kontrakt och borgen" in text
    assert "LogEntry" not in text
    assert "Senaste" not in text


def test_panels_are_by_role(register, signed_in):
    shared = ["years-quota", "vacant-apartments", "guarantees-left"]
    assert panels_of(signed_in(Role.LETTING_OFFICER)) == [
        "waiting-requests",
        "waiting-offers",
        "notices-to-confirm",
        *shared,
        "list-to-read-in",
    ]
    for role in (Role.INSPECTOR, Role.FINANCE_OFFICER, Role.HOUSING_DIRECTOR):
        assert panels_of(signed_in(role)) == shared


def test_the_models_are_by_role(register, signed_in):
    assert "/admin/contracts/lease/" not in signed_in(Role.INSPECTOR).get("/admin/").text
    assert "/admin/contracts/lease/" in signed_in(Role.FINANCE_OFFICER).get("/admin/").text


def test_an_offer_past_its_day_is_marked(register, signed_in):
    factories.offer(answer_by=datetime.date(2026, 2, 20))
    assert "inget svar i tid" in signed_in(Role.LETTING_OFFICER).get("/admin/").text


def test_an_empty_register_says_so(db, today, signed_in):
    text = signed_in(Role.LETTING_OFFICER).get("/admin/").text
    assert "Ingen behovsanmälan väntar på erbjudande." in text
    assert "Inget erbjudande väntar på svar." in text
    assert "Alla underrättelser om nya boende är bekräftade." in text
    assert "Kvoten för 2026 är inte öppnad" in text


def test_the_director_is_led_to_opening_the_year(db, today, signed_in):
    factories.policies()
    assert "Öppna kvoten för 2026" in signed_in(Role.HOUSING_DIRECTOR).get("/admin/").text
    assert "Öppna kvoten för 2026" not in signed_in(Role.LETTING_OFFICER).get("/admin/").text


def test_guarantees_left_are_counted_today(register, signed_in):
    factories.guarantee(ends_on=datetime.date(2025, 12, 31))
    panel = next(
        panel
        for panel in signed_in(Role.FINANCE_OFFICER).get("/admin/").context["panels"]
        if panel["id"] == "guarantees-left"
    )
    assert "<dd>1</dd>" in panel["content"]
