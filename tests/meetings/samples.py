"""The figures of one report, written by hand: what a kept report looks like, without a register behind it."""


def _year(year, contracts, guarantees, ceiling, used, **fields):
    return {
        "year": year,
        "running": False,
        "contracts": contracts,
        "other_landlords": 1,
        "new": 4,
        "taken_over": 2,
        "handed_back": 0,
        "ended": 1,
        "guarantees": guarantees,
        "turnover_before": 10 * ceiling,
        "ceiling": ceiling,
        "used": used,
        "computed_afterwards": False,
        **fields,
    }


def _contract(number):
    return {
        "contract": f"K-2026-{number:02}",
        "town": "Götene",
        "size": "2rok",
        "landlord": "Götenebostäder",
        "case": f"SK-2026-{number:03}",
        "moved_in": "2026-03-14",
        "goal": "2026-09-14",
        "next_check_in": "2026-12-01",
        "two_year_point": "2028-03-14",
        "decide_by": "2027-11-30",
    }


FIGURES = {
    "half_year": "2026-2",
    "from": "2026-07-01",
    "to": "2026-12-31",
    "as_of": "2026-11-22",
    "quota": {
        "year": 2026,
        "ceiling": 6,
        "extra": 1,
        "used": 6,
        "left": 1,
        "turnover": 62,
        "share": "0.100",
        "rounding": "nearest",
        "floor": 5,
        "policy": "Samverkansavtal 2019",
        "policy_from": "2019-01-01",
        "computed_afterwards": False,
    },
    "years": [
        _year(2018, 19, 6, 6, 5, computed_afterwards=True),
        _year(2025, 13, 2, 7, 5),
        _year(2026, 12, 2, 7, 6, running=True),
    ],
    "outcomes": {"new": 1, "taken_over": 2, "handed_back": 0, "ended": 1},
    "takeovers": {"years": 5, "count": 11, "median_months": 10.5},
    "guarantees": [
        {"town": "Lundsbrunn", "size": "3rok", "began": "2014-05-01", "notice": None, "earliest_end": "2027-08-31"}
    ],
    "contracts": [_contract(number) for number in range(1, 13)],
}


def figures_with(*, contracts, guarantees, **of_each_contract):
    """The figures of a register with so many contracts and guarantees, over as many years as a report shows."""
    return {
        **FIGURES,
        "years": [_year(year, 12, 2, 7, 5) for year in range(2015, 2027)],
        "contracts": [{**_contract(number), **of_each_contract} for number in range(1, contracts + 1)],
        "guarantees": FIGURES["guarantees"] * guarantees,
    }
