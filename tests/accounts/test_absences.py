"""Being away with a deputy: who sees what meanwhile, and who may say so."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role, Side
from gotene.accounts.deputies import seen_by_deputy, stood_in_for
from gotene.accounts.models import Absence, StaffHome, StaffMember
from gotene.casework.tasks import tasks_for
from tenants.actions import leave_case, protect, reveal_person
from tenants.enums import Protection
from tenants.models import Case
from tests import factories
from tests.access.as_role import running_as
from tests.pages import errors, words

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def frida():
    return factories.staff(Role.CASE_OFFICER, name="Frida Mosslåga")


@pytest.fixture
def omar():
    return factories.staff(Role.CASE_OFFICER, name="Omar Aziz")


def away(of, deputy, today, **fields):
    return factories.absence(of, **{"deputy": deputy, "begins_on": today, "ends_on": today + 10 * DAY, **fields})


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def send(client, name, *args, **data):
    return client.post(reverse(name, args=args), data, follow=True)


def fresh(member):
    """As the next request meets them."""
    return StaffMember.objects.get(pk=member.pk)


def sees(member, case):
    member = fresh(member)
    with running_as(member):
        return Case.objects.visible_to(member).filter(pk=case.pk).exists()


# What a deputy sees


@pytest.mark.parametrize("what", ["case_officer", "housing_support"])
def test_a_deputy_sees_the_cases_of_whoever_is_away(signed_in, frida, omar, today, what):
    case = factories.case(officer=frida if what == "case_officer" else None)
    if what == "housing_support":
        case.housing_support = frida
        case.save()
    assert not sees(omar, case)
    away(frida, omar, today, ends_on=datetime.date(today.year + 1, 12, 3))
    assert sees(omar, case)
    told = words(page(signed_in(omar), "case", case.number))
    assert f"Du ersätter Frida Mosslåga till och med 3 december {today.year + 1}." in told


@pytest.mark.parametrize(
    "fields",
    [
        {"begins_on": 1},
        {"begins_on": -5, "ends_on": -1},
        {"cancelled_on": 0},
    ],
    ids=["not yet", "no more", "cancelled"],
)
def test_only_while_it_runs(frida, omar, today, fields):
    case = factories.case(officer=frida)
    away(frida, omar, today, **{name: today + days * DAY for name, days in fields.items()})
    assert not sees(omar, case)


def test_without_a_last_day_it_runs_until_it_is_cancelled(signed_in, frida, omar, today):
    case, absence = factories.case(officer=frida), away(frida, omar, today, ends_on=None)
    assert sees(omar, case)
    assert "tills vidare" in words(page(signed_in(omar), "case", case.number))
    send(signed_in(frida), "cancel_absence", absence.pk)
    assert not sees(omar, case)


def test_a_deputys_deputy_sees_nothing(frida, omar, today):
    sara, case = factories.staff(Role.CASE_OFFICER), factories.case(officer=frida)
    away(frida, omar, today)
    away(omar, sara, today)
    assert sees(omar, case)
    assert not sees(sara, case)


def test_without_a_role_for_cases_a_deputy_sees_none(frida, today):
    rent, case = factories.staff(Role.RENT_ADMINISTRATOR), factories.case(officer=frida)
    away(frida, rent, today)
    assert not sees(rent, case)


def test_whoever_has_left_a_case_does_not_come_back_as_deputy(signed_in, frida, today):
    case, karin = factories.case(officer=frida), factories.staff(Role.COORDINATOR)
    with running_as(karin):
        leave_case(case, handed_to=frida, by=karin)
    away(frida, karin, today)
    assert not sees(karin, case)
    assert case.number not in words(page(signed_in(karin), "my_day"))


def test_a_protected_person_is_still_its_handlers_alone(signed_in, frida, omar, today):
    case = factories.case(officer=frida)
    person = case.household.members.get().person
    protect(person, kind=Protection.MARKING, handlers=[], by=frida)
    away(frida, omar, today)
    told = words(page(signed_in(omar), "case", case.number))
    assert f"Skyddad person {person.number}" in told
    assert "Maja" not in told


def test_whoever_has_left_work_is_stood_in_for_no_more(frida, omar, today):
    case = factories.case(officer=frida)
    away(frida, omar, today)
    frida.active = False
    frida.save()
    assert not sees(omar, case)


def test_it_is_asked_once_in_a_request(frida, omar, today, django_assert_num_queries):
    away(frida, omar, today)
    with django_assert_num_queries(1):
        assert [stood_in_for(omar, today) for _ in range(3)] == [[frida.pk]] * 3


# Min dag


def test_the_deputys_day_says_what_waits_for_whoever_is_away(signed_in, frida, omar, today):
    case = factories.case(officer=frida)
    away(frida, omar, today)
    answer = page(signed_in(omar), "my_day")
    assert answer.context["tasks"] == []
    ((absence, tasks),) = answer.context["as_deputy"]
    assert absence.staff == frida
    assert [(task.text, task.where) for task, _late in tasks] == [("Inget beslut än", case.number)]
    assert "För Frida Mosslåga" in words(answer)
    assert page(signed_in(factories.staff(Role.CASE_OFFICER)), "my_day").context["as_deputy"] == []


def test_the_deputys_day_holds_no_more_than_both_may(signed_in, today):
    """A coordinator is away: the case officer who stands in gets none of the cases that a coordinator sees."""
    factories.case()
    karin, omar = factories.staff(Role.COORDINATOR), factories.staff(Role.CASE_OFFICER)
    away(karin, omar, today)
    assert [tasks for _absence, tasks in page(signed_in(omar), "my_day").context["as_deputy"]] == [[]]


def test_a_coordinator_who_stands_in_gets_the_case_officers_tasks(frida, today):
    case, karin = factories.case(officer=frida), factories.staff(Role.COORDINATOR)
    absence = away(frida, karin, today)
    with running_as(karin):
        assert [task.where for task in tasks_for(seen_by_deputy(absence, karin), today)] == [case.number]


def test_the_deputy_counts_as_contact(signed_in, frida, omar, today):
    contract = factories.social_contract(social_contact=frida)
    assert page(signed_in(omar), "change_contacts", contract.number).status_code == 403
    away(frida, omar, today)
    assert page(signed_in(omar), "change_contacts", contract.number).status_code == 200


def test_the_day_costs_no_more_with_more_cases_of_whoever_is_away(
    signed_in, frida, omar, today, django_assert_max_num_queries
):
    away(frida, omar, today)
    for _ in range(6):
        factories.case(officer=frida)
    # The day of one case officer, and once more for the colleague.
    with django_assert_max_num_queries(75):
        page(signed_in(omar), "my_day")


def test_a_deputy_is_not_told_who_was_shown_a_protected_person(signed_in, frida, omar, today):
    person, sara = factories.person(by=frida), factories.staff(Role.CASE_OFFICER)
    protect(person, kind=Protection.MARKING, handlers=[sara], by=frida)
    with running_as(sara):
        reveal_person(person, reason="Ska på besök", by=sara)
    assert any("Ska på besök" in task.where for task, _late in page(signed_in(frida), "my_day").context["tasks"])
    away(frida, omar, today)
    assert "Ska på besök" not in words(page(signed_in(omar), "my_day"))


def test_without_a_deputy_who_works_here_whoever_is_in_charge_is_told(frida, omar, today):
    away(frida, omar, today)
    karin = factories.staff(Role.COORDINATOR)
    omar.active = False
    omar.save()
    with running_as(karin):
        assert "Frida Mosslåga är borta och ingen ersätter" in [task.text for task in tasks_for(karin, today)]


# Noting it


def form(deputy, today, **fields):
    return {"begins_on": today, "ends_on": today + 5 * DAY, "deputy": deputy.pk, **fields}


@pytest.mark.parametrize("side", Side)
def test_everybody_notes_their_own(signed_in, today, side):
    role = Role.INSPECTOR if side == Side.HOUSING else Role.HOUSING_SUPPORT
    client, deputy = signed_in(role), factories.staff(role, name="Omar Aziz")
    answer = send(client, "my_absence", **form(deputy, today))
    absence = Absence.objects.get()
    assert (absence.staff, absence.deputy, absence.recorded_by) == (client.staff, deputy, client.staff)
    assert absence.history.get().history_user == client.staff
    assert "Omar Aziz ersätter" in words(answer)


def test_a_double_click_notes_it_once(signed_in, omar, today):
    client = signed_in(Role.CASE_OFFICER)
    sent = form(omar, today, submission="1f4e1b2e-7a53-4f57-9d0d-9cf2a9a0a001")
    for _ in range(2):
        send(client, "my_absence", **sent)
    assert Absence.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.COORDINATOR, 200),
        (Role.SOCIAL_DIRECTOR, 200),
        (Role.CASE_OFFICER, 403),
        (Role.HOUSING_DIRECTOR, 200),
    ],
)
def test_a_colleagues_is_noted_by_whoever_is_in_charge(signed_in, frida, omar, today, role, status):
    client = signed_in(role)
    answer = send(client, "colleague_absence", staff=frida.pk, **form(omar, today))
    assert answer.status_code == status
    # The company's director cannot choose the social services' people.
    assert Absence.objects.exists() == (status == 200 and client.staff.in_social)


def test_an_administrator_does_not_become_a_deputy_by_their_own_hand(signed_in, frida, today):
    client = signed_in(Role.SYSTEM_ADMINISTRATOR, side=Side.SOCIAL)
    answer = send(client, "colleague_absence", staff=frida.pk, **form(client.staff, today))
    assert errors(answer) == [
        "Du kan inte göra dig själv till ersättare för en kollega. Det kan kollegan göra, eller chefen."
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"ends_on": "2020-01-01"}, "Den sista dagen"),
        ({"begins_on": ""}, ""),
        ({"deputy": ""}, ""),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(signed_in, omar, today, fields, sentence):
    answer = send(signed_in(Role.CASE_OFFICER), "my_absence", **{**form(omar, today), **fields})
    (error,) = errors(answer)
    assert sentence in error
    assert not Absence.objects.exists()


def test_no_two_at_once_and_no_deputy_who_is_away_too(signed_in, frida, omar, today):
    sara = factories.staff(Role.CASE_OFFICER)
    away(omar, sara, today)
    client = signed_in(frida)
    assert errors(send(client, "my_absence", **form(omar, today))) == [
        "Vem som ersätter: Omar Aziz är också borta några av de dagarna. Välj någon annan."
    ]
    send(client, "my_absence", **form(sara, today))
    assert errors(send(client, "my_absence", **form(sara, today))) == [
        "Det finns redan en frånvaro för de dagarna. Ändra eller avbryt den."
    ]


def test_whoever_stands_in_and_goes_away_is_told_so(signed_in, frida, omar, today):
    away(frida, omar, today)
    answer = send(signed_in(omar), "my_absence", **form(factories.staff(Role.CASE_OFFICER), today))
    assert "Omar Aziz ersätter Frida Mosslåga de dagarna. Välj någon annan för den tiden." in words(answer)


def test_it_is_made_longer_and_handed_to_another(signed_in, frida, omar, today):
    absence, sara = away(frida, omar, today), factories.staff(Role.CASE_OFFICER)
    send(signed_in(frida), "change_absence", absence.pk, ends_on=today + 30 * DAY, deputy=sara.pk)
    absence.refresh_from_db()
    assert (absence.ends_on, absence.deputy) == (today + 30 * DAY, sara)


def test_a_cancelled_one_is_not_there_to_change(signed_in, frida, omar, today):
    absence = away(frida, omar, today, cancelled_on=today)
    assert page(signed_in(frida), "change_absence", absence.pk).status_code == 404


def test_forms_say_who_is_away(signed_in, frida, omar, today):
    away(frida, omar, today, ends_on=datetime.date(today.year + 1, 12, 3))
    told = words(page(signed_in(Role.COORDINATOR), "open_case"))
    assert f"Frida Mosslåga (borta till och med 3 december {today.year + 1})" in told
    assert "Omar Aziz (" not in told


def test_nobody_is_told_why(signed_in, frida, omar, today):
    """There is nowhere to write it."""
    fields = {field.name for field in Absence._meta.get_fields()}
    assert fields == {"id", "begins_on", "ends_on", "staff", "deputy", "recorded_by", "cancelled_on"}


# One's own address


def test_ones_own_address_is_written_changed_and_removed(signed_in):
    client = signed_in(Role.CASE_OFFICER)
    for street in ("Lönngatan 4", "Lönngatan 6"):
        send(client, "my_home", street_address=street, city="Götene")
        assert StaffHome.objects.get().street_address == street
    assert errors(send(client, "my_home", street_address="", city="Götene")) != []
    send(client, "my_home", remove="1")
    assert not StaffHome.objects.exists()


def test_a_stranger_notes_nothing():
    assert Client().post(reverse("my_absence")).status_code == 302
    assert not Absence.objects.exists()
