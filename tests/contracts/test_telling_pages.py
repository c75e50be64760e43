"""Telling the company what no consent covers: tried, shown exactly as it will be seen, sent, and read."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contracts.models import Sublease, Told
from gotene.access.roles import Role
from tenants.actions import close_case, give_consent
from tenants.enums import InformationKind
from tenants.models import Disclosure
from tests import factories
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db

TEXT = "Hushållet är bortrest 3–17 mars.\r\nNyckel finns hos <oss> & i bobutiken."
SENT = "Hushållet är bortrest 3–17 mars.\nNyckel finns hos <oss> & i bobutiken."
HARM_TEST = {
    "kind": "other",
    "text": TEXT,
    "ground": "harm_test",
    "harm_who": "Den boende",
    "harm_how": "Ingen vet att hemmet står tomt utom bolaget",
    "harm_why": "Det står klart att bolaget inte för det vidare",
}


@pytest.fixture
def case():
    return factories.case()


@pytest.fixture
def home(case):
    contract = factories.social_contract(social_contact=case.case_officer)
    return Sublease.objects.create(contract=contract, case_number=case.number, begins_on=contract.begins_on)


@pytest.fixture
def officer(signed_in, case):
    return signed_in(case.case_officer)


@pytest.fixture
def company(signed_in, home):
    return signed_in(home.contract.housing_contact)


@pytest.fixture
def url(case, home):
    return reverse("tell_company", args=[case.number])


def shown(page):
    return typed(page, "shown")


def sent(officer, url, fields=HARM_TEST):
    preview = officer.post(url, fields)
    return officer.post(url, {"shown": shown(preview), "step": "send"}, follow=True)


def told_row(page, panel):
    """The told row in the panel called `panel`, as HTML."""
    inside = page.content.decode().partition(f'id="{panel}"')[2]
    return "<p><strong>" + inside.partition("<p><strong>")[2].partition("</p>")[0]


def test_nothing_is_sent_before_it_has_been_shown(officer, url):
    preview = officer.post(url, HARM_TEST)
    assert "Det här skickas" in words(preview) and "Inget är skickat än" in words(preview)
    assert not Told.objects.exists() and not Disclosure.objects.exists()


def test_what_is_shown_what_is_sent_and_what_is_noted_are_the_same_bytes(officer, company, url, home):
    preview = officer.post(url, HARM_TEST)
    officer.post(url, {"shown": shown(preview), "step": "send"})
    told, noted = Told.objects.get(), Disclosure.objects.get()
    assert preview.context["told"].text.encode() == told.text.encode() == noted.what.encode() == SENT.encode()
    contract = company.get(reverse("contract", args=[home.contract.number]))
    # The very same HTML: one template draws it in both places.
    assert told_row(preview, "preview") == told_row(contract, "told")
    assert "&lt;oss&gt; &amp; i bobutiken." in told_row(contract, "told")


def test_the_ground_stays_with_the_social_services(officer, company, url, case, home):
    sent(officer, url)
    noted = Disclosure.objects.get()
    assert (noted.kind, noted.ground, noted.disclosed_by) == ("other", "harm_test", case.case_officer)
    assert noted.harm_test.splitlines() == [
        "Vem kan lida men: Den boende",
        "På vilket sätt: Ingen vet att hemmet står tomt utom bolaget",
        "Varför det ändå är lagligt att berätta: Det står klart att bolaget inte för det vidare",
    ]
    page = words(company.get(reverse("contract", args=[home.contract.number])))
    assert "Hushållet är bortrest 3–17 mars." in page
    for kept in ("menprövning", "lida men", "Ingen vet att hemmet"):
        assert kept.casefold() not in page.casefold()
    assert "Ingen vet att hemmet" in words(officer.get(reverse("case", args=[case.number])))


def test_by_law_the_paragraph_is_noted_and_no_harm_test(officer, url):
    sent(officer, url, HARM_TEST | {"ground": "law", "paragraph": "10 kap. 28 § OSL, 5 kap. 1 § X"})
    noted = Disclosure.objects.get()
    assert (noted.ground, noted.paragraph, noted.harm_test) == ("law", "10 kap. 28 § OSL, 5 kap. 1 § X", "")
    assert noted.ground_shown == "lag (10 kap. 28 § OSL, 5 kap. 1 § X)"


@pytest.mark.parametrize(
    "changed, field",
    [
        ({"harm_who": ""}, "Menprövning: vem kan lida men?"),
        ({"harm_how": ""}, "Menprövning: på vilket sätt?"),
        ({"harm_why": ""}, "Menprövning: varför är det ändå lagligt att berätta?"),
        ({"ground": "law"}, "Vilken paragraf, om en lag säger det"),
        ({"ground": ""}, "Varför det får berättas"),
        ({"text": ""}, "Det här får Götenebostäder läsa"),
        ({"kind": "health"}, "Vad gäller det?"),
    ],
)
def test_without_a_whole_ground_it_is_not_even_shown(officer, url, changed, field):
    refused = officer.post(url, HARM_TEST | changed)
    assert errors(refused)[0].startswith(field)
    assert b'name="shown"' not in refused.content
    assert typed(refused, "harm_why") == (HARM_TEST | changed)["harm_why"]


def test_consent_is_a_ground_only_for_what_it_covers(officer, url, case):
    assert "consent" not in dict(officer.get(url).context["form"].fields["ground"].choices)
    give_consent(case, kind=InformationKind.ANSWERS, given_on=case.opened_on, by=case.case_officer)
    refused = officer.post(url, HARM_TEST | {"ground": "consent"})
    assert "Det finns inget samtycke för det här slaget" in errors(refused)[0]
    sent(officer, url, HARM_TEST | {"ground": "consent", "kind": "answers"})
    assert Disclosure.objects.get().consent == case.consents.get()


def test_the_text_can_be_changed_and_is_still_there(officer, url):
    preview = officer.post(url, HARM_TEST)
    again = officer.post(url, {"shown": shown(preview), "step": "change"})
    assert typed(again, "text") == SENT
    assert typed(again, "harm_who") == "Den boende"
    assert not Told.objects.exists()


@pytest.mark.parametrize("forge", ["", "x", "another case's", "another person's"])
def test_only_what_was_shown_is_sent(officer, signed_in, url, case, forge):
    seal = shown(officer.post(url, HARM_TEST))
    if forge == "another person's":
        officer = signed_in(Role.COORDINATOR)
    elif forge == "another case's":
        other = factories.case(officer=case.case_officer)
        contract = factories.social_contract()
        Sublease.objects.create(contract=contract, case_number=other.number, begins_on=contract.begins_on)
        url = reverse("tell_company", args=[other.number])
    else:
        seal = seal[:-1] + forge if forge else ""
    answer = officer.post(url, {"shown": seal, "step": "send", "text": "Något annat"})
    assert "så inget skickades" in words(answer)
    assert not Told.objects.exists() and not Disclosure.objects.exists()


def test_one_sending_is_one_telling(officer, url):
    preview = officer.post(url, HARM_TEST)
    form = {"shown": shown(preview), "step": "send", "submission": typed(preview, "submission")}
    for _times in range(3):
        officer.post(url, form)
    assert Told.objects.count() == Disclosure.objects.count() == 1


def test_it_waits_in_the_companys_day_until_it_is_read(officer, company, signed_in, url, home):
    def tasks(client):
        return [task.text for task, _late in client.get(reverse("my_day")).context["tasks"]]

    sent(officer, url)
    reading = "Läs det som socialtjänsten har berättat"
    assert reading in tasks(company)
    assert reading not in tasks(signed_in(Role.LETTING_OFFICER)) + tasks(officer)
    told = Told.objects.get()
    read = reverse("read_told", args=[home.contract.number, told.pk])
    assert officer.post(read).status_code == 403
    assert company.get(read).status_code == 405
    company.post(read)
    company.post(read)
    told.refresh_from_db()
    assert told.read_by == company.staff
    assert reading not in tasks(company)
    assert f"Läst av {company.staff.name}" in words(officer.get(reverse("contract", args=[home.contract.number])))


def test_with_nobody_living_there_nobody_is_told(officer, case):
    answer = officer.get(reverse("tell_company", args=[case.number]), follow=True)
    assert "så det finns ingen att berätta för" in words(answer)


def test_a_closed_case_tells_nothing_more(officer, case):
    close_case(case, closed_on=timezone.localdate(), reason="moved", by=case.case_officer)
    assert officer.get(reverse("tell_company", args=[case.number])).status_code == 404


def test_the_second_factor_is_asked_for_of_those_whose_case_it_is(officer, signed_in, url, monkeypatch):
    monkeypatch.setattr("gotene.accounts.step_up.stepped_up", lambda request, purpose="": False)
    for answer in (officer.get(url), officer.post(url, HARM_TEST)):
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("step_up"))
    assert signed_in(Role.CASE_OFFICER).get(url).status_code == 404
    assert not Told.objects.exists()


def test_the_page_of_the_contract_costs_the_same_however_much_is_told(officer, company, url, home):
    page = reverse("contract", args=[home.contract.number])
    sent(officer, url)
    company.get(page)
    with CaptureQueriesContext(connection) as once:
        company.get(page)
    for day in range(4):
        Told.objects.create(
            sublease=home,
            kind="other",
            text=f"Mer {day}",
            told_at=timezone.now() - datetime.timedelta(days=day),
            told_by=home.contract.social_contact,
        )
    with CaptureQueriesContext(connection) as more:
        text = words(company.get(page))
    assert len(more) <= len(once)
    assert "Mer 0" in text and "Visa 2 tidigare" in text
