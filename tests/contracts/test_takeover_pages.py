"""The takeover's pages: both see how far it has come, and each finds its own buttons."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from contracts.enums import TakeoverPaperKind, TakeoverParty
from contracts.models import Lease, SignedScan, Takeover, TakeoverConsent, TakeoverPaper
from contracts.takeover_rules import AGREEMENTS
from gotene.access.roles import Role
from gotene.templatetags.swedish import long_date
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.takeovers import TODAY, WEEK, Home
from tests.documents import uploads
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def papers_drawn_elsewhere(request, monkeypatch):
    """What they look like is tried in test_takeover_documents."""
    monkeypatch.setattr("contracts.actions.takeover_papers.takeover_pdf", lambda *_, **__: b"%PDF-1.7")


@pytest.fixture
def home():
    return Home()


@pytest.fixture
def housing(home, signed_in):
    return signed_in(home.letting)


@pytest.fixture
def social(home, signed_in):
    return signed_in(home.officer)


def url(home, name="takeover", *about):
    return reverse(name, args=[home.contract.number, *about])


def photo():
    picture = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "JPEG")
    return SimpleUploadedFile("underskrivet.jpg", picture.getvalue(), "image/jpeg")


# The page


def test_it_says_what_a_takeover_takes_and_that_the_home_is_ready(home, housing, social):
    for client in (housing, social):
        page = words(client.get(url(home)))
        assert "Klart: inget som är antecknat talar emot." in page
        assert "Alla krav var uppfyllda vid senaste avstämningen." in page
        assert "Förbered övertagandet" in page


def test_what_is_not_met_is_said_and_nothing_can_be_prepared(housing, signed_in):
    home = Home(with_plan=False)
    home.plan(outcome="not_met")
    page = words(signed_in(home.letting).get(url(home)))
    assert "Inte uppfyllt vid senaste avstämningen: Betala hyran i tid" in page
    assert "Förbered övertagandet" not in page


def test_each_finds_its_own_buttons(home, housing, social):
    home.prepared()
    ours, theirs = words(housing.get(url(home))), words(social.get(url(home)))
    assert "Säg ja" in ours
    assert "Anteckna den boendes ja" not in ours
    assert "Anteckna den boendes ja" in theirs
    assert "Götenebostäder antecknar det." in theirs


def test_those_who_do_not_work_with_it_read_and_find_no_button(home, signed_in):
    home.prepared()
    for role in (Role.INSPECTOR, Role.SOCIAL_DIRECTOR, Role.CASE_OFFICER):
        page = words(signed_in(role).get(url(home)))
        assert "Tre ja" in page
        assert "Säg ja" not in page
        assert "Avbryt övertagandet" not in page


def test_the_page_costs_the_same_however_much_is_made(home, housing, django_assert_max_num_queries):
    home.ready_to_switch().signed().signed()
    with django_assert_max_num_queries(34):
        housing.get(url(home))


def test_a_contract_where_nobody_lives_has_no_takeover(housing):
    empty = factories.social_contract()
    assert housing.get(reverse("takeover", args=[empty.number])).status_code == 404


# Preparing


def test_preparing_proposes_the_first_of_a_month_and_the_only_adult(home, social):
    page = social.get(url(home, "prepare_takeover"))
    assert typed(page, "new_lease_from") == home.first_day.isoformat()
    assert typed(page, "tenant") == str(home.tenant.pk)
    response = social.post(
        url(home, "prepare_takeover"), {"tenant": home.tenant.pk, "new_lease_from": home.first_day.isoformat()}
    )
    assert response.status_code == 302
    assert Takeover.objects.get().new_lease_from == home.first_day
    assert long_date(home.first_day) in words(social.get(url(home)))


def test_a_day_that_has_come_is_refused_and_what_was_typed_stays(home, housing):
    response = housing.post(
        url(home, "prepare_takeover"), {"tenant": home.tenant.pk, "new_lease_from": TODAY.isoformat()}
    )
    assert errors(response) == ["Välj en dag framåt i tiden för det nya hyreskontraktet."]
    assert typed(response, "new_lease_from") == TODAY.isoformat()


def test_a_takeover_that_is_prepared_is_not_prepared_again(home, housing):
    home.prepared()
    response = housing.get(url(home, "prepare_takeover"), follow=True)
    assert "Övertagandet förbereds redan." in words(response)


# The yeses


def test_the_residents_yes_needs_that_the_company_may_know(home, social):
    home.prepared()
    say = url(home, "say_yes", TakeoverParty.RESIDENT.slug)
    refused = social.post(say, {"said_on": TODAY.isoformat()})
    assert "Bolaget får bara veta det om den boende vill. Fråga den boende." in words(refused)
    assert social.post(say, {"said_on": TODAY.isoformat(), "told": "on"}).status_code == 302
    assert TakeoverConsent.objects.get().party == "resident"


def test_a_yes_in_the_future_is_refused(home, housing):
    home.prepared()
    response = housing.post(url(home, "say_yes", TakeoverParty.HOUSING.slug), {"said_on": (TODAY + WEEK).isoformat()})
    assert errors(response)
    assert not TakeoverConsent.objects.exists()


def test_a_yes_is_taken_back_on_the_page(home, housing):
    home.prepared().agreed()
    yes = home.takeover.consents.get(party="housing")
    assert housing.post(url(home, "take_back_yes", yes.pk)).status_code == 302
    page = words(housing.get(url(home)))
    assert "togs tillbaka" in page
    assert "Säg ja" in page


# The papers


def test_the_next_paper_has_its_button_for_those_who_are_party(home, housing, social):
    home.prepared().agreed()
    assert "Gör papperet" in words(social.get(url(home)))
    assert "Gör papperet" not in words(housing.get(url(home)))
    made = social.post(url(home, "make_takeover_paper", TakeoverPaperKind.END_SUBLEASE.slug))
    assert made.status_code == 302
    paper = TakeoverPaper.objects.get()
    for client in (housing, social):
        file = client.get(reverse("takeover_paper", args=[paper.pk]))
        assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
        assert home.tenant.name not in file["Content-Disposition"]
        assert home.contract.number in file["Content-Disposition"]
    assert "Gör papperet" in words(housing.get(url(home)))


def test_a_paper_out_of_order_is_refused_in_words(home, housing):
    home.prepared().agreed()
    response = housing.post(url(home, "make_takeover_paper", TakeoverPaperKind.NEW_LEASE.slug), follow=True)
    assert "Papperen görs i ordning. Gör det föregående först." in words(response)
    assert not TakeoverPaper.objects.exists()


def test_a_signed_paper_is_attached_as_a_photo_and_served_as_it_was_cleaned(home, housing, social):
    home.prepared().agreed().on_paper()
    attach = url(home, "attach_signed", home.papers[AGREEMENTS[0]].pk)
    response = social.post(attach, {"scan": photo(), "signed_on": TODAY.isoformat()})
    assert response.status_code == 302
    scan = SignedScan.objects.get()
    file = housing.get(reverse("signed_paper", args=[scan.pk]))
    assert file["Content-Type"] == "image/jpeg"
    assert file["Content-Disposition"].endswith('underskrivet.jpg"')
    assert Image.open(io.BytesIO(file.content)).size == (40, 60)


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("virus.pdf", b"MZ\x90 not a paper", "application/pdf"),
        SimpleUploadedFile("sida.html", b"<script>alert(1)</script>", "text/html"),
        SimpleUploadedFile("trasig.pdf", b"%PDF-1.7 broken", "application/pdf"),
        None,
    ],
    ids=["a program", "a web page", "a broken PDF", "nothing"],
)
def test_what_is_no_paper_is_refused_in_words(home, housing, upload):
    home.prepared().agreed().on_paper()
    data = {"signed_on": TODAY.isoformat()} | ({"scan": upload} if upload else {})
    response = housing.post(url(home, "attach_signed", home.papers[AGREEMENTS[0]].pk), data)
    assert response.status_code == 200
    assert errors(response)
    assert not SignedScan.objects.exists()


def test_a_paper_of_another_takeover_is_not_found(home, housing):
    home.prepared().agreed().on_paper()
    other = Home().prepared().agreed().on_paper()
    attach = url(home, "attach_signed", other.papers[AGREEMENTS[0]].pk)
    assert housing.get(attach).status_code == 404


def test_the_papers_of_a_protected_person_are_opened_by_the_handlers(home, housing, social):
    home.prepared().agreed().on_paper().signed()
    protect(home.tenant, kind=Protection.MARKING, handlers=[], by=home.officer)
    paper = home.papers[AGREEMENTS[0]]
    files = [reverse("takeover_paper", args=[paper.pk]), reverse("signed_paper", args=[paper.signed.get().pk])]
    for file in files:
        assert social.get(file).status_code == 200
        assert housing.get(file).status_code == 404
    page = words(housing.get(url(home)))
    assert "Här står en person med skyddade personuppgifter: de namngivna handläggarna öppnar det." in page
    assert home.tenant.identity.family_name not in page
    with running_as(home.letting):
        response = housing.post(url(home, "attach_signed", paper.pk), {"scan": photo(), "signed_on": TODAY.isoformat()})
    assert errors(response) == [
        "En person med skyddade personuppgifter skriver under papperet: bara en namngiven handläggare lägger in det."
    ]


# Carrying it out


def test_the_company_switches_the_leases_and_both_read_that_it_is_done(home, housing, social):
    home.ready_to_switch()
    assert "Byt kontrakten" not in words(social.get(url(home)))
    assert "Byt kontrakten" in words(housing.get(url(home)))
    assert housing.post(url(home, "complete_takeover")).status_code == 302
    assert Lease.objects.count() == 1
    for client in (housing, social):
        page = words(client.get(url(home)))
        assert "Genomfört" in page
        assert "Avbryt övertagandet" not in page
    assert "eget kontrakt" in words(social.get(reverse("contract", args=[home.contract.number])))


def test_what_is_missing_is_said_on_the_page_and_nothing_is_switched(home, housing):
    home.prepared().agreed().on_paper().signed()
    response = housing.post(url(home, "complete_takeover"))
    assert errors(response) == ["Besiktningen inför övertagandet måste ha hållits först."]
    assert not Lease.objects.exists()


def test_a_second_switch_is_told_that_it_is_done(home, housing):
    home.ready_to_switch()
    housing.post(url(home, "complete_takeover"))
    assert errors(housing.post(url(home, "complete_takeover"))) == [
        "Övertagandet är redan genomfört eller avbrutet. Ladda om sidan."
    ]
    assert Lease.objects.count() == 1


def test_a_cancelled_takeover_says_why_and_nothing_about_support(home, social):
    home.prepared()
    cancel = url(home, "cancel_takeover")
    assert errors(social.post(cancel, {"reason": "Boendestödet säger nej"}))
    assert social.post(cancel, {"reason": "Hushållet vill vänta"}).status_code == 302
    page = words(social.get(url(home)))
    assert "Hushållet vill vänta" in page
    assert "Förbered övertagandet" in page


# What shows it elsewhere


def test_my_day_says_whose_turn_it_is(home, housing, social):
    home.prepared()
    for client in (housing, social):
        assert "Övertagande: anteckna jaet" in words(client.get(reverse("my_day")))
    home.agreed()
    assert "Övertagande: gör papperen" in words(social.get(reverse("my_day")))
    assert "Övertagande: gör papperen" not in words(housing.get(reverse("my_day")))
    home.on_paper().signed().inspected()
    assert "Övertagande: byt kontrakten" in words(housing.get(reverse("my_day")))
    assert "Övertagande" not in words(social.get(reverse("my_day")))


def test_the_contracts_page_leads_to_the_takeover(home, housing):
    page = housing.get(reverse("contract", args=[home.contract.number]))
    assert url(home) in page.content.decode()


def test_the_case_says_that_a_takeover_is_prepared(home, social):
    home.prepared()
    page = words(social.get(reverse("case", args=[home.case.number])))
    assert "Ett övertagande förbereds" in page


def test_a_pdf_is_attached_without_what_acts(home, housing):
    home.prepared().agreed().on_paper()
    made = uploads.pdf()
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('hej')"))
    upload = SimpleUploadedFile("avtal.pdf", uploads.saved(made), "application/pdf")
    housing.post(
        url(home, "attach_signed", home.papers[AGREEMENTS[0]].pk), {"scan": upload, "signed_on": TODAY.isoformat()}
    )
    with pikepdf.open(io.BytesIO(bytes(SignedScan.objects.get().content))) as kept:
        assert "/OpenAction" not in kept.Root
