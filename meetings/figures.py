"""The figures of the half-yearly report: from the register's rows to plain numbers, dates as text.

They hold neither names nor addresses, because the report is read on paper by people from both organisations
and becomes a public document: a household is its case number, an apartment its size and town.
"""

import datetime as dt
from dataclasses import asdict

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Prefetch, Q

from contracts.enums import ContractEnd, LandlordKind, SubleaseEnd
from contracts.models import Guarantee, HandoverPlan, QuotaYear, SocialContract, Sublease
from gotene.audit.review_share import review_shares
from meetings import rules

# As many years as a chart shows with every year named.
YEARS_SHOWN = 12
# Takeovers are few: their median is taken over this many years.
MEDIAN_YEARS = 5


def half_yearly_figures(*, staff, half_year, today):
    """Return the figures of `half_year`, ready for JSON: the same whoever of those who see the register asks.

    They speak of the half-year's last day, or of `today` while it is still running. Nine queries at most,
    however many contracts there are.
    """
    as_of = min(half_year.ends_on, today)
    contracts = _contracts_until(as_of, staff)
    quota_years = {year.year: year for year in _quota_years(staff, half_year)}
    years = _years(half_year.year, YEARS_SHOWN, as_of, contracts, _guarantees_until(as_of, staff), quota_years)
    return {
        "half_year": str(half_year),
        "from": half_year.begins_on.isoformat(),
        "to": half_year.ends_on.isoformat(),
        "as_of": as_of.isoformat(),
        "quota": _quota(quota_years.get(half_year.year)),
        "years": years,
        "outcomes": _outcomes(half_year.begins_on, as_of, contracts),
        "takeovers": takeovers_by(as_of, staff=staff),
        "guarantees": _guarantee_rows(staff, as_of),
        "contracts": _contract_rows(staff, as_of),
        "log_review": _log_review(half_year, as_of),
    }


def years_until(day, count, *, staff):
    """The years up to that of `day`, `count` at most, as the report counts them; of that year what is known on `day`.

    Without the quota. Two queries.
    """
    return _years(day.year, count, day, _contracts_until(day, staff), _guarantees_until(day, staff), {})


def _contracts_until(day, staff):
    return list(
        SocialContract.objects.counted_for(staff)
        .filter(begins_on__lte=day)
        .order_by()
        .values_list("begins_on", "ends_on", "end_reason", "apartment__landlord__kind")
    )


def _guarantees_until(day, staff):
    found = Guarantee.objects.counted_for(staff).filter(begins_on__lte=day)
    return list(found.order_by().values_list("begins_on", "ends_on"))


def _years(last, count, as_of, contracts, guarantees, quota_years):
    years = range(last - count + 1, last + 1)
    return _without_empty_start([_year(year, as_of, contracts, guarantees, quota_years) for year in years])


def _quota_years(staff, half_year):
    """The years up to the report's, each with `extra` and with `begun`: places taken by its last day."""
    began = Q(places__contract__begins_on__lte=half_year.ends_on)
    return (
        QuotaYear.objects.visible_to(staff)
        .filter(year__lte=half_year.year)
        .with_use()
        .annotate(begun=Count("places", filter=began))
        .select_related("policy")
        .order_by("year")
    )


def _year(year, as_of, contracts, guarantees, quota_years):
    """One year's counts: what there was on its last day (or on `as_of` in a running year) and what happened in it."""
    last = min(dt.date(year, 12, 31), as_of)
    ended = [reason for _, ends, reason, _ in contracts if ends and ends.year == year and ends <= as_of]
    running = last < dt.date(year, 12, 31)
    quota = quota_years.get(year)
    return {
        "year": year,
        "running": running,
        "contracts": rules.lasting_on([(begins, ends) for begins, ends, _, _ in contracts], last),
        "other_landlords": rules.lasting_on(
            [(begins, ends) for begins, ends, _, kind in contracts if kind != LandlordKind.MUNICIPAL], last
        ),
        "new": sum(begins.year == year for begins, _, _, _ in contracts),
        "taken_over": ended.count(ContractEnd.TAKEN_OVER),
        "handed_back": ended.count(ContractEnd.HANDED_BACK),
        "ended": len(ended) - ended.count(ContractEnd.TAKEN_OVER) - ended.count(ContractEnd.HANDED_BACK),
        "guarantees": rules.lasting_on(guarantees, last),
        "turnover_before": quota.turnover if quota else None,
        "ceiling": quota.ceiling + quota.extra if quota else None,
        "used": quota.begun if quota else None,
        "computed_afterwards": quota.computed_afterwards if quota else False,
    }


def _without_empty_start(years):
    """Drop the years before the first that anything is known of; the last year always stays."""
    first = next(
        (
            index
            for index, year in enumerate(years)
            if year["contracts"] or year["guarantees"] or year["ceiling"] is not None
        ),
        len(years) - 1,
    )
    return years[first:]


def _quota(year):
    """How the year's ceiling was computed and from which policy; None when the year has no quota."""
    if year is None:
        return None
    return {
        "year": year.year,
        "ceiling": year.ceiling,
        "extra": year.extra,
        "used": year.begun,
        "left": year.ceiling + year.extra - year.begun,
        "turnover": year.turnover,
        "share": str(year.share),
        "rounding": year.rounding,
        "floor": year.floor,
        "policy": year.policy.title,
        "policy_from": year.policy.valid_from.isoformat(),
        "computed_afterwards": year.computed_afterwards,
    }


def _outcomes(begins_on, as_of, contracts):
    """What happened in the period: contracts begun, and ended by how they ended."""
    ended = [reason for _, ends, reason, _ in contracts if ends and begins_on <= ends <= as_of]
    return {
        "new": sum(begins >= begins_on for begins, _, _, _ in contracts),
        "taken_over": ended.count(ContractEnd.TAKEN_OVER),
        "handed_back": ended.count(ContractEnd.HANDED_BACK),
        "ended": len(ended) - ended.count(ContractEnd.TAKEN_OVER) - ended.count(ContractEnd.HANDED_BACK),
    }


def takeovers_by(as_of, *, staff):
    """How many took over their lease in the latest years, and the median of months from moving in to that."""
    since = as_of - relativedelta(years=MEDIAN_YEARS)
    periods = list(
        Sublease.objects.counted_for(staff)
        .filter(end_reason=SubleaseEnd.TAKEN_OVER, ends_on__gt=since, ends_on__lte=as_of)
        .order_by()
        .values_list("begins_on", "ends_on")
    )
    return {
        "years": MEDIAN_YEARS,
        "count": len(periods),
        "median_months": rules.median_months(periods),
    }


def _log_review(half_year, as_of):
    """How much of who has looked at what is reviewed, by side.

    Of the months whose review falls in the half-year: each is reviewed in the month after it.
    """
    first, last = (day - relativedelta(months=1) for day in (half_year.begins_on, half_year.ends_on))
    shares = review_shares(first, last, as_of=as_of)
    return {side: asdict(share) for side, share in shares.items()}


def _guarantee_rows(staff, as_of):
    """The guarantees that remain, and the earliest day each can end when notice is given on `as_of`."""
    rows = Guarantee.objects.visible_to(staff).on(as_of).select_related("apartment__stairwell")
    return [
        {
            "town": guarantee.apartment.stairwell.city,
            "size": guarantee.apartment.kind,
            "began": guarantee.begins_on.isoformat(),
            "notice": guarantee.notice_given_on and guarantee.notice_given_on.isoformat(),
            "earliest_end": guarantee.earliest_end(as_of).isoformat(),
        }
        for guarantee in rows.order_by("begins_on", "pk")
    ]


def _contract_rows(staff, as_of):
    """The contract list: one row a running contract, those with the nearest goal date first."""
    plans = HandoverPlan.objects.counted_for(staff).with_next_check_in()
    subleases = Sublease.objects.counted_for(staff).on(as_of).prefetch_related(Prefetch("plan", queryset=plans))
    contracts = (
        SocialContract.objects.counted_for(staff)
        .on(as_of)
        .with_place()
        .prefetch_related(Prefetch("subleases", queryset=subleases, to_attr="current"))
        .order_by("number")
    )
    rows = [_contract_row(contract, next(iter(contract.current), None)) for contract in contracts]
    return sorted(rows, key=lambda row: (row["goal"] is None, row["goal"] or "", row["contract"]))


def _contract_row(contract, sublease):
    plan = getattr(sublease, "plan", None)
    return {
        "contract": contract.number,
        "town": contract.apartment.stairwell.city,
        "size": contract.apartment.kind,
        "landlord": contract.apartment.landlord.name,
        "case": sublease.case_number if sublease else "",
        "moved_in": sublease.begins_on.isoformat() if sublease else None,
        "goal": plan.goal_date.isoformat() if plan else None,
        "next_check_in": plan.next_check_in_on.isoformat() if plan else None,
        "two_year_point": sublease.two_year_point.isoformat() if sublease else None,
        "decide_by": sublease.decide_by.isoformat() if sublease else None,
    }
