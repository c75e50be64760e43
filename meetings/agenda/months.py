"""Households that have lived 6, 12 or 18 months in their social contract, or soon have."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from contracts.models import Sublease
from gotene.dates import add_months
from gotene.templatetags.swedish import long_date
from meetings.agenda.line import UNTIL_NEXT_MEETING, Line, contract_page
from meetings.enums import AgendaSection

MARKS = (6, 12, 18)
# A mark between two meetings further apart than a month would else be on neither agenda.
LOOKED_BACK = dt.timedelta(days=14)
# Months are of different length: the database finds a few days too many, and the days are counted here.
MARGIN = dt.timedelta(days=4)


def months(staff, today):
    first, last = today - LOOKED_BACK, today + UNTIL_NEXT_MEETING
    near = Q()
    for mark in MARKS:
        near |= Q(begins_on__range=(add_months(first, -mark) - MARGIN, add_months(last, -mark) + MARGIN))
    homes = Sublease.objects.counted_for(staff).on(today).filter(near).select_related("contract")
    found = [
        (day, mark, sublease)
        for sublease in homes
        for mark in MARKS
        if first <= (day := add_months(sublease.begins_on, mark)) <= last
    ]
    for day, mark, sublease in sorted(found, key=lambda each: (each[0], each[2].contract.number)):
        yield Line(
            AgendaSection.MONTHS,
            f"months-{sublease.pk}-{mark}",
            _("%(months)d months since moving in on %(day)s") % {"months": mark, "day": long_date(day)},
            _reason(mark, sublease),
            contract_page(sublease.contract),
            sublease.contract,
            sublease.case_number,
        )


def _reason(mark, sublease):
    match mark:
        case 6:
            return _("Takeovers often come after half a year or a year: is an own lease near?")
        case 12:
            return _("A year: decide what is left before an own lease.")
    return _("Two-year point %(day)s: decide on takeover, going on or ending by %(decide)s.") % {
        "day": long_date(sublease.two_year_point),
        "decide": long_date(sublease.decide_by),
    }
