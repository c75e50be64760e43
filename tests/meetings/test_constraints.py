"""What must never stand about reports, tried in SQL."""

import datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from gotene.access.roles import Role
from meetings.models import Report, ReportFile, ReportOrder
from tests import factories
from tests.refused import again, change, refused, remove

pytestmark = pytest.mark.django_db

DAY = datetime.date


def fields():
    return {
        "period_from": DAY(2026, 1, 1),
        "period_to": DAY(2026, 6, 30),
        "as_of": DAY(2026, 6, 30),
        "figures": {},
        "sha256": "0" * 64,
        "made_by": factories.staff(Role.HOUSING_DIRECTOR),
        "made_at": timezone.now(),
    }


def report():
    return Report.objects.create(**fields())


def order():
    maker = factories.staff(Role.HOUSING_DIRECTOR)
    return ReportOrder.objects.create(
        period_from=DAY(2026, 1, 1), pages=12, ordered_by=maker, ordered_at=timezone.now(), job=uuid4()
    )


# The constraint: what stands, and what is tried with it. A report that stands is never changed, so new ones are tried.
ATTEMPTS = {
    "report_as_of_within_period": (fields, lambda f: Report.objects.create(**f | {"as_of": DAY(2026, 7, 1)})),
    "report_fingerprint_form": (fields, lambda f: Report.objects.create(**f | {"sha256": "not a fingerprint"})),
    "report_is_kept": (report, lambda r: change(r, as_of=DAY(2026, 5, 1))),
    "report_order_of_half_year": (order, lambda o: again(o, period_from=DAY(2026, 2, 1), job=uuid4())),
    "report_order_is_kept": (order, lambda o: change(o, pages=3)),
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_refused_in_sql(name):
    stands, tried = ATTEMPTS[name]
    prepared = stands()
    with refused(name):
        tried(prepared)


@pytest.mark.parametrize(
    "values",
    [
        {"as_of": DAY(2025, 12, 31)},
        {"period_to": DAY(2026, 1, 1), "as_of": DAY(2026, 1, 1)},
    ],
    ids=["before the period", "a period of one day"],
)
def test_the_figures_speak_of_a_day_within_a_period(values):
    prepared = fields()
    with refused("report_as_of_within_period"):
        Report.objects.create(**prepared | values)


def test_neither_a_report_nor_its_document_is_changed_or_removed():
    file = ReportFile.objects.create(report=report(), pdf=b"%PDF")
    for attempt in (lambda: change(file, pdf=b"%PDF-2"), lambda: remove(file)):
        with refused("report_is_kept"):
            attempt()
    with refused("report_is_kept"):
        remove(report())


def test_of_an_order_only_how_far_it_has_come_changes():
    placed = order()
    change(placed, pages_done=3)
    change(placed, report=report())
    for what in (
        {"report": None},
        {"report": report()},
        {"job": uuid4()},
        {"job": None},
        {"ordered_by": report().made_by},
    ):
        with refused("report_order_is_kept"):
            change(placed, **what)
    with refused("report_order_is_kept"):
        remove(placed)
