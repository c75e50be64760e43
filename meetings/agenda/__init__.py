"""Agendas written by the register: one module for each thing that is taken up.

A source is a function `(staff, today)` that answers with `Line`s. It asks a fixed number of questions of the database.

Those of the common agenda (COMMON) answer the same whoever asks, and with what both organisations may know alone:
they read by `counted_for(staff)`. What is closed to one person is left out when a page is shown, not here. Those of
PREPARATION are one organisation's own, read by `visible_to(staff)`: counted each time, kept nowhere, and never shown
to the other.
"""

from contracts.models import SocialContract
from contracts.models.sublease import closed_case_numbers
from gotene.access.roles import Side
from meetings.agenda.check_ins import check_ins
from meetings.agenda.decisions import decisions_ending, not_carried_out
from meetings.agenda.empty import empty
from meetings.agenda.guarantees import guarantees
from meetings.agenda.half_year import needs, outcomes, trend
from meetings.agenda.incidents import incidents
from meetings.agenda.inspections import inspections
from meetings.agenda.landlord_notices import landlord_notices
from meetings.agenda.line import Line
from meetings.agenda.months import months
from meetings.agenda.offers_to_make import offers_to_make
from meetings.agenda.policies import policies
from meetings.agenda.promises import promises_of
from meetings.agenda.questions import questions
from meetings.agenda.quota import quota
from meetings.agenda.requests import requests
from meetings.agenda.takeovers import takeovers
from meetings.agenda.unverified import unverified
from meetings.enums import MeetingKind

COMMON = {
    MeetingKind.MONTHLY: (
        promises_of(MeetingKind.MONTHLY),
        check_ins,
        months,
        inspections,
        requests,
        quota,
        landlord_notices,
        incidents,
        takeovers,
        empty,
        questions,
    ),
    MeetingKind.HALF_YEARLY: (
        promises_of(MeetingKind.HALF_YEARLY),
        policies,
        quota,
        trend,
        guarantees,
        needs,
        outcomes,
    ),
}
# The directors meet about policy and figures; what is prepared case by case belongs to the monthly meeting.
PREPARATION = {
    (MeetingKind.MONTHLY, Side.SOCIAL): (decisions_ending, not_carried_out, unverified),
    (MeetingKind.MONTHLY, Side.HOUSING): (offers_to_make, unverified),
}


def common_lines(kind, staff, today) -> list[Line]:
    """The common agenda of a meeting of `kind` on `today`, in the order of its headings."""
    lines = [line for source in COMMON[kind] for line in source(staff, today)]
    return sorted(lines, key=lambda line: line.section.place)


def open_to(staff, lines) -> list[Line]:
    """Those of `lines` that are not about somebody whom `staff` knows."""
    contracts = set(SocialContract.objects.closed_to(staff).values_list("pk", flat=True))
    cases = {number for row in closed_case_numbers(staff) for number in row.values()}
    return [line for line in lines if line.contract_id not in contracts and line.case_number not in cases]


def is_prepared(kind, staff) -> bool:
    """Whether the organisation of `staff` has something of its own to prepare for a meeting of `kind`."""
    return (kind, staff.organisation_id) in PREPARATION


def preparation(kind, staff, today) -> list[Line]:
    """What the organisation of `staff` prepares by itself, as far as `staff` may see it."""
    sources = PREPARATION.get((kind, staff.organisation_id), ())
    return [line for source in sources for line in source(staff, today)]
