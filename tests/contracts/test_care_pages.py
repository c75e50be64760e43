"""Contact and deputy, and visits made two together: said for a time, shown to whoever goes there, and never why."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contracts.actions.visits_in_pairs import end_visits_in_pairs, visit_in_pairs
from contracts.models import HandoverPlan, SocialContract, Sublease, VisitInPairs
from gotene.access.roles import Role
from inspections.models import Inspection
from meetings.figures import half_yearly_figures
from meetings.rules import latest_half_years
from tests import factories
from tests.at_once import at_once
from tests.pages import errors, words
from tests.refused import told

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
TAG = "Besök två tillsammans"
RUNS_OUT = "Besök två tillsammans går ut: fortsätt eller avsluta"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def contract(today):
    case = factories.case(opened_on=today - 90 * DAY)
    made = factories.social_contract(begins_on=today - 60 * DAY, social_contact=case.case_officer)
    home = Sublease.objects.create(contract=made, case_number=case.number, begins_on=made.begins_on)
    HandoverPlan.objects.create(
        sublease=home,
        begins_on=home.begins_on,
        goal_date=today + 90 * DAY,
        first_check_in_on=today,
        made_by=case.case_officer,
    )
    Inspection.objects.create(contract=made, kind="move_in", planned_on=today + DAY)
    return made


def address(name, contract):
    return reverse(name, args=[contract.number])


def notes(client):
    return {task.text: task.note for task, _ in client.get(reverse("my_day")).context["tasks"]}


# Two together


def test_whoever_is_booked_there_is_told_wherever_they_look(signed_in, contract, today):
    inspector = signed_in(Role.INSPECTOR)
    inspector.post(address("visit_in_pairs", contract), {"owner": inspector.staff.pk, "until": "+3m"})
    officer = signed_in(contract.social_contact)
    for client in (officer, signed_in(contract.housing_contact), inspector):
        assert f"{TAG} till och med" in words(client.get(address("contract", contract)))
    assert notes(officer)["Avstämning"] == TAG
    assert notes(inspector)["Inflyttningsbesiktning"] == TAG


def test_there_is_nowhere_to_write_why(signed_in, contract):
    form = signed_in(Role.INSPECTOR).get(address("visit_in_pairs", contract)).context["form"]
    assert list(form.fields) == ["until", "owner"]
    kinds = {field.get_internal_type() for field in VisitInPairs._meta.fields}
    assert not {"CharField", "TextField"} & kinds


def test_more_than_six_months_and_days_gone_by_are_refused_kindly(signed_in, contract):
    client = signed_in(contract.social_contact)
    for until in ("+7m", "-1d"):
        response = client.post(address("visit_in_pairs", contract), {"owner": client.staff.pk, "until": until})
        assert errors(response) == ["Välj en sista dag inom sex månader, tidigast i dag."], until
    assert not VisitInPairs.objects.exists()


def test_it_is_gone_the_day_after_by_itself_and_its_owner_has_been_asked(signed_in, contract, today):
    owner = contract.social_contact
    visits = visit_in_pairs(contract.apartment, owner=owner, until=today + 14 * DAY, by=owner)
    client = signed_in(owner)
    assert RUNS_OUT in notes(client)
    assert RUNS_OUT not in notes(signed_in(contract.housing_contact))
    visits.begins_on, visits.until = today - 30 * DAY, today - DAY
    visits.save()
    assert f"{TAG} till och med" not in words(client.get(address("contract", contract)))
    assert notes(client)["Avstämning"] == ""
    # Still the owner's to end, or to say again.
    assert RUNS_OUT in notes(client)


def test_nobody_is_asked_long_before(signed_in, contract, today):
    owner = contract.social_contact
    visit_in_pairs(contract.apartment, owner=owner, until=today + 15 * DAY, by=owner)
    assert RUNS_OUT not in notes(signed_in(owner))


def test_a_colleague_is_asked_when_the_owner_has_left(signed_in, contract, today):
    owner = factories.staff(Role.INSPECTOR)
    visit_in_pairs(contract.apartment, owner=owner, until=today + DAY, by=owner)
    owner.active = False
    owner.save()
    assert RUNS_OUT in notes(signed_in(Role.INSPECTOR))
    assert RUNS_OUT not in notes(signed_in(Role.COORDINATOR))


def test_going_on_ends_what_was_and_begins_anew(contract, today):
    owner = contract.social_contact
    first = visit_in_pairs(contract.apartment, owner=owner, until=today + DAY, by=owner)
    second = visit_in_pairs(contract.apartment, owner=owner, until=today + 90 * DAY, by=owner)
    first.refresh_from_db()
    assert (first.ended_on, second.begins_on) == (today, today)
    assert VisitInPairs.objects.on(today).get() == second


def test_either_side_ends_it_once(signed_in, contract, today):
    owner = contract.social_contact
    visits = visit_in_pairs(contract.apartment, owner=owner, until=today + DAY, by=owner)
    letting = signed_in(contract.housing_contact)
    assert letting.post(address("end_visits_in_pairs", contract)).status_code == 302
    assert f"{TAG} till och med" not in words(letting.get(address("contract", contract)))
    with told("visits_in_pairs_ended"):
        end_visits_in_pairs(visits, by=owner)
    assert letting.get(address("end_visits_in_pairs", contract)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_who_say_it_at_once_say_it_once():
    contract = factories.social_contract()
    until = timezone.localdate() + DAY
    answers = at_once(
        *(
            lambda by=by: visit_in_pairs(contract.apartment, owner=by, until=until, by=by)
            for by in (contract.social_contact, contract.housing_contact)
        )
    )
    assert VisitInPairs.objects.running().count() == 1
    for refusal in (answer for answer in answers if isinstance(answer, Exception)):
        with told("visit_in_pairs_once"):
            raise refusal


def test_it_is_in_no_report_and_on_no_list(signed_in, contract, today):
    visit_in_pairs(contract.apartment, owner=contract.social_contact, until=today + DAY, by=contract.social_contact)
    client = signed_in(Role.HOUSING_DIRECTOR)
    half_year = latest_half_years(today, 1)[0]
    assert "pairs" not in str(half_yearly_figures(staff=client.staff, half_year=half_year, today=today)).lower()
    report = client.post(reverse("make_report"), {"half_year": str(half_year)}, follow=True)
    lists = [client.get(reverse(name)) for name in ("contract_list", "quota", "reports")]
    assert [TAG for response in (report, *lists) if TAG in words(response)] == []


def test_my_day_asks_no_more_of_the_database_for_many_apartments(signed_in, contract, today):
    client = signed_in(contract.social_contact)

    def queries():
        client.get(reverse("my_day"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("my_day"))
        return len(captured)

    visit_in_pairs(contract.apartment, owner=client.staff, until=today + DAY, by=client.staff)
    before = queries()
    for _ in range(4):
        other = factories.social_contract(begins_on=today - DAY, social_contact=client.staff)
        visit_in_pairs(other.apartment, owner=client.staff, until=today + DAY, by=client.staff)
    assert queries() == before


# Contact and deputy


def test_each_organisation_names_its_own_contact_and_deputy(signed_in, contract):
    letting, deputy = signed_in(contract.housing_contact), factories.staff(Role.LETTING_OFFICER)
    letting.post(address("change_contacts", contract), {"contact": letting.staff.pk, "deputy": deputy.pk})
    officer, coordinator = signed_in(contract.social_contact), factories.staff(Role.COORDINATOR)
    officer.post(address("change_contacts", contract), {"contact": officer.staff.pk, "deputy": coordinator.pk})
    now = SocialContract.objects.get(pk=contract.pk)
    assert (now.housing_contact, now.housing_deputy) == (letting.staff, deputy)
    assert (now.social_contact, now.social_deputy) == (officer.staff, coordinator)
    for client in (letting, officer):
        text = words(client.get(address("contract", contract)))
        assert deputy.name in text
        assert coordinator.name in text


def test_nobody_of_the_other_organisation_and_no_support_worker_can_be_chosen(signed_in, contract):
    """A support worker as contact would tell the company of the support."""
    support, letting = factories.staff(Role.HOUSING_SUPPORT), factories.staff(Role.LETTING_OFFICER)
    client = signed_in(contract.social_contact)
    for wrong in (support, letting):
        response = client.post(address("change_contacts", contract), {"contact": client.staff.pk, "deputy": wrong.pk})
        assert len(errors(response)) == 1
    assert SocialContract.objects.get(pk=contract.pk).social_deputy is None


def test_the_deputy_is_somebody_else_than_the_contact(signed_in, contract):
    client = signed_in(contract.social_contact)
    response = client.post(
        address("change_contacts", contract), {"contact": client.staff.pk, "deputy": client.staff.pk}
    )
    assert errors(response) == ["Ersättare: Ersättaren ska vara någon annan än kontaktpersonen."]
