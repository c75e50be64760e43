"""What is only said: noted, checked and settled by the organisation that heard it, and never seen by the other."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from contracts.models import Incident, UnverifiedReport
from gotene.access.roles import Role
from tests import factories
from tests.contracts.incidents import home, unverified
from tests.pages import errors, typed, words

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
NOTE = {"kind": "disturbance", "source": "neighbour", "line": "Musik på fredagen"}


@pytest.fixture
def contract():
    return home().contract


@pytest.fixture
def letting(contract):
    return contract.housing_contact


@pytest.fixture
def officer(contract):
    return contract.social_contact


@pytest.fixture
def said(contract, letting):
    """What the company was told today."""
    of = contract.subleases.get()
    return unverified(of=of, by=letting, received_on=TODAY, check_by=TODAY + 14 * DAY, line="Musik på fredagen")


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def post(client, name, *args, **data):
    return client.post(reverse(name, args=args), data, follow=True)


def note(client, contract, **fields):
    days = {"received_on": f"{TODAY}", "check_by": f"{TODAY + 14 * DAY}"}
    return post(client, "note_unverified", contract.number, **{**NOTE, **days, **fields})


@pytest.mark.parametrize(
    ("who", "other", "readers"),
    [
        ("letting", "officer", "Bara Götenebostäder ser detta"),
        ("officer", "letting", "Bara socialtjänsten ser detta"),
    ],
)
def test_what_one_side_notes_it_alone_sees(signed_in, request, contract, who, other, readers):
    client = signed_in(request.getfixturevalue(who))
    assert readers in words(page(client, "note_unverified", contract.number))
    answer = note(client, contract)
    assert "Kontrollera den senast" in words(answer)
    assert "Musik på fredagen" in words(answer)
    assert readers in words(answer)
    assert "Musik på fredagen" in words(page(client, "unverified_reports"))
    theirs = signed_in(request.getfixturevalue(other))
    for name, *args in (("contract", contract.number), ("unverified_reports",), ("my_day",)):
        assert "Musik" not in words(page(theirs, name, *args))


def test_it_stands_in_no_plan_and_counts_for_nothing(signed_in, contract, letting, said):
    text = words(page(signed_in(letting), "contract", contract.number))
    assert "Bakslag" not in text
    assert "Inget väntar på att klarläggas." in text


def test_the_case_shows_what_the_social_services_were_told(signed_in, contract, officer, said):
    number = officer.cases.get().number
    client = signed_in(officer)
    assert "Obekräftade uppgifter" not in words(page(client, "case", number))
    note(client, contract, line="Fest i trapphuset")
    text = words(page(client, "case", number))
    assert "Fest i trapphuset" in text
    assert "Musik på fredagen" not in text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": ""}, "Välj vad det gäller."),
        ({"source": "Kalle på trean"}, "Kalle på trean"),
        ({"line": "Han missbrukar"}, 'Ta bort "missbrukar"'),
        ({"line": "x" * 101}, "som mest 100 tecken"),
        ({"received_on": f"{TODAY + DAY}"}, "framtiden"),
        ({"check_by": f"{TODAY - DAY}"}, "Den kan inte kontrolleras innan den togs emot"),
        ({"check_by": "snart"}, "Skriv ett datum"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(signed_in, contract, letting, fields, said):
    answer = note(signed_in(letting), contract, **fields)
    assert any(said in error for error in errors(answer)), errors(answer)
    assert typed(answer, "line") == {**NOTE, **fields}["line"]
    assert not UnverifiedReport.objects.exists()


def test_what_a_neighbour_says_may_be_called_what_it_is(signed_in, contract, letting):
    note(signed_in(letting), contract, line="Enligt grannen musik på fredagen")
    assert UnverifiedReport.objects.exists()


def test_noted_twice_is_noted_once(signed_in, contract, letting):
    client, token = signed_in(letting), uuid4()
    for _ in range(2):
        note(client, contract, submission=token)
    assert UnverifiedReport.objects.count() == 1


def test_what_was_so_is_reported_and_both_see_that_and_nothing_of_who_said_it(
    signed_in, contract, letting, officer, said
):
    client = signed_in(letting)
    form = page(client, "report_verified", said.pk)
    assert "Rapportera bara det du vet nu" in words(form)
    answer = post(client, "report_verified", said.pk, happened_on=f"{TODAY}", text="Hög musik, hörd av vaktmästaren")
    made = Incident.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("incident", args=[made.pk])
    theirs = words(page(signed_in(officer), "incident", made.pk))
    assert "hörd av vaktmästaren" in theirs
    assert "granne" not in theirs
    assert "blev en händelse" in words(page(client, "unverified_reports"))
    assert page(client, "report_verified", said.pk).status_code == 302


def test_without_consent_the_social_services_are_told_what_to_do(signed_in, contract, officer):
    report = unverified(of=contract.subleases.get(), by=officer)
    answer = post(signed_in(officer), "report_verified", report.pk, happened_on=f"{TODAY}", text="Hög musik")
    assert "den boende har inte samtyckt" in errors(answer)[0]
    report.refresh_from_db()
    assert (report.outcome, Incident.objects.count()) == ("", 0)


def test_what_cannot_be_cleared_up_is_settled_once(signed_in, letting, said):
    client = signed_in(letting)
    assert page(client, "could_not_be_cleared", said.pk).status_code == 200
    answer = post(client, "could_not_be_cleared", said.pk)
    assert "gick inte att klarlägga" in words(answer)
    assert "Inget att kontrollera" in words(answer)
    assert "Den är redan avslutad." in words(post(client, "could_not_be_cleared", said.pk))


def test_what_should_have_been_checked_is_a_task_of_whoever_received_it(signed_in, contract, letting):
    unverified(of=contract.subleases.get(), by=letting)
    client = signed_in(letting)
    assert "Kontrollera den obekräftade uppgiften: störning" in words(page(client, "my_day"))
    assert "skulle ha kontrollerats" in words(page(client, "unverified_reports"))
    assert "Kontrollera den obekräftade" not in words(page(signed_in(Role.LETTING_OFFICER), "my_day"))


def test_the_other_organisations_report_is_no_page(signed_in, officer, said):
    for role in (officer, Role.COORDINATOR, Role.SOCIAL_DIRECTOR):
        for name in ("report_verified", "could_not_be_cleared"):
            assert page(signed_in(role), name, said.pk).status_code == 404


def test_the_back_office_lists_the_companys_own_and_leads_to_where_it_is_settled(signed_in, contract, officer, said):
    unverified(of=contract.subleases.get(), by=officer, line="Fest i trapphuset")
    client = signed_in(Role.LETTING_OFFICER)
    text = words(client.get(reverse("admin:contracts_unverifiedreport_changelist")))
    assert contract.number in text
    assert "1 obekräftad uppgift" in text
    form = client.get(reverse("admin:contracts_unverifiedreport_change", args=[said.pk]))
    assert "Musik på fredagen" in words(form)
    assert reverse("unverified_reports") in form.content.decode()
    for state in ("late", "open", "settled"):
        assert client.get(reverse("admin:contracts_unverifiedreport_changelist") + f"?state={state}").status_code == 200


def test_the_back_office_lists_incidents_and_leads_to_their_page(signed_in, contract, letting):
    client = signed_in(letting)
    post(client, "report_incident", contract.number, "damage", happened_on=f"{TODAY}", text="Trasig ruta")
    made = Incident.objects.get()
    for state in ("", "?state=open"):
        listed = words(client.get(reverse("admin:contracts_incident_changelist") + state))
        assert "att klarlägga" in listed
        assert contract.number in listed
    assert contract.number not in words(client.get(reverse("admin:contracts_incident_changelist") + "?state=confirmed"))
    form = client.get(reverse("admin:contracts_incident_change", args=[made.pk])).content.decode()
    assert reverse("incident", args=[made.pk]) in form


def test_the_lists_ask_as_many_questions_however_many_there_are(
    signed_in, contract, letting, django_assert_max_num_queries
):
    client = signed_in(letting)
    names = [
        (reverse("unverified_reports"), 20),
        (reverse("admin:contracts_unverifiedreport_changelist"), 25),
        (reverse("admin:contracts_incident_changelist"), 25),
    ]

    def asked():
        counted = []
        for url, limit in names:
            with django_assert_max_num_queries(limit) as captured:
                assert client.get(url).status_code == 200
            counted.append(len(captured))
        return counted

    def more():
        of = home(case=factories.case())
        unverified(of=of, by=letting)
        post(client, "report_incident", of.contract.number, "damage", happened_on=f"{TODAY}", text="Trasig ruta")

    more()
    before = asked()
    for _ in range(3):
        more()
    assert asked() == before
