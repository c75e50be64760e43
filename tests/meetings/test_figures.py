import datetime
import json

import pytest
from dateutil.relativedelta import relativedelta

from contracts.enums import ContractEnd, LandlordKind, SubleaseEnd
from contracts.models import CheckIn, HandoverPlan, QuotaExtension, QuotaPlace, Sublease
from gotene.access.roles import Role
from meetings.figures import YEARS_SHOWN, half_yearly_figures
from meetings.rules import HalfYear
from tests import factories
from tests.meetings.conftest import TODAY

DAY = datetime.date
FIRST, SECOND = HalfYear(2026, 1), HalfYear(2026, 2)


@pytest.fixture
def count(db):
    """Return a function from a half-year to its figures, as the company's director gets them."""
    director = factories.staff(Role.HOUSING_DIRECTOR)

    def figures(half_year=SECOND, *, today=TODAY, staff=director):
        return half_yearly_figures(staff=staff, half_year=half_year, today=today)

    return figures


def year_of(figures, year):
    return next(row for row in figures["years"] if row["year"] == year)


def test_a_running_half_year_speaks_of_today_and_a_finished_one_of_its_last_day(count):
    assert count(SECOND)["as_of"] == "2026-11-22"
    assert count(FIRST)["as_of"] == "2026-06-30"


def test_contracts_are_counted_on_the_last_day_of_each_year(count):
    factories.social_contract(begins_on=DAY(2024, 3, 1), ends_on=DAY(2025, 12, 31))
    factories.social_contract(begins_on=DAY(2025, 5, 1), ends_on=DAY(2025, 12, 30))
    factories.social_contract(begins_on=DAY(2026, 11, 22))
    factories.social_contract(begins_on=DAY(2026, 11, 23))
    figures = count()
    assert [(row["year"], row["contracts"]) for row in figures["years"]] == [(2024, 1), (2025, 1), (2026, 1)]
    assert year_of(figures, 2025)["running"] is False
    assert year_of(figures, 2026)["running"] is True


def test_contracts_with_other_landlords_are_part_of_all_and_told_apart(count):
    factories.social_contract()
    private = factories.stairwell(landlord=factories.landlord(LandlordKind.PRIVATE))
    factories.social_contract(apartment=factories.apartment(stairwell=private))
    row = year_of(count(), 2026)
    assert (row["contracts"], row["other_landlords"]) == (2, 1)


def test_how_contracts_ended_is_counted_in_the_period_alone(count):
    ends = [
        (DAY(2026, 6, 30), ContractEnd.TAKEN_OVER),
        (DAY(2026, 7, 1), ContractEnd.TAKEN_OVER),
        (DAY(2026, 8, 31), ContractEnd.HANDED_BACK),
        (DAY(2026, 9, 30), ContractEnd.ENDED),
        # Ended without a reason given yet, and an end that has not come.
        (DAY(2026, 10, 31), ""),
        (DAY(2026, 12, 31), ContractEnd.ENDED),
    ]
    for ends_on, reason in ends:
        factories.social_contract(begins_on=DAY(2025, 1, 1), ends_on=ends_on, end_reason=reason)
    factories.social_contract(begins_on=DAY(2026, 7, 1))
    assert count()["outcomes"] == {"new": 1, "taken_over": 1, "handed_back": 1, "ended": 2}
    year = year_of(count(), 2026)
    assert (year["taken_over"], year["handed_back"], year["ended"]) == (2, 1, 2)


def test_the_quota_says_used_left_and_where_the_ceiling_comes_from(count):
    year = factories.quota_year(2026, ceiling=6)
    QuotaPlace.objects.create(year=year, number=1, contract=factories.social_contract(begins_on=DAY(2026, 3, 1)))
    QuotaPlace.objects.create(year=year, number=2, contract=factories.social_contract(begins_on=DAY(2026, 9, 1)))
    quota = count(SECOND)["quota"]
    assert (quota["used"], quota["left"], quota["ceiling"], quota["turnover"]) == (2, 4, 6, 60)
    assert (quota["policy"], quota["policy_from"]) == ("Samverkansavtal 2019", "2019-01-01")
    assert count(FIRST)["quota"]["used"] == 1


def test_places_agreed_over_the_ceiling_count_as_places(count):
    year = factories.quota_year(2026, ceiling=6)
    officer = factories.staff(Role.LETTING_OFFICER)
    for reason in ("brand på Lönngatan", "familj som återförenas"):
        QuotaExtension.objects.create(
            year=year,
            places=1,
            reason=reason,
            agreed_on=DAY(2026, 5, 2),
            agreed_by_housing=officer,
            agreed_by_social=factories.staff(Role.SOCIAL_DIRECTOR),
        )
    for number in (1, 2, 3):
        QuotaPlace.objects.create(year=year, number=number, contract=factories.social_contract())
    figures = count()
    assert (figures["quota"]["used"], figures["quota"]["extra"], figures["quota"]["left"]) == (3, 2, 5)
    assert year_of(figures, 2026)["ceiling"] == 8


def test_a_ceiling_of_before_the_agreement_is_marked_as_computed_afterwards(count):
    year = factories.quota_year(2018)
    year.computed_afterwards = True
    year.save()
    factories.quota_year(2019, policy=year.policy)
    figures = count()
    assert year_of(figures, 2018)["computed_afterwards"] is True
    assert year_of(figures, 2019)["computed_afterwards"] is False


def test_a_year_without_a_ceiling_says_so_instead_of_zero(count):
    factories.social_contract(begins_on=DAY(2025, 1, 1))
    figures = count()
    assert figures["quota"] is None
    assert year_of(figures, 2025)["ceiling"] is None


def test_guarantees_fall_by_year_and_the_rest_say_when_they_can_end(count):
    factories.guarantee(begins_on=DAY(2014, 5, 1), ends_on=DAY(2024, 12, 31))
    factories.guarantee(begins_on=DAY(2014, 6, 1), notice_given_on=DAY(2026, 3, 10))
    figures = count()
    assert [year_of(figures, year)["guarantees"] for year in (2023, 2024, 2025, 2026)] == [2, 2, 1, 1]
    # Notice on 10 March: the turn of month after nine months (JB 28 a §).
    assert figures["guarantees"] == [
        {
            "town": "Götene",
            "size": "2rok",
            "began": "2014-06-01",
            "notice": "2026-03-10",
            "earliest_end": "2026-12-31",
        }
    ]


def test_the_time_to_an_own_lease_is_the_median_of_the_last_five_years(count):
    for months, ends_on in ((6, DAY(2026, 6, 30)), (12, DAY(2025, 12, 31)), (24, DAY(2019, 12, 31))):
        contract = factories.social_contract(begins_on=DAY(2015, 1, 1))
        begins_on = ends_on + datetime.timedelta(days=1) - relativedelta(months=months)
        Sublease.objects.create(
            contract=contract,
            case_number="SK-2026-001",
            begins_on=begins_on,
            ends_on=ends_on,
            end_reason=SubleaseEnd.TAKEN_OVER,
        )
    assert count()["takeovers"] == {"years": 5, "count": 2, "median_months": 9}


def test_the_contract_list_has_the_dates_that_ask_for_something(count):
    contract = factories.social_contract(begins_on=DAY(2026, 3, 14))
    sublease = Sublease.objects.create(contract=contract, case_number="SK-2026-014", begins_on=DAY(2026, 3, 14))
    plan = HandoverPlan.objects.create(
        sublease=sublease,
        begins_on=DAY(2026, 3, 14),
        goal_date=DAY(2026, 9, 14),
        first_check_in_on=DAY(2026, 5, 14),
        made_by=contract.social_contact,
    )
    CheckIn.objects.create(
        plan=plan, held_on=DAY(2026, 10, 1), next_on=DAY(2026, 12, 1), held_by=contract.social_contact
    )
    [row] = count()["contracts"]
    assert row == {
        "contract": contract.number,
        "town": "Götene",
        "size": "2rok",
        "landlord": "Götenebostäder",
        "case": "SK-2026-014",
        "moved_in": "2026-03-14",
        "goal": "2026-09-14",
        "next_check_in": "2026-12-01",
        "two_year_point": "2028-03-14",
        "decide_by": "2027-11-30",
    }


def test_an_empty_apartment_stands_last_in_the_contract_list_without_a_case(count):
    factories.social_contract(number="K-2026-01")
    contract = factories.social_contract(number="K-2026-02")
    sublease = Sublease.objects.create(contract=contract, case_number="SK-2026-014", begins_on=DAY(2026, 3, 1))
    HandoverPlan.objects.create(
        sublease=sublease,
        begins_on=DAY(2026, 3, 1),
        goal_date=DAY(2026, 9, 1),
        first_check_in_on=DAY(2026, 5, 1),
        made_by=contract.social_contact,
    )
    Sublease.objects.create(
        contract=factories.social_contract(number="K-2026-03", begins_on=DAY(2025, 1, 1)),
        case_number="SK-2025-001",
        begins_on=DAY(2025, 1, 1),
        ends_on=DAY(2026, 1, 31),
    )
    rows = count()["contracts"]
    assert [(row["contract"], row["case"]) for row in rows] == [
        ("K-2026-02", "SK-2026-014"),
        ("K-2026-01", ""),
        ("K-2026-03", ""),
    ]


def test_no_name_and_no_address_is_in_the_figures(count, register):
    register(running=4)
    text = json.dumps(count(), ensure_ascii=False)
    assert "SK-2026-9" in text
    assert "Almgren" not in text
    assert "Lönngatan" not in text
    assert "Betalar hyran" not in text


def test_years_of_which_nothing_is_known_are_left_out(count):
    assert [row["year"] for row in count()["years"]] == [2026]
    factories.guarantee(begins_on=DAY(2010, 1, 1))
    years = [row["year"] for row in count()["years"]]
    assert (len(years), years[-1]) == (YEARS_SHOWN, 2026)


def test_both_organisations_get_the_same_figures(count, register):
    register(running=4)
    assert count(staff=factories.staff(Role.SOCIAL_DIRECTOR)) == count()


def test_somebody_outside_the_work_gets_empty_figures(count, register):
    register(running=4)
    figures = count(staff=factories.staff(Role.HOUSING_DIRECTOR, name="A"))
    assert figures["contracts"]
    outsider = factories.staff(Role.LOG_REVIEWER, side="social")
    assert count(staff=outsider)["contracts"] == []


def test_queries_do_not_grow_with_the_register(count, register, django_assert_max_num_queries):
    register()
    # Contracts, guarantees, quota years, takeovers, guarantees left; contract list with subleases and
    # plans; the log review.
    with django_assert_max_num_queries(9):
        assert len(count()["contracts"]) == 12
