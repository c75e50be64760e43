"""Making a month's review of what people really read, and signing it."""

import datetime
from collections import Counter

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from contracts.models import Resident, Sublease
from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffHome
from gotene.audit.actions.log_review import make_log_review, sign
from gotene.audit.log_rules import Flag
from gotene.audit.models import LogReview, LogReviewItem, LogReviewOutcome, Reading
from gotene.audit.review_share import ReviewShare, review_shares
from gotene.casework.log_facts import judged
from tenants.actions import protect
from tenants.enums import Protection
from tests import factories
from tests.access.as_role import running_as
from tests.audit.readings import reading
from tests.audit.reviews import MONTH, at, item, outcome, review, reviewer
from tests.refused import told

pytestmark = pytest.mark.django_db

DAY = datetime.date


@pytest.fixture
def social():
    return reviewer()


@pytest.fixture
def officer():
    return factories.staff(Role.CASE_OFFICER, name="Eva Zetterqvist")


def made(by, month=MONTH, **when):
    with running_as(by):
        return make_log_review(month=month, judged=judged, by=by, made_at=at(2, month=11), **when)


def read(who, *people, **fields):
    about = {"at": at(), "people": [person.pk for person in people], "ground": "case_officer", **fields}
    return reading(who, **about)


def flags_of(*readings, by):
    """The flags of each reading, as the review has them."""
    made(by)
    items = {item.reading_id: {Flag(flag) for flag in item.flags} for item in LogReviewItem.objects.all()}
    return [items[each.pk] for each in readings]


def in_case(officer, *, closed_on=None, **fields):
    """Somebody in a case."""
    case = factories.case(officer=officer, opened_on=DAY(2024, 1, 8))
    member = case.household.members.get()
    identity = member.person.identity
    for name, value in fields.items():
        setattr(identity, name, value)
    identity.save()
    if closed_on:
        case.closed_on, case.closing_reason = closed_on, "ended"
        case.save()
    return member.person


def at_home(person, *, street="Lönngatan 3"):
    at_address = factories.stairwell(street_address=street)
    contract = factories.social_contract(apartment=factories.apartment(stairwell=at_address))
    home = Sublease.objects.create(contract=contract, case_number="SK-2026-900", begins_on=contract.begins_on)
    Resident.objects.create(sublease=home, person=person)
    return person


# What the rules see of the register


def test_an_own_open_case_in_office_hours_is_not_pointed_at(social, officer):
    assert flags_of(read(officer, in_case(officer)), by=social) == [set()]


def test_who_has_the_readers_name_is_pointed_at(social, officer):
    relative, namesake = (in_case(officer, family_name=name) for name in ("Zetterqvist", "Lind"))
    readings = [read(officer, relative), read(officer, namesake)]
    assert flags_of(*readings, by=social) == [{Flag.OWN_NAME}, set()]


def test_a_common_family_name_is_not(social):
    officer = factories.staff(Role.CASE_OFFICER, name="Eva Andersson")
    for _ in range(6):
        factories.person(family_name="Andersson")
    assert flags_of(read(officer, in_case(officer, family_name="Andersson")), by=social) == [set()]


def test_who_lives_at_the_readers_address_is_pointed_at(social, officer):
    with transaction.atomic():
        StaffHome.objects.create(staff=officer, street_address="lönngatan  3", city="götene")
    neighbour, other = (in_case(officer) for _ in range(2))
    at_home(neighbour)
    readings = [read(officer, neighbour), read(officer, other)]
    assert flags_of(*readings, by=social) == [{Flag.OWN_ADDRESS}, set()]


def test_a_colleague_is_pointed_at(social, officer):
    factories.staff(Role.INSPECTOR, name="Bo Alvdal")
    colleague = in_case(officer, given_name="Bo", family_name="Alvdal")
    assert flags_of(read(officer, colleague), by=social) == [{Flag.COLLEAGUE}]


def test_what_ended_long_ago_is_pointed_at(social, officer):
    gone, lately = (in_case(officer, closed_on=day) for day in (DAY(2026, 7, 14), DAY(2026, 7, 15)))
    readings = [read(officer, gone), read(officer, lately), read(officer, gone, lately)]
    assert flags_of(*readings, by=social) == [{Flag.NO_ACTIVE_CASE}, set(), set()]


def test_a_lease_is_ongoing_for_the_company_and_a_guarantee_for_both(social):
    letting = factories.staff(Role.LETTING_OFFICER)
    tenant = factories.person(by=letting)
    factories.lease(tenant=tenant)
    former = factories.person(by=letting)
    factories.lease(tenant=former, ends_on=DAY(2025, 12, 31))
    readings = [read(letting, tenant, ground="role"), read(letting, former, ground="role")]
    assert flags_of(*readings, by=reviewer(Side.HOUSING)) == [set(), {Flag.NO_ACTIVE_CASE}]


def test_a_protected_person_is_for_the_named_handlers(social, officer):
    hidden, colleague = in_case(officer), factories.staff(Role.COORDINATOR)
    protect(hidden, kind=Protection.MARKING, handlers=[officer], by=officer)
    handler = hidden.handlers.get(staff=officer)
    handler.named_on = DAY(2026, 10, 1)
    handler.save()
    readings = [read(officer, hidden), read(colleague, hidden), read(officer, hidden, kind="reveal")]
    assert flags_of(*readings, by=social) == [set(), {Flag.PROTECTED}, {Flag.PROTECTED}]


def test_the_day_is_swedish_and_so_are_the_hours(social, officer):
    person = in_case(officer)
    readings = [read(officer, person, at=at(13, 5, 59)), read(officer, person, at=at(13, 19, 59))]
    assert flags_of(*readings, by=social) == [{Flag.ODD_HOURS}, set()]


def test_many_in_a_day_points_once(social, officer):
    people = [in_case(officer) for _ in range(3)]
    many = [reading(officer, at=at(13, 9, n), people=[1000 + n, people[n % 3].pk]) for n in range(56)]
    made(social)
    pointed = LogReviewItem.objects.filter(flags__contains=[Flag.MANY_IN_A_DAY])
    assert [each.reading_id for each in pointed] == [many[47].pk]


# Choosing


def test_all_that_is_pointed_at_is_chosen_and_a_sample_of_each_role(social, officer):
    coordinator = factories.staff(Role.COORDINATOR)
    person = in_case(officer)
    for n in range(30):
        read(officer, person, at=at(13, 9, n))
        read(coordinator, person, at=at(13, 9, n), ground="role", role=Role.COORDINATOR)
    for _ in range(4):
        read(officer, person, at=at(13, 22))
    read(officer, person, at=at(13, month=9))
    read(factories.staff(Role.LETTING_OFFICER), person)
    of = made(social)
    assert (of.month, of.readings, of.made_by, of.organisation_id) == (MONTH, 64, social, Side.SOCIAL)
    chosen = Counter((each.unit, tuple(each.flags)) for each in of.items.all())
    assert chosen == {
        ("case_officer", ()): 10,
        ("coordinator", ()): 10,
        ("case_officer", ("odd_hours",)): 4,
    }


def test_the_lot_is_drawn_anew_for_each_review(social, officer):
    """Nobody can know beforehand what is looked at: two months with the same readings give different samples."""
    person = in_case(officer)
    for month in (8, 9):
        for n in range(60):
            read(officer, person, at=at(14, 8 + n // 30, n % 30, month=month))
    samples = []
    for month in (8, 9):
        of = made(social, DAY(2026, month, 1))
        samples.append({each.reading.at.strftime("%H%M") for each in of.items.select_related("reading")})
    assert len(samples[0]) == len(samples[1]) == 10
    assert samples[0] != samples[1]


def test_a_month_without_readings_has_a_review_that_is_done(social):
    of = made(social)
    assert (of.readings, of.items.count()) == (0, 0)
    with told("log_review_once"):
        made(social)


def test_a_month_that_goes_on_is_not_reviewed_yet(social):
    with told("log_review_of_past_month"), running_as(social):
        make_log_review(month=MONTH, judged=judged, by=social, made_at=at(31, 23, 59))


def test_many_readings_cost_no_more_questions_than_ten(social, officer, django_assert_max_num_queries):
    people = [in_case(officer) for _ in range(8)]
    about = {"staff": officer, "organisation_id": "social", "kind": "page", "subject": "case", "page": "case"}
    Reading.objects.bulk_create(
        Reading(at=at(1 + n % 28, 8 + n % 9, n % 60), people=[people[n % 8].pk], ground="case_officer", **about)
        for n in range(2000)
    )
    with running_as(social), django_assert_max_num_queries(24):
        make_log_review(month=MONTH, judged=judged, by=social, made_at=at(2, month=11))
    assert LogReview.objects.get().readings == 2000


# Signing


def test_several_are_signed_at_once(social):
    of = review(social)
    items = [item(of) for _ in range(3)]
    with running_as(social):
        assert sign(items, outcome="in_order", by=social) == 3
    assert {(each.outcome, each.signed_by, each.note) for each in LogReviewOutcome.objects.all()} == {
        ("in_order", social, "")
    }


def test_what_is_signed_already_is_said_kindly_and_nothing_is_half_done(social):
    of = review(social)
    done, waiting = outcome(item(of)).item, item(of)
    with told("signed_already"), transaction.atomic():
        sign([waiting, done], outcome="in_order", by=social)
    assert LogReviewOutcome.objects.count() == 1


def test_what_is_not_in_order_needs_a_note(social):
    waiting = item(review(social))
    for kind in ("asked", "not_in_order"):
        with told("log_review_outcome_explained"):
            sign([waiting], outcome=kind, note="  ", by=social)
    sign([waiting], outcome="not_in_order", note=" Hade inget ärende dit. ", by=social)
    assert waiting.outcome.note == "Hade inget ärende dit."


def test_ones_own_reading_is_refused_with_a_sentence(social):
    own = item(review(social), by=social)
    with pytest.raises(ValidationError, match="Ingen granskar det hen själv har läst"):
        sign([own], outcome="in_order", by=social)


# The share


def test_the_share_is_the_same_from_both_sides_and_as_known_on_its_day(social):
    of = review(social, readings=40)
    outcome(item(of), signed_at=at(5, month=11))
    item(of)
    housing = reviewer(Side.HOUSING)
    outcome(item(review(housing, readings=7), by=factories.staff(Role.LETTING_OFFICER)), signed_at=at(3, month=11))

    def shares(as_of):
        return review_shares(DAY(2026, 7, 1), DAY(2026, 12, 31), as_of=as_of)

    today = {"social": ReviewShare(4, 1, 40, 2, 1), "housing": ReviewShare(4, 1, 7, 1, 1)}
    for who in (social, housing, factories.staff(Role.LETTING_OFFICER), factories.staff(Role.SOCIAL_DIRECTOR)):
        with running_as(who):
            assert shares(DAY(2026, 11, 20)) == today
            assert shares(DAY(2026, 11, 4))["social"] == ReviewShare(4, 1, 40, 2, 0)
            assert shares(DAY(2026, 10, 31))["social"] == ReviewShare(3, 0, 0, 0, 0)
