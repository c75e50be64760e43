"""The made-up Götene has the real one's figures, breaks no rule, and is nobody real."""

import datetime as dt
import io
from collections import Counter

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Count, Max, Min, Q

from contracts import figures, rules
from contracts.enums import ContractEnd, CriterionOutcome, LandlordKind
from contracts.models import (
    Apartment,
    CheckInResult,
    Guarantee,
    HandoverPlan,
    HousingRequest,
    LandlordNotice,
    Lease,
    Occupancy,
    Offer,
    QuotaYear,
    SocialContract,
    Sublease,
)
from contracts.register.load import import_file
from gotene.access.roles import Role
from gotene.accounts.models import User
from gotene.audit.models import LogReview
from gotene.audit.sealing import faults
from gotene.casework.demo import mark, names
from gotene.casework.demo.fill import fill
from gotene.casework.demo.policies import GUARANTEE_STOP
from gotene.casework.demo.register import FILE
from gotene.casework.demo.staff import ACCOUNTS
from gotene.dates import end_of_month
from inspections.enums import Finding, InspectionKind, Party
from inspections.models import InspectedItem, Inspection, Photo, Protocol
from tenants.enums import Protection
from tenants.models import Case, Decision, Disclosure, Identity, NonAssociation, Person
from tests.casework.demo.conftest import DEMO_DAY as TODAY
from tests.casework.demo.conftest import DEMO_PASSWORD as PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def tracked_models():
    return [model for model in apps.get_models() if hasattr(model, "history")]


def company():
    return Q(apartment__landlord__kind=LandlordKind.MUNICIPAL)


def test_register_is_the_400_apartments_of_the_file_and_one_of_a_private_landlord():
    assert Apartment.objects.filter(landlord__kind=LandlordKind.MUNICIPAL).count() == 400
    assert Apartment.objects.filter(landlord__kind=LandlordKind.PRIVATE).count() == 1


def test_the_file_read_again_changes_nothing():
    outcome = import_file(FILE, as_of=TODAY)
    assert (outcome.created, outcome.changed, outcome.unchanged, outcome.faults) == (0, 0, 400, [])


def test_what_the_file_calls_vacant_is_vacant_and_can_be_offered():
    vacant = Apartment.objects.vacant_from(TODAY).filter(landlord__kind=LandlordKind.MUNICIPAL)
    assert vacant.count() == 12
    assert vacant.exclude(offers__answer="").filter(kind__in=["1rok", "2rok", "3rok"]).count() >= 5


@pytest.mark.parametrize("year", range(2014, TODAY.year))
def test_between_50_and_80_apartments_turn_over_each_year(year):
    assert 50 <= figures.turnover_in(year) <= 80


def test_nobody_rents_for_less_than_a_year_before_moving_on():
    ended = Lease.objects.filter(company(), ends_on__isnull=False)
    assert all((lease.ends_on - lease.begins_on).days > 360 for lease in ended)


def test_21_guarantees_all_through_2015_and_2_today():
    assert figures.guarantees_on(dt.date(2015, 1, 1)) == 21
    assert figures.guarantees_on(dt.date(2015, 12, 31)) == 21
    assert figures.guarantees_on(TODAY) == 2
    counts = [figures.guarantees_on(dt.date(year, 12, 31)) for year in range(2015, TODAY.year)]
    assert counts == sorted(counts, reverse=True)


def test_guarantees_end_on_the_earliest_lawful_day_and_none_is_new():
    for guarantee in Guarantee.objects.all():
        assert guarantee.begins_on < GUARANTEE_STOP
        if guarantee.ends_on:
            assert guarantee.ends_on == end_of_month(guarantee.ends_on)
            assert guarantee.ends_on == rules.guarantee_earliest_end(guarantee.notice_given_on, guarantee.begins_on)
        lease = guarantee.apartment.leases.get(tenant=guarantee.tenant)
        assert lease.begins_on <= guarantee.begins_on and lease.ends_on is None


def test_social_contracts_fall_from_about_24_to_12_in_five_years():
    ends_of_years = {year: figures.contracts_on(dt.date(year, 12, 31)) for year in range(2016, TODAY.year)}
    assert 22 <= ends_of_years[2016] <= 26
    last_five = [ends_of_years[year] for year in range(2021, TODAY.year)] + [figures.contracts_on(TODAY)]
    assert last_five == sorted(last_five, reverse=True)
    assert SocialContract.objects.filter(company()).on(TODAY).count() == 12
    assert figures.contracts_on(TODAY) == 12


def test_most_residents_took_their_contract_over_the_day_after_it_ended():
    endings = Counter(SocialContract.objects.exclude(end_reason="").values_list("end_reason", flat=True))
    assert sum(endings.values()) > 45 and endings[ContractEnd.TAKEN_OVER] > sum(endings.values()) / 2
    assert endings.keys() == {"taken_over", "ended", "handed_back"}
    for contract in SocialContract.objects.filter(end_reason=ContractEnd.TAKEN_OVER):
        lease = contract.apartment.leases.get(begins_on=contract.ends_on + dt.timedelta(days=1))
        last = contract.subleases.order_by("-begins_on").first()
        assert last.residents.filter(person=lease.tenant).exists()


def test_each_year_has_a_ceiling_of_5_to_8_that_is_not_passed():
    for year in QuotaYear.objects.with_use():
        assert 5 <= year.ceiling <= 8 and year.left >= 0
        assert year.turnover == figures.turnover_in(year.year - 1)
        assert year.computed_afterwards == (year.year < 2019)
        begun = SocialContract.objects.filter(company()).filter(begins_on__year=year.year).count()
        assert year.used == begun
    assert QuotaYear.objects.with_use().get(year=TODAY.year).left >= 1


def test_every_sublease_has_residents_a_case_and_a_landlord_informed_the_same_day():
    for sublease in Sublease.objects.select_related("landlord_notice").annotate(people=Count("residents")):
        assert sublease.people >= 1
        assert Case.objects.filter(number=sublease.case_number).exists()
        assert 0 <= (sublease.begins_on - sublease.landlord_notice.informed_on).days <= 4
    assert not LandlordNotice.objects.filter(received_at__isnull=True).exists()
    assert any(contract.subleases.count() == 2 for contract in SocialContract.objects.all())


def test_cases_of_those_who_live_there_are_open_and_shared_among_three_officers():
    running = Sublease.objects.filter(end_reason="")
    cases = Case.objects.filter(number__in=running.values("case_number"))
    assert cases.count() == 11 and not cases.filter(closed_on__isnull=False).exists()
    assert Case.objects.open().count() == 14
    officer = User.objects.get(email="handlaggare@socialtjanst.example").staff
    assert 5 <= Case.objects.open().filter(case_officer=officer).count() <= 6
    assert Case.objects.open().filter(housing_support__roles__contains=[Role.HOUSING_SUPPORT]).exists()
    for case in Case.objects.open():
        assert case.decisions.in_force_on(TODAY).count() == 1
    assert Case.objects.exclude(closed_on=None).count() == Sublease.objects.exclude(end_reason="").count()


def test_a_household_that_lives_there_is_protected_and_both_sides_have_somebody_who_knows():
    protected = Identity.objects.filter(protection=Protection.MARKING)
    home = Sublease.objects.get(end_reason="", residents__person=protected[0].person)
    assert {resident.person for resident in home.residents.all()} == {identity.person for identity in protected}
    case = Case.objects.get(number=home.case_number)
    for identity in protected:
        handlers = {handler.staff for handler in identity.person.handlers.running()}
        assert handlers == {case.case_officer, home.contract.housing_contact}


def test_two_who_must_not_live_in_the_same_stairwell_are_reviewed_within_a_month_and_it_matters_now():
    pair = NonAssociation.objects.get()
    assert pair.in_force_on(TODAY) and TODAY < pair.review_by < TODAY + dt.timedelta(days=30)
    waits = Case.objects.get(number=Offer.objects.unanswered().get().request.case_number)
    assert pair.speak_with == waits.case_officer and pair.other_id in waits.household.members.values_list(
        "person", flat=True
    )
    stairwell = Sublease.objects.get(end_reason="", residents__person=pair.one).contract.apartment.stairwell
    assert Apartment.objects.vacant_from(TODAY).filter(stairwell=stairwell).exists()


def test_decisions_follow_each_other_without_a_gap_and_one_ends_within_thirty_days():
    for case in Case.objects.all():
        decisions = list(case.decisions.order_by("valid_from"))
        for earlier, later in zip(decisions, decisions[1:], strict=False):
            assert later.valid_from - earlier.valid_to == dt.timedelta(days=1)
    assert Decision.objects.ending_by(TODAY + dt.timedelta(days=30), after=TODAY).count() == 1


def test_plans_show_a_late_check_in_one_this_week_and_setbacks_that_mended():
    plans = HandoverPlan.objects.running().with_next_check_in()
    assert plans.count() == 10
    coming = [plan.next_check_in_on for plan in plans]
    assert sum(day < TODAY for day in coming) == 1
    assert any(TODAY <= day <= TODAY + dt.timedelta(days=7) for day in coming)
    assert all(3 <= plan.criteria.count() <= 5 for plan in plans)
    assert all(plan.goal_date >= TODAY for plan in plans)
    missed = CheckInResult.objects.filter(outcome=CriterionOutcome.NOT_MET).exclude(reason="").exclude(next_step="")
    assert missed.count() >= 4
    mended = [
        result
        for result in missed
        if result.criterion.results.filter(
            check_in__held_on__gt=result.check_in.held_on, outcome=CriterionOutcome.MET
        ).exists()
    ]
    assert mended
    assert any(0 <= (plan.sublease.decide_by - TODAY).days <= 31 for plan in plans)


def test_a_request_waits_and_an_offer_waits_for_its_answer():
    assert HousingRequest.objects.waiting().count() == 1
    offer = Offer.objects.unanswered().get()
    assert offer.answer_by >= TODAY
    assert Apartment.objects.vacant_from(TODAY).filter(pk=offer.apartment_id).exists()


def test_one_account_a_role_and_side_can_be_tried():
    usable = [user for user in User.objects.order_by("email") if user.has_usable_password()]
    assert [user.email for user in usable] == sorted(ACCOUNTS) and len(ACCOUNTS) == 13
    roles = Counter(role for user in usable for role in user.staff.roles)
    assert set(roles) == set(Role) and roles[Role.LOG_REVIEWER] == roles[Role.SYSTEM_ADMINISTRATOR] == 2
    assert all(user.check_password(PASSWORD) for user in usable[:2])


@pytest.mark.parametrize(
    ("born", "sex", "number"),
    [
        ((1977, 5, 23), names.FEMALE, "197705232382"),
        ((1982, 7, 11), names.MALE, "198207112395"),
        ((1990, 2, 1), names.FEMALE, "199002012384"),
        ((2019, 1, 1), names.MALE, "201901012391"),
        ((2024, 1, 2), names.FEMALE, "202401022385"),
    ],
)
def test_personal_numbers_are_those_that_skatteverket_publishes_for_tests(born, sex, number):
    assert names.personal_number(dt.date(*born), sex) == number


@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model._meta.label)
def test_every_row_has_a_history_that_says_the_same(model):
    newest = {}
    for row in model.history.order_by("history_date", "history_id"):
        newest[row.serializable_value(model._meta.pk.attname)] = row
    rows = list(model._base_manager.all())
    assert newest.keys() == {row.pk for row in rows}
    for row in rows:
        for field in model.history.model.tracked_fields:
            assert getattr(newest[row.pk], field.attname) == getattr(row, field.attname), (row, field.attname)


def test_history_tells_what_was_known_then():
    before = SocialContract.history.as_of(dt.datetime(2018, 6, 1, tzinfo=dt.UTC))
    running = [contract for contract in before if contract.end_reason == ""]
    assert len(running) >= figures.contracts_on(dt.date(2018, 6, 1)) - 1
    for model in tracked_models():
        latest = model.history.aggregate(latest=Max("history_date"))["latest"]
        assert latest is None or latest.date() <= max(TODAY, dt.date.today()), model


def test_no_day_lies_ahead_that_should_have_been():
    assert Lease.objects.aggregate(day=Max("begins_on"))["day"] <= TODAY
    assert Occupancy.objects.count() == Lease.objects.count() + SocialContract.objects.count()
    assert Case.objects.aggregate(day=Max("closed_on"))["day"] <= TODAY
    assert Disclosure.objects.aggregate(day=Max("disclosed_at"))["day"].date() <= TODAY
    assert Lease.objects.aggregate(day=Min("begins_on"))["day"].year < 2014
    assert Person.objects.filter(identity=None).count() == 0


def test_a_filled_database_is_not_filled_again():
    assert mark.filled_as_of() == TODAY
    with pytest.raises(mark.NotADemo):
        fill(TODAY, PASSWORD)


def test_inspections_are_held_by_both_and_one_is_booked_before_a_takeover():
    held = Inspection.objects.closed()
    assert held.filter(kind=InspectionKind.MOVE_IN).count() == Sublease.objects.count()
    assert not held.filter(attendances__present=None).exists()
    booked = Inspection.objects.planned().get()
    assert booked.planned_on >= TODAY and booked.contract.end_reason == ""
    assert {attendance.party for attendance in booked.attendances.all()} == set(Party)


def test_whoever_moved_out_last_left_damage_with_a_photo_and_a_protocol():
    damaged = InspectedItem.objects.filter(finding=Finding.DAMAGE)
    assert {item.room.inspection.kind for item in damaged} == {InspectionKind.MOVE_OUT}
    assert Photo.objects.get().item in damaged
    assert all(protocol.is_whole for protocol in Protocol.objects.all())
    assert Protocol.objects.count() == 4


@pytest.mark.parametrize("today", [dt.date(2027, 1, 5), dt.date(2027, 4, 22), dt.date(2028, 2, 29)], ids=str)
def test_on_a_later_day_the_figures_hold_as_well(today):
    with transaction.atomic():
        mark.empty()
        fill(today, PASSWORD)
        assert not list(faults()) and LogReview.objects.count() == 3
        assert all(50 <= figures.turnover_in(year) <= 80 for year in range(2014, today.year))
        assert figures.contracts_on(today) == 12 and figures.guarantees_on(today) == 2
        assert figures.guarantees_on(dt.date(2015, 12, 31)) == 21
        assert all(5 <= year.ceiling <= 8 and year.left >= 0 for year in QuotaYear.objects.with_use())
        assert QuotaYear.objects.with_use().get(year=today.year).left >= 1
        transaction.set_rollback(True)


# When it was written, and what encryption draws anew each time.
OTHER_EVERY_TIME = {"history_date", "personal_number_sealed", "sealed_at", "chain_digest"}


def dump():
    out = io.StringIO()
    with connection.cursor() as cursor:
        for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
            if "password" in {field.name for field in model._meta.fields} or model._meta.app_label == "contenttypes":
                continue
            columns = [field.column for field in model._meta.fields if field.column not in OTHER_EVERY_TIME]
            quoted = ", ".join(connection.ops.quote_name(column) for column in columns)
            cursor.execute(f"SELECT {quoted} FROM {connection.ops.quote_name(model._meta.db_table)} ORDER BY 1")
            out.write(f"{model._meta.label} {cursor.fetchall()}\n")
    return out.getvalue()


def test_made_twice_for_the_same_day_it_is_the_same():
    made = []
    for _ in range(2):
        with transaction.atomic():
            mark.empty()
            assert not Lease.objects.exists() and mark.filled_as_of() is None
            fill(TODAY, PASSWORD)
            made.append(dump())
            transaction.set_rollback(True)
    assert made[0] == made[1]
