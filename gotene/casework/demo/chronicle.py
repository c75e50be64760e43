"""Rows written as if they had been written on the days they tell of, each with its history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils import timezone

from gotene.accounts.models import StaffMember
from gotene.audit.history import save_as
from gotene.dates import is_business_day

ONE_DAY = dt.timedelta(days=1)


@dataclass
class Telling:
    """One history row: on which day who wrote it, and the values that were other than they are now."""

    day: dt.date
    by: StaffMember | None
    values: dict = field(default_factory=dict)


@dataclass
class Told:
    """One object with all of its history, the earliest first; what the last telling says is how the object is."""

    instance: Model
    tellings: list[Telling]


def write(told: Sequence[Told]) -> list:
    """Insert the objects, all of one model, and their history. Returns them with their keys."""
    if not told:
        return []
    model = type(told[0].instance)
    model._base_manager.bulk_create([one.instance for one in told])
    _write_history(model, told, created=True)
    return [one.instance for one in told]


def _write_history(model, told: Sequence[Told], *, created: bool) -> None:
    history = model.history.model
    history.objects.bulk_create(
        history(
            history_date=at(telling.day, 8 + number % 9, number * 7 % 60),
            history_user=telling.by,
            history_type="~" if later or not created else "+",
            **{
                tracked.attname: telling.values.get(tracked.attname, getattr(one.instance, tracked.attname))
                for tracked in history.tracked_fields
            },
        )
        for number, one in enumerate(told)
        for later, telling in enumerate(one.tellings)
    )


def write_again(told: Sequence[Told], *fields: str) -> None:
    """Bring objects that stand, all of one model, to what they are now in `fields`, and add the rest of their history.

    For what the database lets be written only when something else stands.
    """
    if not told:
        return
    model = type(told[0].instance)
    model._base_manager.bulk_update([one.instance for one in told], fields)
    _write_history(model, told, created=False)


def told_once(instance: Model, day: dt.date, by: StaffMember | None) -> Told:
    return Told(instance, [Telling(day, by)])


def tell(instance: Model, day: dt.date, by: StaffMember | None) -> Model:
    """Save one object as it was after that day: for what the database lets be written in its own order alone."""
    instance._history_date = at(day)
    return save_as(by, instance)


def at(day: dt.date, hour: int = 10, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), timezone.get_current_timezone())


def office_day(day: dt.date) -> dt.date:
    """The day itself, or the last weekday before it."""
    while not is_business_day(day):
        day -= ONE_DAY
    return day


def office_day_from(day: dt.date) -> dt.date:
    """The day itself, or the first weekday after it."""
    while not is_business_day(day):
        day += ONE_DAY
    return day
