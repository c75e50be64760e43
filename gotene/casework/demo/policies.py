"""What Götene has decided, in versions, and the quota of each year."""

import datetime as dt

from contracts import rules
from contracts.enums import PolicyKey, PolicyKind, Rounding
from contracts.figures import turnover_in
from contracts.models import Policy, PolicyValue, QuotaYear
from gotene.casework.demo.chronicle import office_day_from, told_once, write

GUARANTEE_STOP = dt.date(2016, 6, 1)
AGREEMENT_FROM = dt.date(2019, 1, 1)
FIRST_QUOTA_YEAR = 2016

DECIDED = (
    (
        PolicyKind.LETTING_POLICY,
        "Uthyrningspolicy 2012",
        dt.date(2011, 11, 15),
        dt.date(2012, 1, 1),
        {PolicyKey.QUEUE_AGE: "18", PolicyKey.INCOME_KINDS: "lön, pension"},
    ),
    (
        PolicyKind.MUNICIPAL_DECISION,
        "Inga nya borgensåtaganden för hyra",
        dt.date(2016, 5, 23),
        GUARANTEE_STOP,
        {PolicyKey.GUARANTEE_STOP: GUARANTEE_STOP.isoformat()},
    ),
    (
        PolicyKind.LETTING_POLICY,
        "Uthyrningspolicy 2017",
        dt.date(2017, 3, 14),
        dt.date(2017, 4, 1),
        {
            PolicyKey.QUEUE_AGE: "17",
            PolicyKey.INCOME_KINDS: (
                "lön, pension, studiemedel, a-kassa, sjukpenning, aktivitetsersättning, föräldrapenning, "
                "underhållsstöd, etableringsersättning, försörjningsstöd"
            ),
        },
    ),
    (
        PolicyKind.COOPERATION_AGREEMENT,
        "Samarbetsavtal om sociala kontrakt",
        dt.date(2018, 12, 11),
        AGREEMENT_FROM,
        {
            PolicyKey.QUOTA_SHARE: "0.10",
            PolicyKey.QUOTA_ROUNDING: Rounding.NEAREST.value,
            PolicyKey.QUOTA_FLOOR: "0",
            PolicyKey.GOAL_MONTHS: "6",
            PolicyKey.CHECK_IN_MONTHS: "2",
            PolicyKey.OFFER_ANSWER_DAYS: "7",
        },
    ),
)
GOAL_MONTHS, CHECK_IN_MONTHS = 6, 2


def decide_policies(*, by) -> None:
    """Every version with its numbers, written when it was decided."""
    policies = write(
        [
            told_once(Policy(kind=kind, title=title, decided_on=decided, valid_from=valid_from), decided, by)
            for kind, title, decided, valid_from, _ in DECIDED
        ]
    )
    write(
        [
            told_once(PolicyValue(policy=policy, key=key, text=text), policy.decided_on, by)
            for policy, (*_, values) in zip(policies, DECIDED, strict=True)
            for key, text in values.items()
        ]
    )


def open_quota_years(*, by, today: dt.date) -> dict[int, QuotaYear]:
    """Each year's ceiling from the turnover before it; those before the agreement as computed afterwards."""
    agreement = Policy.objects.get(kind=PolicyKind.COOPERATION_AGREEMENT)
    numbers = {value.key: value.value for value in agreement.values.all()}
    share, floor = numbers[PolicyKey.QUOTA_SHARE], numbers[PolicyKey.QUOTA_FLOOR]
    rounding = numbers[PolicyKey.QUOTA_ROUNDING]
    told = []
    for year in range(FIRST_QUOTA_YEAR, today.year + 1):
        turnover = turnover_in(year - 1)
        opened = QuotaYear(
            year=year,
            turnover=turnover,
            share=share,
            rounding=rounding,
            floor=floor,
            ceiling=rules.quota_ceiling(turnover, share, rounding, floor),
            policy=agreement,
            computed_afterwards=year < AGREEMENT_FROM.year,
        )
        day = office_day_from(dt.date(max(year, AGREEMENT_FROM.year), 1, 8))
        told.append(told_once(opened, min(day, today), by))
    return {opened.year: opened for opened in write(told)}
