"""Reading in a list in the web: seen before it is written, each organisation its own, never kept but in the page."""

import io
import os
from uuid import uuid4

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from contracts.forms import register_contracts as forms
from contracts.models import Guarantee, LandlordNotice, SocialContract
from gotene.access.roles import Role
from tenants.models import Case
from tests import factories
from tests.contracts.register_contracts.files import FAULTY, cells, guarantee_cells, listed, workbook
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db

URL = "/import/kontrakt/"


def upload(client, *rows, name="kontrakt.csv", **more):
    content = rows[0] if len(rows) == 1 and isinstance(rows[0], bytes) else listed(*rows).getvalue()
    return client.post(URL, {"file": SimpleUploadedFile(name, content), **more})


def confirm(client, preview, **more):
    return client.post(URL, {"kept": typed(preview, "kept"), **more}, follow=True)


@pytest.fixture
def rows(office):
    return [cells(factories.apartment(), Måldatum="2027-03-01"), guarantee_cells(factories.apartment(), n=1)]


def test_the_page_says_what_the_list_holds(signed_in, office):
    page = words(signed_in(office.coordinator).get(URL))
    assert "Läs in kontrakt från en lista" in page and "Lägenhetsnummer" in page
    assert "Götenebostäder läser in borgensåtagandena." in page
    assert "Socialtjänsten läser in kontrakten" in words(signed_in(office.letting).get(URL))


def test_the_coordinator_sees_what_would_happen_and_then_it_does(signed_in, office, rows):
    client = signed_in(office.coordinator)
    preview = upload(client, *rows)
    page = words(preview)
    assert "Inget är inskrivet än." in page and "Nya 1" in page and "Läses in av Götenebostäder 1" in page
    assert "Maja Almgren0" in page and "Nytt ärende: SK-2026-001." in page
    # Whose rows they are says nothing of who they are about.
    assert "Maja Almgren1" not in page
    assert not SocialContract.objects.exists() and not Case.objects.exists()
    done = confirm(client, preview)
    assert done.redirect_chain[-1][0] == "/kontrakt/" and "1 rad är inläst." in words(done)
    assert SocialContract.history.get().history_user == office.coordinator
    assert LandlordNotice.objects.get().informed_by == office.coordinator
    assert not Guarantee.objects.exists()


def test_the_letting_officer_reads_in_the_guarantees(signed_in, office, rows):
    client = signed_in(office.letting)
    preview = upload(client, *rows)
    assert "läses in av socialtjänsten" in words(preview) and "Maja Almgren0" not in words(preview)
    done = confirm(client, preview)
    assert done.redirect_chain[-1][0] == "/borgen/" and Guarantee.history.get().history_user == office.letting
    assert not SocialContract.objects.exists()


def test_a_workbook_does_as_well(signed_in, office):
    client = signed_in(office.coordinator)
    preview = upload(client, workbook(cells(factories.apartment())).getvalue(), name="kontrakt.xlsx")
    confirm(client, preview)
    assert SocialContract.objects.count() == 1


def test_doing_it_again_changes_nothing_and_says_so(signed_in, office, rows):
    client = signed_in(office.coordinator)
    confirm(client, upload(client, *rows))
    again = upload(client, *rows)
    assert "Inget att ändra: allt ni läser in finns redan i registret." in words(again)
    assert "Läs in 1 rad" not in words(again)


def test_the_faults_are_numbered_and_nothing_can_be_confirmed(signed_in, office):
    response = upload(signed_in(office.coordinator), FAULTY.read_bytes())
    page = words(response)
    assert "Inget läses in: listan har 13 fel." in page
    assert "1 3 Typ Hyreskontrakt Skriv socialt kontrakt eller borgen." in page and "13 15 Ärendenummer ÄR-14" in page
    assert typed(response, "kept") == []


def test_what_has_changed_since_the_preview_is_a_fault_and_not_half_an_import(signed_in, office, rows):
    client, flat = signed_in(office.coordinator), factories.apartment()
    preview = upload(client, rows[0], cells(flat, n=5))
    assert "Nya 2" in words(preview)
    factories.lease(apartment=flat)
    response = confirm(client, preview)
    assert "redan uthyrd" in words(response) and not SocialContract.objects.exists()


def test_the_file_goes_with_the_page_and_is_nobody_elses(signed_in, office, rows):
    preview = upload(signed_in(office.coordinator), *rows)
    other = signed_in(Role.COORDINATOR)
    response = confirm(other, preview)
    assert "Förhandsvisningen är för gammal." in words(response) and not SocialContract.objects.exists()


@pytest.mark.parametrize(
    "change", [lambda kept: kept[:-1] + "x", lambda kept: "x", lambda kept: "", lambda kept: "å:b:c"]
)
def test_a_file_that_was_changed_on_the_way_is_refused(signed_in, office, rows, change):
    client = signed_in(office.coordinator)
    kept = typed(upload(client, *rows), "kept")
    response = client.post(URL, {"kept": change(kept)})
    assert "Förhandsvisningen är för gammal." in words(response) and not SocialContract.objects.exists()


def test_a_preview_lasts_a_working_day(signed_in, office, rows, monkeypatch):
    client = signed_in(office.coordinator)
    preview = upload(client, *rows)
    really = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: really() + forms.KEPT_SECONDS + 60)
    client.force_login(factories.account_of(office.coordinator))
    assert "för gammal" in words(confirm(client, preview)) and not SocialContract.objects.exists()


def test_confirmed_ten_times_is_read_in_once(signed_in, office, rows):
    client, token = signed_in(office.coordinator), {"submission": str(uuid4())}
    preview = upload(client, *rows)
    for _ in range(10):
        confirm(client, preview, **token)
    assert SocialContract.objects.count() == Case.objects.count() == 1


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "Filen är tom."),
        (b"x" * (forms.LARGEST + 1), "större än 1 MB"),
    ],
)
def test_a_file_that_cannot_be_one_is_refused_in_the_form(signed_in, office, content, said):
    response = upload(signed_in(office.coordinator), content)
    assert response.status_code == 200 and said in " ".join(errors(response))


@pytest.mark.parametrize("content", [os.urandom(400), b"%PDF-1.7", b"PK\x03\x04 and nothing", b"\x00\x01", b"<html>"])
def test_a_file_of_another_kind_is_told_of_kindly(signed_in, office, content):
    response = upload(signed_in(office.coordinator), content)
    assert response.status_code == 200 and "Inget läses in: listan har 1 fel." in words(response)


def test_no_file_at_all_says_so(signed_in, office):
    response = signed_in(office.coordinator).post(URL, {})
    assert errors(response) == ["Listan: Välj filen med listan."]


def test_what_people_typed_stays_text(signed_in, office):
    row = cells(factories.apartment(), Namn="<b>Maja</b> Almgren")
    page = upload(signed_in(office.coordinator), row).content.decode()
    assert "<b>Maja" not in page and "&lt;b&gt;Maja" in page


def test_the_company_is_led_there_from_the_back_office_and_the_coordinator_from_the_list(signed_in, office):
    assert URL in signed_in(office.letting).get("/admin/").content.decode()
    assert URL in signed_in(office.coordinator).get("/kontrakt/").content.decode()
    assert URL not in signed_in(Role.CASE_OFFICER).get("/kontrakt/").content.decode()
    assert URL not in signed_in(Role.INSPECTOR).get("/admin/").content.decode()


def test_nothing_is_kept_on_disk(signed_in, office, rows, monkeypatch):
    """Up to the largest file allowed, the bytes live in memory and in the page."""
    opened = []
    monkeypatch.setattr("tempfile._io.open", lambda *a, **k: opened.append(a) or io.BytesIO())
    client = signed_in(office.coordinator)
    padding = ";" * 200 + "\r\n"
    content = listed(*rows).getvalue() + (padding * ((forms.LARGEST - 2_000) // len(padding))).encode()
    preview = upload(client, content)
    assert "Inget är inskrivet än." in words(preview) and opened == []
    assert confirm(client, preview).status_code == 200 and opened == []


def test_a_preview_shows_the_first_rows_of_a_long_list(signed_in, office, monkeypatch):
    monkeypatch.setattr("contracts.views.register_contracts.ROWS_SHOWN", 2)
    rows = [cells(factories.apartment(), n) for n in range(3)]
    assert "Och 1 rad till, som också läses in." in words(upload(signed_in(office.coordinator), *rows))
