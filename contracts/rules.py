"""What the law says about leases, guarantees, rent and the quota: pure functions on dates and counts.

Each function answers with a date (or a count) and names its source. JB is Jordabalken (1970:994) chapter
12, the tenancy act (hyreslagen). Importable without Django. All dates are days in Sweden; "ends on" is the
last day of the lease or commitment, not the day after.

Two habits hold throughout:

- Weeks, months and years are counted as lag (1930:173) 1 § says: to the day with the same name or number,
  or to the month's last day where it has no such number (31 January + 1 month = 28 February).
- A day by which somebody must act moves from a Saturday, Sunday, public holiday, Midsummer Eve, Christmas
  Eve or New Year's Eve to the next weekday only where the docstring says so (2 § of the same act). Days on
  which something ends never move, nor do latest days to give notice: counted back from an end, a moved day
  would come too late.
"""

import datetime as dt
import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from gotene.dates import (
    add_months,
    add_weeks,
    add_years,
    end_of_month,
    last_weekday_before_month,
    next_business_day,
    statutory_last_day,
)

# JB 4 § first paragraph 1 and 5 § first paragraph: a dwelling's lease ends at the turn of month after three
# months.
NOTICE_MONTHS = 3

# JB 4 § second paragraph 1-3: how long ahead a fixed term is given notice, by the length of the term.
SHORTEST_TERM_WEEKS, SHORTEST_TERM_NOTICE_DAYS = 2, 1
SHORT_TERM_MONTHS, SHORT_TERM_NOTICE_WEEKS = 3, 1
LONGER_TERM_NOTICE_MONTHS = 3
# JB 3 § second paragraph: a fixed term ends by itself until the tenancy has lasted longer than this.
FIXED_TERM_ENDS_BY_ITSELF_MONTHS = 9

# JB 5 § second paragraph: an estate that gives notice within a month of the death has a month's notice.
ESTATE_DECIDES_WITHIN_MONTHS, ESTATE_NOTICE_MONTHS = 1, 1

# JB 28 a §: a guarantor is free at the turn of month after nine months, at the earliest two years from the
# start.
GUARANTEE_NOTICE_MONTHS, GUARANTEE_LEAST_YEARS = 9, 2

# JB 42 § first paragraph 1: the lease of a dwelling can be forfeited when rent is more than a week late.
FORFEITURE_GRACE_WEEKS = 1
# JB 44 § first paragraph 1 and second paragraph.
RECOVERY_WEEKS, WEEKDAYS_BEFORE_EVICTION = 3, 2

# JB 45 § first paragraph 1: a second-hand tenant is protected once the tenancy has lasted longer than two
# years.
UNPROTECTED_YEARS = 2

# JB 49 §: a disputed notice is referred to the rent tribunal within a month of the end of the tenancy.
TRIBUNAL_MONTHS = 1

# How a ceiling that is no whole number is made one.
QUOTA_ROUNDING: dict[str, Callable[[Fraction], int]] = {
    "nearest": lambda exact: math.floor(exact + Fraction(1, 2)),
    "down": math.floor,
    "up": math.ceil,
}


def notice_end(given_on: dt.date, months: int = NOTICE_MONTHS) -> dt.date:
    """The last day of an open-ended lease of a dwelling, when notice was given on that day.

    The turn of month that falls next after three months from the notice: notice on any day of a month, the
    first and the last included, ends the lease on the last day of the third month after it (22 November
    2026 -> 28 February 2027, 30 November -> 28 February, 1 December -> 31 March). ``months`` is another,
    agreed or statutory, number of whole months; less than one is a ValueError. Source: JB 4 § first
    paragraph 1, 5 §.
    """
    if months < 1:
        raise ValueError(f"a notice period is at least one month, not {months}")
    return end_of_month(add_months(given_on, months))


def fixed_term_notice_by(begins_on: dt.date, ends_on: dt.date) -> dt.date:
    """The latest day to give notice so that a fixed term, first and last day included, ends on its last day.

    One day ahead for a term of at most two weeks, one week for at most three months, three months for
    longer terms. "Three months ahead" is the latest day from which three months have passed by the end: 30
    November for 28 February, 30 June for 30 September. A term of exactly two weeks (1-14 March) or three
    months (1 March-31 May) takes the shorter notice. For a term of a single day the answer is the day
    before it.

    It answers when notice must be given, not whether: see ``fixed_term_needs_notice``. The tenant may
    besides always leave by ``notice_end``. Raises ValueError when the term ends before it begins. Source:
    JB 4 § second paragraph.
    """
    _refuse_reversed(begins_on, ends_on)
    if ends_on < add_weeks(begins_on, SHORTEST_TERM_WEEKS):
        return ends_on - dt.timedelta(days=SHORTEST_TERM_NOTICE_DAYS)
    if ends_on < add_months(begins_on, SHORT_TERM_MONTHS):
        return add_weeks(ends_on, -SHORT_TERM_NOTICE_WEEKS)
    return _latest_start(ends_on, LONGER_TERM_NOTICE_MONTHS)


def fixed_term_needs_notice(tenancy_began_on: dt.date, ends_on: dt.date) -> bool:
    """Whether a fixed term must be given notice to end on its last day, and otherwise runs on open-ended.

    So it is once the tenancy, with its earlier terms in one succession, has lasted longer than nine months
    by then (1 January-30 September is exactly nine: no notice needed). Raises ValueError when it ends
    before it begins. Source: JB 3 § second and third paragraphs.
    """
    _refuse_reversed(tenancy_began_on, ends_on)
    return ends_on >= add_months(tenancy_began_on, FIXED_TERM_ENDS_BY_ITSELF_MONTHS)


def estate_notice_end(given_on: dt.date, died_on: dt.date) -> dt.date:
    """The last day of the lease when the estate of a deceased tenant gives notice.

    Within one month of the death (died 22 October: 22 November included; died 31 January: 28 February
    included), the last day of the next month; later, as any notice. The month is not prolonged over a
    weekend: whether lag (1930:173) 2 § reaches a notice is not settled here, and the landlord may always
    accept one that came on the Monday. Raises ValueError when notice was given before the death. Source: JB
    5 § second paragraph.
    """
    if given_on < died_on:
        raise ValueError("an estate cannot give notice before the death")
    in_time = given_on <= add_months(died_on, ESTATE_DECIDES_WITHIN_MONTHS)
    return notice_end(given_on, ESTATE_NOTICE_MONTHS if in_time else NOTICE_MONTHS)


def forfeiture_end(given_on: dt.date) -> dt.date:
    """The last day of a lease given notice on because it is forfeited: it ends at once, when the notice is served.

    Paying in time gives it back (see ``recovery_deadline``). Source: JB 6 § first paragraph, 42 §, 44 §.
    """
    return given_on


def tribunal_deadline(ends_on: dt.date) -> dt.date:
    """The last day for a landlord to refer a disputed notice to the rent tribunal (hyresnämnden).

    One month after the last day of the tenancy (31 December 2026 -> 31 January 2027, a Sunday -> 1 February);
    later, the notice is void and the lease runs on. It is a day to act by, so it moves to the next weekday (lag
    (1930:173) 2 §). Source: JB 49 §.
    """
    return statutory_last_day(add_months(ends_on, TRIBUNAL_MONTHS))


def guarantee_earliest_end(notice_on: dt.date, began_on: dt.date) -> dt.date:
    """The last day of a guarantee for a dwelling's rent (borgensåtagande), when the guarantor gives notice.

    The later of two days: the last day of the ninth month after the notice, and the day two years from when
    the guarantee began (10 May 2024 -> 10 May 2026). The law says "tidigast till en tidpunkt som infaller
    två år från" the beginning and does not ask that point to be a turn of month, so it is not made one.
    That day is itself still covered: a municipality is never told that it is free a day too early. Source:
    JB 28 a §.
    """
    return max(
        notice_end(notice_on, GUARANTEE_NOTICE_MONTHS),
        add_years(began_on, GUARANTEE_LEAST_YEARS),
    )


def rent_due_on(year: int, month: int) -> dt.date:
    """The day on which the rent FOR that month is due: the last weekday before the month begins.

    Saturdays, Sundays, public holidays and New Year's Eve are no weekdays (the rent for January 2027 is due
    on 30 December 2026): JB 7 § opposes exactly these days to "vardag" in the same chapter. No tenant of a
    dwelling has to pay earlier, whatever the lease says, except for the first month. Raises ValueError when
    there is no such month. Source: JB 20 § first paragraph.
    """
    return last_weekday_before_month(year, month)


def forfeitable_from(due_on: dt.date) -> dt.date:
    """The first day on which rent due that day is more than one week late: the eighth day after it.

    Only a right to give notice on that ground begins; payment before the notice ends it (JB 43 §). The day
    is not moved over a weekend: the law measures a delay here, it sets no day to act by. Source: JB 42 §
    first paragraph 1.
    """
    return add_weeks(due_on, FORFEITURE_GRACE_WEEKS) + dt.timedelta(days=1)


def recovery_deadline(tenant_served_on: dt.date, board_notified_on: dt.date) -> dt.date:
    """The last day on which paying the rent gives the lease back (återvinning).

    Three weeks from the later of: the tenant was served the notice of that right, and the notice to the
    social board was given. It is a day to act by, so it moves to the next weekday (lag (1930:173) 2 §; that
    act was applied to a time limit of the chapter in RH 2016:28). The social board may undertake the rent
    until the same day (44 § fourth paragraph 1). Source: JB 44 § first paragraph 1.
    """
    return statutory_last_day(add_weeks(max(tenant_served_on, board_notified_on), RECOVERY_WEEKS))


def eviction_possible_from(recovery_deadline: dt.date) -> dt.date:
    """The first day on which an eviction order may be issued, if the rent was not paid by the deadline.

    "Beslut om avhysning [får] inte meddelas förrän det ... har gått ytterligare två vardagar": two whole
    weekdays must have gone by, so the answer is the day after the second one (deadline Monday: Thursday;
    deadline Wednesday: Saturday). Saturdays and the three eves are not counted as weekdays, to the tenant's
    advantage. Source: JB 44 § second paragraph.
    """
    day = recovery_deadline
    for _ in range(WEEKDAYS_BEFORE_EVICTION):
        day = next_business_day(day)
    return day + dt.timedelta(days=1)


def two_year_point(began_on: dt.date) -> dt.date:
    """The day two years after a sublease began: when to have decided on takeover, going on, or ending.

    14 March 2026 -> 14 March 2028; 29 February 2024 -> 28 February 2026. Source: JB 45 § first paragraph 1.
    """
    return add_years(began_on, UNPROTECTED_YEARS)


def tenure_protected_from(began_on: dt.date, block_letting: bool = False) -> dt.date:
    """The first day on which a second-hand tenant has security of tenure (besittningsskydd).

    The exception covers a tenancy that ends before it has lasted *longer* than two years. Begun 14 March
    2024, two years are full when 13 March 2026 ends: a tenancy whose last day is 13 March has lasted
    exactly two years and is not protected, one that reaches into 14 March is. Begun on 29 February, the
    answer is 28 February (lag (1930:173) 1 §; the earlier, safer day).

    In block letting (the sub-landlord rents the apartment together with at least two more in order to
    sublet them) the exception does not apply: protected from the first day. Source: JB 45 § first paragraph
    1, second paragraph.
    """
    return began_on if block_letting else two_year_point(began_on)


def latest_notice_before_tenure(began_on: dt.date) -> dt.date:
    """The latest day to give notice that still ends an open-ended sublease before its tenant is protected.

    Begun 14 March 2026: 30 November 2027, which ends it on 29 February 2028; a day later it would end on 31
    March. Not for block letting, where there is no such day. Source: JB 4 § first paragraph 1, 45 § first
    paragraph 1.
    """
    last_turn_of_month = tenure_protected_from(began_on).replace(day=1) - dt.timedelta(days=1)
    return end_of_month(add_months(last_turn_of_month, -NOTICE_MONTHS))


def goal_date(begins_on: dt.date, months: int) -> dt.date:
    """The day by which the resident should have a lease of their own: that many months after the start.

    Götene's policy says 6 or 12; the number comes from the policy in force. Less than one month is a
    ValueError.
    """
    if months < 1:
        raise ValueError(f"a goal date is at least one month ahead, not {months}")
    return add_months(begins_on, months)


def quota_ceiling(turnover: int, share: Decimal | float | str, rounding: str, floor: int = 0) -> int:
    """How many new social contracts a year may hold: a share of last year's turnover of apartments.

    ``share`` is a fraction between 0 and 1 (0.10 for ten per cent); a float is read as it is written, so
    that 70 x 0.1 is 7 also when rounded up. ``rounding`` is "nearest" (a half goes up), "down" or "up";
    ``floor`` is the least the answer can be. Raises ValueError for a negative number, a share over 1 or not
    finite, or another rounding. Source: the cooperation agreement, "up to about ten per cent"; how to round
    it is a dated setting of the agreement.
    """
    if rounding not in QUOTA_ROUNDING:
        raise ValueError(f"rounding is one of {', '.join(QUOTA_ROUNDING)}, not {rounding!r}")
    if turnover < 0 or floor < 0:
        raise ValueError("turnover and floor are counts, never negative")
    exact_share = Fraction(str(share))
    if not 0 <= exact_share <= 1:
        raise ValueError(f"share is a fraction between 0 and 1, not {share}")
    return max(floor, QUOTA_ROUNDING[rounding](turnover * exact_share))


def _latest_start(ends_on: dt.date, months: int) -> dt.date:
    """The latest day from which that many months have passed by ``ends_on`` (lag (1930:173) 1 §).

    Counting back from 28 February gives 28 November, but three months from 29 and 30 November end on that
    day too.
    """
    latest = add_months(ends_on, -months)
    while add_months(latest + dt.timedelta(days=1), months) <= ends_on:
        latest += dt.timedelta(days=1)
    return latest


def _refuse_reversed(begins_on: dt.date, ends_on: dt.date) -> None:
    if ends_on < begins_on:
        raise ValueError("a term cannot end before it begins")
