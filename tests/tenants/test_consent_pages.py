"""Consents: given per kind of information, taken back at any time; closing the case."""

import datetime
import io

import page as page_validation
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from gotene.access.roles import Side
from tenants.actions import disclose, give_consent
from tenants.enums import ClosingReason, InformationKind
from tenants.models import Case
from tests import factories
from tests.pages import errors, typed, words


@pytest.fixture
def give_url(case):
    return reverse("give_consent", args=[case.number])


def given(case, kind=InformationKind.CRITERIA):
    return give_consent(case, kind=kind, given_on=datetime.date(2026, 2, 1), by=case.case_officer)


def answers(case, **fields):
    return {"said_on": "2026-03-02", "given_how": "writing", **fields}


def tag(page, kind):
    """What the page says of one kind."""
    return page.partition(f'id="kind-{kind}"')[2].partition("</p>")[0]


def test_all_kinds_are_asked_about_at_once(case, client, give_url):
    client.post(
        give_url,
        answers(case, criteria="yes", check_ins="yes", incidents="no", takeover="", valid_until="2027-03-01"),
    )
    given = {consent.kind: consent for consent in case.consents.all()}
    assert set(given) == {InformationKind.CRITERIA, InformationKind.CHECK_INS}
    consent = given[InformationKind.CRITERIA]
    assert (consent.given_on, consent.valid_until) == (datetime.date(2026, 3, 2), datetime.date(2027, 3, 1))
    assert consent.given_how == "writing"
    assert [(no.kind, no.said_on) for no in case.consent_refusals.all()] == [
        (InformationKind.INCIDENTS, datetime.date(2026, 3, 2))
    ]
    page = client.get(give_url).content.decode()
    assert "Ja, sedan" in tag(page, "criteria")
    assert "Nej, sagt" in tag(page, "incidents")
    assert "Inte tillfrågad än" in tag(page, "takeover")


def test_each_kind_says_what_why_and_what_happens_after_a_no(client, give_url):
    text = words(client.get(give_url))
    for said in (
        "Vid varje avstämning: om varje krav är uppfyllt",
        "För att bolaget ska se att det går bra",
        "Avstämningarna hålls som vanligt och stannar hos socialtjänsten.",
        "efter en skriven menprövning. (OSL 26:1)",
        "ett nej är inget hinder för bostaden",
    ):
        assert said in text


def test_what_is_said_orally_says_where_and_before_whom(case, client, give_url):
    sent = answers(case, criteria="yes", given_how="orally")
    refused = client.post(give_url, sent)
    assert errors(refused) == [
        "Vid vilket möte, och vilka som var med: Skriv vid vilket möte det sades och vilka som var med."
    ]
    assert typed(refused, "criteria") == "yes"
    client.post(give_url, sent | {"given_note": "Hembesök, Ola Ek var med"})
    assert case.consents.get().given_note == "Hembesök, Ola Ek var med"


def test_an_empty_form_asks_for_an_answer(case, client, give_url):
    assert errors(client.post(give_url, answers(case))) == ["Välj ja eller nej på minst en av dem."]


def test_a_last_day_before_the_first_is_refused_kindly(case, client, give_url):
    refused = client.post(give_url, answers(case, criteria="yes", valid_until="2026-03-01"))
    assert "Sista dagen kan inte ligga före dagen då samtycket lämnades." in errors(refused)[0]
    assert typed(refused, "valid_until") == "2026-03-01"
    assert not case.consents.exists()


def test_nobody_is_asked_to_consent_to_what_the_law_lets_the_company_know(case, client, give_url):
    page = client.get(give_url)
    assert "Namn och inflyttningsdag kräver inget samtycke" in words(page)
    assert b'name="resident"' not in page.content
    client.post(give_url, answers(case, resident="yes", criteria="yes"))
    assert [consent.kind for consent in case.consents.all()] == [InformationKind.CRITERIA]


def test_a_kind_that_is_consented_to_is_not_asked_for_again(case, client, give_url):
    given(case)
    page = client.get(give_url).content
    assert b'name="check_ins"' in page
    assert b'name="criteria"' not in page


def test_when_everything_is_consented_to_the_page_says_so(case, client, give_url):
    for kind in InformationKind:
        given(case, kind)
    page = client.get(give_url)
    assert "Allt är besvarat" in words(page)
    assert typed(page, "said_on") == []


def test_a_consent_that_soon_ends_is_asked_for_again_and_follows(case, client, give_url):
    until = timezone.localdate() + datetime.timedelta(days=20)
    give_consent(case, kind=InformationKind.CRITERIA, given_on=case.opened_on, valid_until=until, by=case.case_officer)
    assert "Ja, men bara till och med" in tag(client.get(give_url).content.decode(), "criteria")
    client.post(give_url, answers(case, criteria="yes", said_on="idag"))
    assert [consent.valid_until for consent in case.consents.all()] == [until, None]


def test_a_consent_in_the_future_is_refused_and_kept(case, client, give_url):
    response = client.post(give_url, answers(case, criteria="yes", said_on="2199-01-01"))
    assert errors(response) == ["När svarade personen?: Dagen kan inte ligga i framtiden."]
    assert typed(response, "criteria") == "yes"
    assert typed(response, "said_on") == "2199-01-01"


@pytest.mark.parametrize(
    "profile", [page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_3A]
)
def test_the_paper_to_sign_follows_the_standards(case, client, tmp_path, profile):
    answer = client.get(reverse("consent_form", args=[case.number]))
    assert f'filename="samtycke-{case.number}.pdf"' in answer.headers["Content-Disposition"]
    path = tmp_path / "samtycke.pdf"
    path.write_bytes(answer.content)
    assert page_validation.validate_pdf(str(path), profile=profile).failures == []


def test_the_paper_to_sign_says_it_all_and_names_nobody(case, client):
    answer = client.get(reverse("consent_form", args=[case.number]))
    sheets = PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for said in (
        "Vad får vi berätta för Götenebostäder?",
        "Ett nej är inget hinder: du har kvar din bostad",
        "Du får ta tillbaka ett ja när som helst",
        "Resultat av avstämningar",
        "Så länge jag bor där på ett socialt kontrakt",
        case.number,
    ):
        assert said in text, said
    member = case.household.members.get().person
    assert member.identity.family_name not in text


def test_a_withdrawal_says_what_has_been_told_under_it(case, client):
    consent = given(case)
    factories.organisation(Side.HOUSING)
    disclose(case, kind=consent.kind, what="Betala hyran i tid", ground="consent", by=case.case_officer)
    url = reverse("withdraw_consent", args=[case.number, consent.pk])
    text = words(client.get(url))
    assert "Betala hyran i tid" in text
    assert "Bolaget får inte veta att samtycket är återkallat" in text


def test_a_withdrawal_takes_back_the_longer_one_too(case, client):
    today = timezone.localdate()
    short = give_consent(
        case,
        kind=InformationKind.CRITERIA,
        given_on=case.opened_on,
        valid_until=today + datetime.timedelta(days=9),
        by=case.case_officer,
    )
    given(case)
    client.post(reverse("withdraw_consent", args=[case.number, short.pk]), {"withdrawn_on": today.isoformat()})
    assert not case.consents.in_force_on(today).exists()


def test_the_page_costs_the_same_however_much_is_answered(case, client, give_url, django_assert_max_num_queries):
    with CaptureQueriesContext(connection) as before:
        client.get(give_url)
    for kind in InformationKind:
        given(case, kind)
    with django_assert_max_num_queries(len(before)):
        client.get(give_url)


def test_a_consent_is_taken_back(case, client):
    consent = given(case)
    url = reverse("withdraw_consent", args=[case.number, consent.pk])
    assert "Det som redan är berättat går inte att ta tillbaka" in words(client.get(url))
    client.post(url, {"withdrawn_on": "2026-03-02"})
    consent.refresh_from_db()
    assert consent.withdrawn_on == datetime.date(2026, 3, 2)
    assert client.get(url).status_code == 404


def test_a_consent_is_not_taken_back_before_it_was_given(case, client):
    consent = given(case)
    response = client.post(reverse("withdraw_consent", args=[case.number, consent.pk]), {"withdrawn_on": "2026-01-31"})
    assert len(errors(response)) == 1
    assert typed(response, "withdrawn_on") == "2026-01-31"
    consent.refresh_from_db()
    assert consent.withdrawn_on is None


def test_a_case_is_closed_with_its_reason(case, client):
    response = client.post(
        reverse("close_case", args=[case.number]), {"closed_on": "2026-11-02", "reason": "moved"}, follow=True
    )
    closed = Case.objects.get(pk=case.pk)
    assert (closed.closed_on, closed.closing_reason) == (datetime.date(2026, 11, 2), ClosingReason.MOVED)
    assert f"Ärendet {case.number} är avslutat." in words(response)


def test_a_case_is_not_closed_before_it_was_opened(case, client):
    response = client.post(reverse("close_case", args=[case.number]), {"closed_on": "2020-01-01", "reason": "moved"})
    assert len(errors(response)) == 1
    assert typed(response, "reason") == "moved"
    assert Case.objects.get(pk=case.pk).closed_on is None


def test_a_case_is_not_closed_without_a_reason(case, client):
    response = client.post(reverse("close_case", args=[case.number]), {"closed_on": "2026-11-02"})
    assert [error.split(":")[0] for error in errors(response)] == ["Anledning"]
