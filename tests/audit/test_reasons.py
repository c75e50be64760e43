"""Whoever has no part in what they open says why first: for that alone, for themselves, until they sign out."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from contracts.models import Incident, Question
from gotene.access.roles import Role, Side
from gotene.audit.enums import Ground, Subject
from gotene.audit.models import Reading
from gotene.audit.reasons import ABOUT, REASON
from inspections.enums import InspectionKind
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.contracts.incidents import home
from tests.inspections.inspections import booked
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
WHY = "Grannen ringde om vatten och handläggaren är på tåget"
DONE = "Händelsen är rapporterad"
QUESTION = "Skriv varför du behöver titta"


@pytest.fixture
def theirs():
    """A home with a household, of a case and a contract where none of those who are signed in here are named."""
    return home()


@pytest.fixture
def names(theirs):
    return [resident.person.name for resident in theirs.residents.all()]


def contract_page(sublease):
    return reverse("contract", args=[sublease.contract.number])


def gives(client, page, reason=WHY, **more):
    """Answer the page that asks why; `more` is changed in what is sent."""
    sent = {ABOUT: typed(page, ABOUT), REASON: reason, **more}
    return client.post(page.request["PATH_INFO"], sent)


def ground_of(client, url):
    """Why the log says that they may look; "asked" when they are asked why."""
    page = client.get(url)
    assert page.status_code == 200
    return "asked" if QUESTION in words(page) else Reading.objects.latest("pk").ground


# Who has a part


def test_who_has_a_part_in_a_home_is_not_asked(signed_in, theirs):
    case = factories.case()
    officer, support = theirs.contract.social_contact, factories.staff(Role.HOUSING_SUPPORT)
    own = contract_page(theirs)
    assert ground_of(signed_in(officer), own) == Ground.CONTACT
    for role in (Role.COORDINATOR, Role.SOCIAL_DIRECTOR, Role.LETTING_OFFICER, Role.FINANCE_OFFICER):
        assert ground_of(signed_in(role), own) in (Ground.ROLE, Ground.CONTACT)
    assert Reading.objects.latest("pk").role == Role.FINANCE_OFFICER
    for role in (Role.CASE_OFFICER, Role.HOUSING_SUPPORT, Role.RENT_ADMINISTRATOR, Role.INSPECTOR):
        assert ground_of(signed_in(role), own) == "asked", role
    assert ground_of(signed_in(case.case_officer), own) == "asked"
    assert ground_of(signed_in(support), own) == "asked"


def test_the_officer_and_the_support_worker_of_the_household(signed_in):
    case = factories.case()
    support = factories.staff(Role.HOUSING_SUPPORT)
    case.housing_support = support
    case.save()
    contract = factories.social_contract(social_contact=factories.staff(Role.COORDINATOR))
    own = contract_page(home(case=case, contract=contract))
    assert ground_of(signed_in(case.case_officer), own) == Ground.CASE_OFFICER
    assert ground_of(signed_in(support), own) == Ground.SUPPORT
    assert ground_of(signed_in(support), reverse("case", args=[case.number])) == Ground.SUPPORT


def test_the_officer_of_those_who_moved_out_long_ago_is_asked(signed_in):
    today = timezone.localdate()
    case = factories.case(opened_on=today - 900 * DAY)
    contract = factories.social_contract(begins_on=today - 800 * DAY, social_contact=factories.staff(Role.COORDINATOR))
    moved = home(case=case, contract=contract, ends_on=today - 400 * DAY, end_reason="moved")
    assert ground_of(signed_in(case.case_officer), contract_page(moved)) == "asked"


def test_a_named_handler_of_somebody_who_lives_there(signed_in, theirs):
    handler = factories.staff(Role.CASE_OFFICER)
    person = theirs.residents.first().person
    protect(person, kind=Protection.MARKING, handlers=[handler], by=theirs.contract.social_contact)
    assert ground_of(signed_in(handler), contract_page(theirs)) == Ground.HANDLER


def test_who_has_asked_about_the_home(signed_in, theirs):
    inspector, today = factories.staff(Role.INSPECTOR), timezone.localdate()
    assert ground_of(signed_in(inspector), contract_page(theirs)) == "asked"
    Question.objects.create(
        sublease=theirs,
        to_side=Side.SOCIAL,
        text="Finns nyckeln?",
        asked_on=today,
        asked_by=inspector,
        answerer=theirs.contract.social_contact,
        answer_by=today,
    )
    assert ground_of(signed_in(inspector), contract_page(theirs)) == Ground.QUESTION


@pytest.mark.parametrize("days, ground", [(-31, "asked"), (-29, "inspection"), (29, "inspection"), (31, "asked")])
def test_inspectors_a_month_around_an_inspection(signed_in, theirs, days, ground):
    inspection = booked(
        contract=theirs.contract, kind=InspectionKind.INTERIM, planned_on=timezone.localdate() + days * DAY
    )
    client = signed_in(Role.INSPECTOR)
    assert ground_of(client, contract_page(theirs)) == ground
    assert ground_of(client, reverse("inspection", args=[inspection.pk])) == ground
    # Others of the same organisation's people have no more part in it for that.
    assert ground_of(signed_in(Role.RENT_ADMINISTRATOR), contract_page(theirs)) == "asked"


def test_whoever_stands_in_for_a_colleague(signed_in, theirs):
    today, deputy = timezone.localdate(), factories.staff(Role.CASE_OFFICER)
    away = theirs.contract.social_contact
    absence = factories.absence(of=away, deputy=deputy, begins_on=today, ends_on=today)
    assert ground_of(signed_in(deputy), contract_page(theirs)) == Ground.DEPUTY
    assert ground_of(signed_in(deputy), reverse("case", args=[theirs.case_number])) == Ground.DEPUTY
    absence.cancelled_on = today
    absence.save()
    assert ground_of(signed_in(deputy), contract_page(theirs)) == "asked"


def test_those_who_only_administer_accounts_are_not_asked_but_shown_nothing(signed_in, theirs):
    for side in Side:
        client = signed_in(Role.SYSTEM_ADMINISTRATOR, side=side)
        assert client.get(contract_page(theirs)).status_code == 404
    for name in ("contracts_socialcontract_change", "contracts_guarantee_change"):
        url = reverse(f"admin:{name}", args=[theirs.contract.pk])
        assert signed_in(Role.SYSTEM_ADMINISTRATOR, side=Side.HOUSING).get(url).status_code == 403


# Asking


def test_the_page_is_shown_when_the_reason_is_given_and_the_log_has_it(signed_in, theirs, names):
    client = signed_in(Role.INSPECTOR)
    url = contract_page(theirs)
    page = client.get(url)
    said = words(page)
    assert page.status_code == 200 and not any(name in said for name in names)
    assert f"socialt kontrakt {theirs.contract.number}" in said
    assert "Loggranskaren i din organisation läser båda" in said
    assert not Reading.objects.exists()
    answer = gives(client, page)
    assert (answer.status_code, answer["Location"]) == (302, url)
    assert all(name in words(client.get(url)) for name in names)
    row = Reading.objects.get()
    assert (row.ground, row.reason, row.subject) == (Ground.REASON, WHY, Subject.CONTRACT)
    assert row.keys == [theirs.contract.number] and len(row.people) == len(names)
    # For the rest of the session, and each time with the reason.
    client.get(url)
    assert list(Reading.objects.values_list("reason", flat=True)) == [WHY, WHY]


def test_a_word_is_no_reason_and_what_was_written_is_kept(signed_in, theirs):
    client = signed_in(Role.INSPECTOR)
    page = client.get(contract_page(theirs))
    for reason in ("", "   kort   ", "x" * 501):
        answer = gives(client, page, reason)
        assert answer.status_code == 200 and len(errors(answer)) == 1
        assert typed(answer, ABOUT) == typed(page, ABOUT)
    assert "Skriv lite mer: minst 10 tecken." in words(gives(client, page, "kort"))
    assert QUESTION in words(client.get(contract_page(theirs)))


def test_it_holds_for_that_home_alone(signed_in, theirs):
    client, other = signed_in(Role.INSPECTOR), home()
    gives(client, client.get(contract_page(theirs)))
    assert QUESTION in words(client.get(contract_page(other)))
    assert QUESTION not in words(client.get(contract_page(theirs)))


def test_it_holds_for_that_session_and_that_person_alone(signed_in, theirs):
    inspector = factories.staff(Role.INSPECTOR)
    client, elsewhere, another = signed_in(inspector), signed_in(inspector), signed_in(Role.INSPECTOR)
    page = client.get(contract_page(theirs))
    gives(client, page)
    for other in (elsewhere, another):
        assert QUESTION in words(other.get(contract_page(theirs)))
    # What was asked of one is not answered by another.
    gives(another, page)
    assert QUESTION in words(another.get(contract_page(theirs)))
    client.logout()
    client.force_login(factories.account_of(inspector))
    assert QUESTION in words(client.get(contract_page(theirs)))


def test_a_reason_for_something_made_up_is_none(signed_in, theirs):
    client = signed_in(Role.INSPECTOR)
    page = client.get(contract_page(theirs))
    gives(client, page, **{ABOUT: typed(page, ABOUT)[:-1] + "x"})
    gives(client, page, **{ABOUT: "contract K-2026-01"})
    assert QUESTION in words(client.get(contract_page(theirs)))


def test_whoever_keeps_the_sessions_does_not_read_it(signed_in, theirs):
    client = signed_in(Role.INSPECTOR)
    gives(client, client.get(contract_page(theirs)))
    kept = [session.get_decoded() for session in Session.objects.all()]
    assert "reasons_to_read" in str(kept) and WHY[:10] not in str(kept)


def test_a_form_that_had_to_wait_for_a_reason_is_carried_out_after_it(signed_in, theirs):
    client = signed_in(Role.INSPECTOR)
    url = reverse("report_incident", args=[theirs.contract.number, "disturbance"])
    today = timezone.localdate().isoformat()
    sent = {"happened_on": today, "text": "Fönstret i köket är <trasigt>", "submission": "x"}
    page = client.post(url, sent)
    assert page.status_code == 200 and QUESTION in words(page)
    assert "Det du just skrev går inte förlorat" in words(page)
    assert not Incident.objects.exists() and not Reading.objects.exists()
    assert DONE not in words(page)
    carried = {name: typed(page, name) for name in sent}
    assert carried == sent
    answer = gives(client, page, **carried)
    assert answer.status_code == 302
    assert Incident.objects.get().text == sent["text"]
    assert DONE in words(client.get(answer["Location"]))


def test_the_back_office_asks_in_the_same_way(signed_in, theirs, names):
    client = signed_in(Role.INSPECTOR)
    url = reverse("admin:contracts_socialcontract_change", args=[theirs.contract.pk])
    page = client.get(url)
    assert QUESTION in words(page) and not any(name in words(page) for name in names)
    gives(client, page)
    assert theirs.contract.number in words(client.get(url))
    assert Reading.objects.get().ground == Ground.REASON
    # What was said there holds in the case view too: it is the same contract.
    assert QUESTION not in words(client.get(contract_page(theirs)))


def test_a_part_of_a_page_leads_back_to_the_page(signed_in, theirs):
    client = signed_in(Role.INSPECTOR)
    from_list = {"HX-Request": "true", "HX-Current-URL": "http://testserver/kontrakt/?sida=2"}
    page = client.get(contract_page(theirs), headers=from_list)
    assert page.headers["HX-Retarget"] == "body"
    assert gives(client, page)["Location"] == "/kontrakt/?sida=2"


def test_who_may_not_is_told_so_and_not_asked(signed_in, theirs):
    """The plan of a household in another's case is not changed for any reason."""
    client = signed_in(Role.CASE_OFFICER)
    assert client.get(reverse("start_plan", args=[theirs.contract.number])).status_code == 403
    assert client.get(reverse("case", args=[theirs.case_number])).status_code == 404
