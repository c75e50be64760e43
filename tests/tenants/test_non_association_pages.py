"""Who must not live in the same stairwell: recorded on the case's page for a limited time, reviewed, and ended."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gotene.access.roles import Role
from gotene.dates import add_months
from tenants.actions import end_keeping_apart, keep_apart, keep_on_apart
from tenants.models import NonAssociation
from tests import factories
from tests.pages import errors, typed, words
from tests.refused import change, told

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
NUMBER = "199001012385"


@pytest.fixture
def other(case):
    """Somebody of another case."""
    officer = case.case_officer
    other = factories.case(officer=officer)
    identity = other.household.members.get().person.identity
    identity.given_name, identity.family_name, identity.personal_number = "Siv", "Granlund", NUMBER
    identity.save()
    return identity.person


@pytest.fixture
def url(case):
    return reverse("keep_apart", args=[case.number])


def filled(case, **fields):
    return {
        "person": case.household.members.get().pk,
        "other": NUMBER,
        "reason": "Kontaktförbud till 2027",
        "speak_with": case.case_officer.pk,
        "review_by": (TODAY + 90 * DAY).isoformat(),
        **fields,
    }


def pair(case, other, **fields):
    fields = {"reason": "Kontaktförbud", "speak_with": case.case_officer, "review_by": TODAY + 90 * DAY, **fields}
    return keep_apart(case.household.members.get().person, other, **fields, by=case.case_officer)


def page_of(client, case):
    return words(client.get(reverse("case", args=[case.number])))


def test_two_people_are_recorded_with_the_reason_and_whom_to_speak_with(case, client, url, other):
    response = client.post(url, filled(case), follow=True)
    kept = NonAssociation.objects.get()
    assert {kept.one, kept.other} == {case.household.members.get().person, other}
    assert (kept.confirmed_on, kept.confirmed_by, kept.speak_with) == (TODAY, client.staff, case.case_officer)
    assert kept.history.get().history_user == client.staff
    page = words(response)
    assert "Siv Granlund" in page
    assert "Kontaktförbud till 2027" in page
    assert f"Tala med {case.case_officer.name}" in page


def test_it_is_reviewed_after_half_a_year_unless_one_says_otherwise(case, client, url):
    response = client.get(url)
    assert typed(response, "review_by") == add_months(TODAY, 6).isoformat()
    assert typed(response, "speak_with") == str(case.case_officer.pk)


@pytest.mark.parametrize("written", ["19900101-2385", "900101-2385", NUMBER])
def test_the_other_is_found_by_personal_number_as_people_write_it(case, client, url, other, written):
    assert client.post(url, filled(case, other=written)).status_code == 302


@pytest.mark.parametrize("as_written", [str, str.lower, lambda number: number.replace("-", "")])
def test_the_other_is_found_by_p_number(case, client, url, other, as_written):
    assert client.post(url, filled(case, other=as_written(other.number))).status_code == 302


@pytest.mark.parametrize(
    "written, said",
    [
        ("", "Skriv den andra personens personnummer eller P-nummer."),
        ("Siv", "Kontrollera numret"),
        ("saknas", "Kontrollera numret"),
        ("P-99999", "Ingen med det numret finns registrerad här."),
        ("198507099805", "Ingen med det numret finns registrerad här."),
    ],
)
def test_a_number_that_is_nobodys_is_refused_and_kept(case, client, url, other, written, said):
    response = client.post(url, filled(case, other=written))
    (error,) = errors(response)
    assert said in error
    assert typed(response, "other") == written
    assert typed(response, "reason") == "Kontaktförbud till 2027"
    assert not NonAssociation.objects.exists()


def test_a_person_whom_only_the_company_knows_is_not_found_by_p_number(case, client, url):
    tenant = factories.person(by=factories.staff(Role.LETTING_OFFICER))
    factories.lease(tenant=tenant)
    assert len(errors(client.post(url, filled(case, other=tenant.number)))) == 1


def test_nobody_is_kept_apart_from_themselves(case, client, url):
    response = client.post(url, filled(case, other=case.household.members.get().person.number))
    (error,) = errors(response)
    assert "Välj två olika personer." in error


@pytest.mark.parametrize("days", [0, 400])
def test_it_is_reviewed_within_a_year_and_not_at_once(case, client, url, other, days):
    response = client.post(url, filled(case, review_by=(TODAY + days * DAY).isoformat()))
    assert errors(response) == ["Gå igenom uppgiften efter dagen då den bekräftades, och inom ett år."]


def test_without_a_reason_nothing_is_recorded(case, client, url, other):
    (error,) = errors(client.post(url, filled(case, reason="  ")))
    assert error.startswith("Anledning: ")
    assert not NonAssociation.objects.exists()


def test_the_page_says_that_hearsay_is_not_written_here_and_who_reads_it(client, url):
    page = words(client.get(url))
    assert "Skriv inte här vad någon har hört." in page
    assert "Bara socialtjänsten ser detta" in page


def test_the_same_two_are_recorded_once_at_a_time_whichever_is_named_first(case, other):
    pair(case, other)
    with told("non_association_once"):
        keep_apart(
            other,
            case.household.members.get().person,
            reason="Igen",
            speak_with=case.case_officer,
            review_by=TODAY + DAY,
            by=case.case_officer,
        )


def test_what_has_lapsed_is_recorded_anew(case, other):
    lapsed = pair(case, other)
    change(lapsed, confirmed_on=TODAY - 90 * DAY, review_by=TODAY - DAY)
    anew = pair(case, other, reason="Bekräftat igen")
    lapsed.refresh_from_db()
    assert lapsed.ended_on == TODAY - DAY
    assert NonAssociation.objects.in_force_on(TODAY).get() == anew


def test_what_has_lapsed_asks_to_be_reviewed(case, client, other):
    lapsed = pair(case, other)
    assert "Gå igenom senast" in page_of(client, case)
    change(lapsed, confirmed_on=TODAY - 90 * DAY, review_by=TODAY - DAY)
    assert "Gäller inte sedan" in page_of(client, case)


def test_what_still_holds_is_confirmed_again_without_being_written_again(case, client, other):
    kept = pair(case, other)
    change(kept, confirmed_on=TODAY - 90 * DAY, review_by=TODAY - DAY)
    url = reverse("keep_on_apart", args=[case.number, kept.pk])
    assert url in client.get(reverse("case", args=[case.number])).content.decode()
    page = client.get(url)
    assert "Siv Granlund" in words(page)
    assert typed(page, "reason") == "Kontaktförbud"
    assert typed(page, "review_by") == add_months(TODAY, 6).isoformat()
    sent = {name: typed(page, name) for name in ("reason", "speak_with", "review_by")}
    response = client.post(url, {**sent, "reason": "Kontaktförbud, förlängt"}, follow=True)
    assert "Det gäller fortfarande, till och med" in words(response)
    kept.refresh_from_db()
    assert (kept.confirmed_on, kept.confirmed_by, kept.reason) == (TODAY, client.staff, "Kontaktförbud, förlängt")
    assert kept.in_force_on(TODAY) and "Kontaktförbud" in [row.reason for row in kept.history.all()]


def test_whom_to_speak_with_is_chosen_anew_when_they_have_left(case, client, other):
    left = factories.staff(Role.COORDINATOR)
    kept = pair(case, other, speak_with=left)
    left.active = False
    left.save()
    url = reverse("keep_on_apart", args=[case.number, kept.pk])
    assert typed(client.get(url), "speak_with") == ""
    (error,) = errors(client.post(url, {"reason": "Kontaktförbud", "speak_with": left.pk, "review_by": "+3m"}))
    assert error.startswith("Vem man ska tala med: ")


def test_what_has_ended_is_not_confirmed_again(case, client, other):
    kept = pair(case, other)
    end_keeping_apart(kept, ended_on=TODAY, by=case.case_officer)
    assert client.get(reverse("keep_on_apart", args=[case.number, kept.pk])).status_code == 404
    with told("non_association_ended"):
        keep_on_apart(kept, reason="Igen", speak_with=case.case_officer, review_by=TODAY + DAY, by=case.case_officer)


def test_the_one_adult_of_a_household_is_chosen_from_the_start(client, url, case):
    assert typed(client.get(url), "person") == str(case.household.members.get().pk)


def test_it_stands_on_the_pages_of_both_and_of_nobody_else(case, client, other):
    pair(case, other)
    assert "Kontaktförbud" in page_of(client, other.memberships.get().household.cases.get())
    third = factories.case(officer=case.case_officer)
    assert "Kontaktförbud" not in page_of(client, third)


def test_it_is_ended_and_gone_from_the_page_but_not_from_the_history(case, client, other):
    kept = pair(case, other)
    url = reverse("end_keeping_apart", args=[case.number, kept.pk])
    assert "Kontaktförbud" in words(client.get(url))
    response = client.post(url, {"ended_on": TODAY.isoformat()}, follow=True)
    assert "Kontaktförbud" not in words(response)
    kept.refresh_from_db()
    assert (kept.ended_on, kept.history.count()) == (TODAY, 2)
    assert client.get(url).status_code == 404


def test_it_is_ended_once(case, other):
    kept = pair(case, other)
    end_keeping_apart(kept, ended_on=TODAY, by=case.case_officer)
    with told("non_association_ended"):
        end_keeping_apart(kept, ended_on=TODAY, by=case.case_officer)


def test_it_is_ended_only_from_the_page_of_one_of_the_two(case, client, other):
    kept = pair(case, other)
    third = factories.case(officer=case.case_officer)
    assert client.get(reverse("end_keeping_apart", args=[third.number, kept.pk])).status_code == 404


def test_the_support_worker_reads_it_and_changes_nothing(case, signed_in, other):
    worker = signed_in(Role.HOUSING_SUPPORT)
    case.housing_support = worker.staff
    case.save()
    kept = pair(case, other)
    assert "Kontaktförbud" in page_of(worker, case)
    content = worker.get(reverse("case", args=[case.number])).content.decode()
    assert reverse("keep_apart", args=[case.number]) not in content
    assert worker.post(reverse("end_keeping_apart", args=[case.number, kept.pk])).status_code == 403
