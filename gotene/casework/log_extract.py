"""Loggutdrag: who has looked at a person, in plain words, of the organisation's own read log."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gotene.access.roles import Side
from gotene.audit.models import Reading
from gotene.casework import log_words
from gotene.documents.pdf import render_pdf
from tenants.models import Person

# What one can read through line by line: ten sheets of paper. Above it each day is told of by numbers.
ONE_BY_ONE_AT_MOST = 200
ABOUT = ("role", "staff__roles", "ground", "kind", "subject")


@dataclass(frozen=True)
class Line:
    """One reading (`at`), or what was alike on one day (`at` is a date and `times` how often)."""

    at: dt.datetime | dt.date
    role: str
    what: str
    why: str
    times: int = 1


@dataclass(frozen=True)
class Extract:
    """`count` readings of `person` from `first` to `last`; `by_day`: told of by day, because they are many."""

    person: Person
    organisation: str
    other: str
    first: dt.date
    last: dt.date
    count: int
    by_day: bool
    lines: list

    @property
    def title(self):
        return _("Log extract for %(number)s") % {"number": self.person.number}

    @property
    def file_name(self):
        """Tells nobody's name and no matter."""
        return f"loggutdrag-{self.first}-{self.last}.pdf"


def extract_of(person, *, first, last, by):
    """What the own organisation's people have been shown of `person` from `first` to `last`. Three queries at most."""
    readings = Reading.objects.visible_to(by).on_days(first, last).filter(people__contains=[person.pk])
    count = readings.count()
    by_day = count > ONE_BY_ONE_AT_MOST
    return Extract(
        person=person,
        organisation=by.organisation.name,
        other=(Side.SOCIAL if by.in_housing else Side.HOUSING).label,
        first=first,
        last=last,
        count=count,
        by_day=by_day,
        lines=_by_day(readings) if by_day else _one_by_one(readings),
    )


def extract_pdf(extract, *, by):
    """The extract on paper, in Swedish."""
    with override("sv"):
        title = extract.title
    return render_pdf(
        "documents/log_extract.html",
        {"extract": extract},
        title=title,
        made_by=f"{by.name}, {by.organisation.name}",
    )


def _one_by_one(readings):
    rows = readings.order_by("-at", "-pk").values_list("at", *ABOUT)
    return [_line(timezone.localtime(at), *about) for at, *about in rows]


def _by_day(readings):
    """What was alike on a day in one line: the newest day first, and in it what was most."""
    alike = readings.order_by().annotate(day=TruncDate("at")).values_list("day", *ABOUT)
    return [_line(*about) for about in alike.annotate(times=Count("pk")).order_by("-day", "-times", "kind", "subject")]


def _line(at, role, roles, ground, kind, subject, times=1):
    return Line(
        at=at,
        role=log_words.as_what(role, ground, roles) or _("Colleague"),
        what=log_words.what_was_shown(kind, subject),
        why=log_words.why_they_might(ground),
        times=times,
    )
