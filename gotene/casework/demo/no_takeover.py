"""For whom the social contract is a solution for life: said outright, and looked at again each year."""

import datetime as dt

from contracts.models import NoTakeover, NoTakeoverReason
from gotene.casework.demo.chronicle import ONE_DAY, Telling, Told, office_day, told_once, write
from gotene.casework.demo.contracts import HomePlan
from gotene.dates import add_months

REVIEWED_MONTHS_AGO = (21, 10)
REVIEW_MONTHS = 12
REASON = "Behovet är varaktigt. Den boende, god man och socialtjänsten är överens om att bostaden behålls så här."


def write_no_takeover(home: HomePlan, today: dt.date) -> None:
    """Decided, and reviewed since: the review makes a new decision."""
    by, told = home.case.officer, []
    days = [office_day(add_months(today, -months)) for months in REVIEWED_MONTHS_AGO]
    for decided, following in zip(days, [*days[1:], None], strict=True):
        decision = NoTakeover(
            sublease=home.sublease,
            decided_on=decided,
            decided_by=by,
            review_by=add_months(decided, REVIEW_MONTHS) - ONE_DAY,
            ended_on=following,
        )
        tellings = [Telling(decided, by, {"ended_on": None})]
        if following:
            tellings.append(Telling(following, by))
        told.append(Told(decision, tellings))
    write(
        [
            told_once(NoTakeoverReason(no_takeover=decision, case=home.case.case, text=REASON), decision.decided_on, by)
            for decision in write(told)
        ]
    )
