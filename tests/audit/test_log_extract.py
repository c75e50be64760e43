"""Loggutdrag: the person who asks who has looked gets a list in plain words, of one organisation's log."""

import datetime
import io
import time
from types import SimpleNamespace

import page as pdf_page
import pypdf
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from gotene.access.roles import Role, Side
from gotene.accounts.step_up import STEP_UP_MINUTES
from gotene.audit.models import Reading
from gotene.casework.log_extract import ONE_BY_ONE_AT_MOST
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.audit.readings import reading
from tests.pages import errors, words
from tests.second_factor import add_app, sign_in

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAYS = {"fran": f"{TODAY - datetime.timedelta(days=30)}", "till": f"{TODAY}"}
NUMBER = "199001012385"


@pytest.fixture
def client(signed_in):
    return signed_in(Role.LOG_REVIEWER, side=Side.SOCIAL)


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER, name="Eva Läsare")


@pytest.fixture
def person(officer):
    return factories.person(by=officer, given_name="Maja", family_name="Almgren", personal_number=NUMBER)


def asked(client, **fields):
    form = {"person": "P-0001", "first": DAYS["fran"], "last": DAYS["till"], **fields}
    return client.post(reverse("log_extract"), form, follow=True)


def extract(client, person, name="log_extract_of", **days):
    return client.get(reverse(name, args=[person.number]), {**DAYS, **days})


def read(who, person, **about):
    return reading(who, people=[person.pk], **about)


# Whom it is about


@pytest.mark.parametrize("typed", ["{number}", "{lower}", "{digits}", NUMBER, "900101-2385", "19900101 2385"])
def test_the_person_is_found_by_either_number_and_the_address_has_only_ours(client, person, typed):
    digits = person.number.removeprefix("P-")
    found = asked(client, person=typed.format(number=person.number, lower=person.number.lower(), digits=f"p{digits}"))
    address = f"{reverse('log_extract_of', args=[person.number])}?fran={DAYS['fran']}&till={DAYS['till']}"
    assert found.redirect_chain == [(address, 302)]
    assert f"Loggutdrag för {person.number}" in words(found)
    assert NUMBER[2:] not in found.content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"person": "P-9999"}, "Ingen med det numret"),
        ({"person": "20010101-2391"}, "Ingen med det numret"),
        ({"person": "Maja Almgren"}, "Skriv ett nummer som P-0012"),
        ({"person": "19900101-2386"}, "Skriv ett nummer som P-0012"),
        ({"person": ""}, "Personens nummer"),
        ({"first": f"{TODAY}", "last": "2026-01-01"}, "Sista dagen kan inte vara före"),
        ({"last": "2099-01-01"}, "framtiden"),
    ],
)
def test_what_cannot_be_answered_is_said_kindly(client, person, fields, said):
    answer = asked(client, **{"person": person.number, **fields})
    assert answer.redirect_chain == []
    assert said in " ".join(errors(answer))


def test_a_protected_person_is_found_by_the_p_number_alone(client, person, officer):
    protect(person, kind=Protection.MARKING, handlers=[officer], by=officer)
    assert "en skyddad person" in " ".join(errors(asked(client, person=NUMBER))).casefold()
    assert asked(client, person=person.number).redirect_chain


@pytest.mark.parametrize("days", [{"fran": "x"}, {"till": ""}, {"fran": "2026-13-01"}, {"fran": "2099-01-01"}])
def test_an_address_without_days_is_not_there(client, person, days):
    assert extract(client, person, **days).status_code == 404


# What it tells


def test_it_tells_when_in_which_role_what_and_why_but_not_who(client, person, officer):
    at = read(officer, person).at
    read(
        factories.staff(Role.COORDINATOR, name="Kim Samordnare"),
        person,
        kind="list",
        subject="",
        ground="role",
        role="coordinator",
    )
    read(officer, person, ground="reason", reason="HEMLIG ANLEDNING")
    text = words(extract(client, person))
    assert f"{localtime(at):%Y-%m-%d %H:%M} Handläggare Ärendets sida öppnades Är handläggare i ärendet" in text
    assert "Samordnare En lista där du fanns med visades Behöver det för sin roll" in text
    assert "Skrev en egen anledning" in text
    assert "3 gånger sammanlagt" in text
    for hidden in ("Eva Läsare", "Kim Samordnare", "HEMLIG ANLEDNING", "Almgren", "SK-2026-014"):
        assert hidden not in text


def test_it_is_of_this_person_these_days_and_this_organisation(client, person, officer):
    long_ago = timezone.now() - datetime.timedelta(days=31)
    read(officer, person, at=long_ago)
    read(officer, factories.person(by=officer))
    read(factories.staff(Role.LETTING_OFFICER), person)
    text = words(extract(client, person))
    assert "Ingen har läst" in text
    assert "Be Bostadsbolaget om ett utdrag" in text
    # That the first extract was made is the other.
    assert "2 gånger sammanlagt" in words(extract(client, person, fran=f"{TODAY - datetime.timedelta(days=40)}"))


def test_making_it_is_itself_in_the_log_and_in_the_next_one(client, person):
    assert "Ingen har läst" in words(extract(client, person))
    noted = Reading.objects.get()
    assert (noted.kind, noted.subject, noted.keys, noted.people) == ("page", "person", [person.number], [person.pk])
    assert (noted.staff, noted.ground, noted.role) == (client.staff, "review", "log_reviewer")
    assert "Loggranskare Sidan om dig öppnades Granskar vem som har läst" in words(extract(client, person))


def test_very_many_are_told_by_day(client, person, officer, django_assert_max_num_queries):
    now = timezone.now()
    about = {"staff": officer, "organisation_id": "social", "subject": "case", "page": "case", "people": [person.pk]}
    Reading.objects.bulk_create(
        Reading(at=now - datetime.timedelta(days=n % 10), kind="page", ground="case_officer", **about)
        for n in range(5000)
    )
    with django_assert_max_num_queries(10):
        text = words(extract(client, person))
    assert "5000 gånger sammanlagt" in text
    day = f"{localtime(now):%Y-%m-%d}"
    assert f"{day} 500 Handläggare Ärendets sida öppnades Är handläggare i ärendet" in text
    assert text.count("Ärendets sida öppnades") == 10
    assert ONE_BY_ONE_AT_MOST < 5000


# On paper


def test_it_is_a_document_for_everyone_that_names_nobody(client, person, officer, tmp_path):
    read(officer, person)
    answer = extract(client, person, "log_extract_file")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="loggutdrag-{DAYS["fran"]}-{DAYS["till"]}.pdf"'
    )
    path = tmp_path / "utdrag.pdf"
    path.write_bytes(answer.content)
    for profile in (pdf_page.ValidationProfile.PDF_UA_1, pdf_page.ValidationProfile.PDF_A_3A):
        assert pdf_page.validate_pdf(str(path), profile=profile).failures == []
    document = pypdf.PdfReader(io.BytesIO(answer.content))
    text = " ".join(" ".join(sheet.extract_text() for sheet in document.pages).split())
    assert document.metadata.title == f"Loggutdrag för {person.number}"
    assert "Handläggare" in text
    assert "Ärendets sida öppnades" in text
    assert "Be Bostadsbolaget om ett utdrag" in text
    assert "Eva Läsare" not in text
    assert "Almgren" not in text
    assert Reading.objects.get(ground="review").kind == "document"


def test_the_document_of_nobody_having_looked_says_so(client, person):
    answer = extract(client, person, "log_extract_file")
    text = " ".join(" ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(answer.content)).pages).split())
    assert "Ingen har läst" in text


def test_the_document_asks_for_the_second_factor_anew(client, person, monkeypatch):
    account = factories.account_of(client.staff)
    strong = Client()
    sign_in(strong, account, add_app(account))
    assert extract(strong, person, "log_extract_file").status_code == 200
    clock = SimpleNamespace(time=lambda: time.time() + STEP_UP_MINUTES * 60)
    monkeypatch.setattr("gotene.accounts.step_up.time", clock)
    before = Reading.objects.count()
    answer = extract(strong, person, "log_extract_file")
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("step_up"))
    # On screen it needs none, and what was not shown is not noted.
    assert Reading.objects.count() == before
    assert extract(strong, person).status_code == 200


def test_a_personal_number_goes_nowhere_but_into_the_form(client, person, caplog):
    caplog.set_level("DEBUG")
    found = asked(client, person=NUMBER)
    assert NUMBER not in caplog.text
    assert NUMBER[2:8] not in "".join(url for url, _status in found.redirect_chain)
    assert mail.outbox == []
    assert not [row for row in Reading.objects.values_list("keys", flat=True) if NUMBER in row]
