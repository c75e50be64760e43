"""Which template and context make which document."""

import datetime as dt
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from contracts.enums import ApartmentType, Rounding
from gotene.access.roles import Side
from gotene.documents import charts
from gotene.documents.pdf import render_pdf
from meetings.minutes_text import minutes_context
from meetings.models import AgendaItem
from meetings.models.report import half_yearly_title
from meetings.rules import HalfYear

MINUTES_TEMPLATE = "documents/minutes.html"
HALF_YEARLY_TEMPLATE = "documents/half_yearly_report.html"


def half_yearly_pdf(figures, *, made_by, made_at, on_page=None):
    """Return the half-yearly report as PDF, made of nothing but its figures. `on_page`: see `render_pdf`."""
    return render_pdf(
        HALF_YEARLY_TEMPLATE,
        half_yearly_context(figures),
        title=half_yearly_title(HalfYear.parse(figures["half_year"])),
        made_by=f"{made_by.name}, {made_by.organisation.name}",
        made_at=made_at,
        on_page=on_page,
    )


def half_yearly_context(figures):
    """Return what the report's templates show, on paper and on screen: figures with dates, words and charts."""
    years = figures["years"]
    afterwards = {year["year"] for year in years if year["computed_afterwards"]}
    with_quota = [year for year in years if year["ceiling"] is not None]
    return {
        "half_year": HalfYear.parse(figures["half_year"]),
        "period_from": _date(figures["from"]),
        "period_to": _date(figures["to"]),
        "as_of": _date(figures["as_of"]),
        "is_running": figures["as_of"] < figures["to"],
        "years": years,
        "this_year": years[-1],
        "year_before": years[-2] if len(years) > 1 else None,
        "first_year": years[0],
        "quota": _quota(figures["quota"]),
        "quota_years": with_quota,
        "computed_afterwards": sorted(afterwards),
        "outcomes": figures["outcomes"],
        "takeovers": figures["takeovers"],
        "contracts": [_contract(row) for row in figures["contracts"]],
        "guarantees": [_guarantee(row) for row in figures["guarantees"]],
        "log_review": _log_review(figures.get("log_review")),
        "quota_chart": charts.bars(
            [(year["year"], year["used"]) for year in with_quota],
            levels=[year["ceiling"] for year in with_quota],
            marked=afterwards,
        ),
        "contracts_chart": charts.bars([(year["year"], year["contracts"]) for year in years]),
        "guarantees_chart": charts.steps([(year["year"], year["guarantees"]) for year in years]),
    }


def minutes_pdf(meeting, *, made_by, made_at):
    """Return the minutes of `meeting` as PDF: all of them, whatever is closed to the one who made it."""
    items = AgendaItem.objects.filter(meeting=meeting).with_what_was_written()
    return render_pdf(
        MINUTES_TEMPLATE,
        minutes_context(meeting, items),
        title=minutes_title(meeting),
        made_by=f"{made_by.name}, {made_by.organisation.name}",
        made_at=made_at,
    )


def minutes_title(meeting):
    """What the minutes are called, in Swedish as the document is."""
    with override("sv"):
        return _("Minutes: %(meeting)s") % {"meeting": str(meeting)}


def _date(text):
    return dt.date.fromisoformat(text) if text else None


def _quota(quota):
    if quota is None:
        return None
    return {
        **quota,
        "places": quota["ceiling"] + quota["extra"],
        "year_before": quota["year"] - 1,
        "percent": Decimal(quota["share"]) * 100,
        "exact": Decimal(quota["share"]) * quota["turnover"],
        "rounding": Rounding(quota["rounding"]).label,
        "policy_from": _date(quota["policy_from"]),
    }


def _log_review(shares):
    """By organisation, in words; None in a report that was made before it was counted."""
    if shares is None:
        return None
    # In the order of the organisations: figures that were kept have an order of their own.
    return [
        {
            **share,
            "side": side.label,
            # Rounded down: a hundred is when nothing is left.
            "percent": 100 * share["signed"] // share["chosen"] if share["chosen"] else None,
        }
        for side, share in ((side, shares[side]) for side in Side)
    ]


def _contract(row):
    dates = ("moved_in", "goal", "next_check_in", "two_year_point", "decide_by")
    return {**row, "size": ApartmentType(row["size"]).label, **{name: _date(row[name]) for name in dates}}


def _guarantee(row):
    dates = ("began", "notice", "earliest_end")
    return {**row, "size": ApartmentType(row["size"]).label, **{name: _date(row[name]) for name in dates}}
