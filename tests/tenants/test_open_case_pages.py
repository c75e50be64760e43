"""Opening a case: the household is typed once, and a wrong form keeps every word."""

import datetime
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role
from tenants.enums import MemberKind
from tenants.models import Case, Person
from tests import factories
from tests.pages import errors, typed, words

URL = "/arenden/nytt/"
# From Skatteverket's list of numbers for tests.
MAJA, TURE = "198001082398", "201302022387"


def person(number, **fields):
    row = {"given_name": "Maja", "family_name": "Almgren", "personal_number": MAJA, "kind": "adult", "phone": ""}
    return {f"{name}_{number}": value for name, value in (row | fields).items()}


def sending(*people, **fields):
    filled = {"people": len(people), "opened_on": "2026-11-02", "file_reference": "PA 77", "housing_support": ""}
    for number, fields_of_one in enumerate(people, 1):
        filled |= person(number, **fields_of_one)
    return filled | fields


@pytest.fixture
def client(signed_in):
    return signed_in(Role.CASE_OFFICER)


def test_a_case_for_one_adult_is_opened_with_me_as_case_officer(client):
    response = client.post(URL, sending({}), follow=True)
    case = Case.objects.get()
    assert response.redirect_chain == [(reverse("case", args=[case.number]), 302)]
    assert (case.case_officer, case.opened_on, case.file_reference) == (
        client.staff,
        datetime.date(2026, 11, 2),
        "PA 77",
    )
    assert case.number == "SK-2026-001"
    assert "Ärendet SK-2026-001 är öppnat." in words(response)
    (member,) = case.household.members.all()
    assert member.person.name == "Maja Almgren"
    assert member.person.identity.personal_number == MAJA
    assert member.begins_on == case.opened_on


def test_the_form_begins_with_today_and_one_row(client):
    response = client.get(URL)
    assert typed(response, "opened_on") == timezone.localdate().isoformat()
    assert typed(response, "people") == "1"
    assert "Bara socialtjänsten ser detta" in words(response)
    assert "Person 2" not in words(response)


def test_a_household_of_several_is_entered_in_one_go(client):
    family = [
        {},
        {"given_name": "Ture", "personal_number": "130202-2387", "kind": "child"},
        {"given_name": "Noor", "personal_number": "saknas", "kind": "child"},
    ]
    client.post(URL, sending(*family))
    household = Case.objects.get().household
    assert [member.person.name for member in household.adults] == ["Maja Almgren"]
    assert [member.person.name for member in household.children] == ["Ture Almgren", "Noor Almgren"]
    assert [member.person.identity.personal_number for member in household.children] == [TURE, ""]


@pytest.mark.parametrize("as_written", ["800108-2398", "8001082398", "19800108-2398", "198001082398", "19800108 2398"])
def test_a_personal_number_is_understood_as_people_write_it(client, as_written):
    client.post(URL, sending({"personal_number": as_written}))
    assert Person.objects.get().identity.personal_number == MAJA


def test_adding_a_person_keeps_what_was_typed_and_complains_of_nothing(client):
    response = client.post(URL, sending({"family_name": "", "personal_number": "1980"}, add_person="1"))
    assert response.status_code == 200
    assert typed(response, "given_name_1") == "Maja"
    assert typed(response, "personal_number_1") == "1980"
    assert typed(response, "file_reference") == "PA 77"
    assert "Person 2" in words(response)
    assert errors(response) == []
    assert not Case.objects.exists()


def test_a_household_has_at_most_eight_rows(client):
    response = client.post(URL, sending(*[{}] * 8, add_person="1"))
    assert "Person 8" in words(response)
    assert "Person 9" not in words(response)
    assert "Lägg till en person" not in words(response)


@pytest.mark.parametrize("people", ["", "0", "-3", "99", "åtta"])
def test_a_mangled_count_of_rows_gives_a_form_and_no_traceback(client, people):
    assert client.post(URL, sending({}, people=people)).status_code == 200
    assert client.post(URL, sending({}, people=people, add_person="1")).status_code == 200


def test_a_row_left_empty_is_nobody(client):
    empty = {"given_name": "", "family_name": "", "personal_number": "", "kind": "adult"}
    client.post(URL, sending({}, empty, {"given_name": "Ture", "personal_number": TURE, "kind": "child"}))
    assert [member.kind for member in Case.objects.get().household.members.all()] == [
        MemberKind.ADULT,
        MemberKind.CHILD,
    ]


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        ([{"given_name": ""}], "Förnamn: Skriv förnamnet för person 1."),
        ([{}, {"family_name": "", "personal_number": TURE}], "Efternamn: Skriv efternamnet för person 2."),
        (
            [{"personal_number": "198001082394"}],
            "Personnummer: Kontrollera personnumret för person 1: tio eller tolv siffror, och den sista måste stämma.",
        ),
        (
            [{"personal_number": ""}],
            "Personnummer: Skriv personnumret för person 1, eller ordet saknas om det inte finns något.",
        ),
        ([{"kind": "child"}], "Hushållet behöver minst en vuxen."),
        ([{}, {"given_name": "Ture"}], "Två personer har samma personnummer."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(client, people, sentence):
    response = client.post(URL, sending(*people))
    assert sentence in errors(response)
    assert typed(response, "file_reference") == "PA 77"
    assert words(response).startswith("Fel: ")
    assert not Case.objects.exists()


def test_a_case_is_not_opened_in_the_future(client):
    response = client.post(URL, sending({}, opened_on="+1d"))
    assert errors(response) == ["Öppnat: Dagen kan inte ligga i framtiden."]


def test_somebody_already_registered_is_not_registered_again(client):
    known = factories.person(by=client.staff, family_name="Almgren", personal_number=MAJA)
    client.post(URL, sending({"given_name": "maja"}))
    assert [member.person for member in Case.objects.get().household.members.all()] == [known]
    assert Person.objects.count() == 1


def test_a_personal_number_of_somebody_else_opens_nothing_and_names_nobody(client):
    factories.person(by=client.staff, given_name="Sixten", family_name="Rosenblad", personal_number=MAJA)
    response = client.post(URL, sending({"personal_number": "saknas", "given_name": "Noor"}, {}))
    assert errors(response) == [
        "Personnumret för Maja Almgren är registrerat med ett annat namn. Kontrollera både numret och namnet."
    ]
    assert "Rosenblad" not in words(response)
    assert typed(response, "given_name_1") == "Noor"
    assert not Case.objects.exists()
    assert Person.objects.count() == 1


def test_a_person_known_to_the_company_is_registered_anew_by_the_social_services(client):
    factories.person(by=factories.staff(Role.LETTING_OFFICER), family_name="Almgren", personal_number=MAJA)
    client.post(URL, sending({}))
    assert Case.objects.exists()
    assert Person.objects.count() == 2


def test_a_case_officer_opens_cases_for_nobody_else(client):
    other = factories.staff(Role.CASE_OFFICER)
    response = client.get(URL)
    assert other.name not in words(response)
    client.post(URL, sending({}, case_officer=other.pk))
    assert Case.objects.get().case_officer == client.staff


def test_the_coordinator_chooses_the_case_officer(signed_in):
    officer = factories.staff(Role.CASE_OFFICER)
    supporter = factories.staff(Role.HOUSING_SUPPORT)
    client = signed_in(Role.COORDINATOR)
    assert typed(client.get(URL), "case_officer") == str(client.staff.pk)
    client.post(URL, sending({}, case_officer=officer.pk, housing_support=supporter.pk))
    case = Case.objects.get()
    assert (case.case_officer, case.housing_support) == (officer, supporter)


@pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.HOUSING_SUPPORT, Role.RENT_ADMINISTRATOR])
def test_the_coordinator_cannot_choose_somebody_who_handles_no_cases(signed_in, role):
    response = signed_in(Role.COORDINATOR).post(URL, sending({}, case_officer=factories.staff(role).pk))
    assert len(errors(response)) == 1
    assert not Case.objects.exists()


def test_the_same_form_sent_ten_times_opens_one_case(client):
    filled = sending({}, submission=str(uuid4()))
    answers = {client.post(URL, filled).url for _ in range(10)}
    assert Case.objects.count() == 1
    assert answers == {reverse("case", args=[Case.objects.get().number])}


def test_the_form_with_a_full_household_takes_few_queries(client, django_assert_max_num_queries):
    # The request's transaction (2), session, account with staff, the choice of housing support workers.
    with django_assert_max_num_queries(5):
        client.post(URL, sending(*[{}] * 8, add_person="1"))
