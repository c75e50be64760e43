"""What has happened to one guarantee, from its own history and that of its plan."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.enums import GuaranteeWay
from gotene.templatetags.swedish import long_date


@dataclass(frozen=True)
class Event:
    day: dt.date
    text: str
    # Who did it, or None when nobody is named (a command).
    who: str | None


def events_of(guarantee, today: dt.date) -> list[Event]:
    """In order, the latest last. `guarantee` comes with its notice (`with_notice`); two queries more."""
    events = [Event(guarantee.begins_on, _("The guarantee began"), None)]
    events += _planned(guarantee)
    events += _notice_and_end(guarantee, today)
    return sorted(events, key=lambda event: event.day)


def _planned(guarantee):
    plan = getattr(guarantee, "plan", None)
    if plan is None:
        return
    for version in plan.history.select_related("history_user", "owner").order_by("history_id"):
        sentence = _("Plan: %(way)s, last day %(day)s. %(owner)s sees to it.")
        if version.way == GuaranteeWay.NOTICE:
            sentence = _("Plan: the municipality gives notice %(notice)s, last day %(day)s. %(owner)s sees to it.")
        text = sentence % {
            "way": version.get_way_display(),
            "notice": version.planned_notice_on and long_date(version.planned_notice_on),
            "day": long_date(version.planned_last_day),
            "owner": version.owner.name,
        }
        yield Event(timezone.localdate(version.history_date), text, _name(version.history_user))


def _notice_and_end(guarantee, today):
    noted = {"notice_given_on": None, "release_reason": ""}
    for version in guarantee.history.select_related("history_user").order_by("history_id"):
        for field, before in noted.items():
            now = getattr(version, field)
            if now != before:
                yield _noted(guarantee, version, field)
                noted[field] = now
    receipt = getattr(guarantee, "receipt", None)
    if receipt is not None:
        yield Event(receipt.received_on, _("The company received the notice"), receipt.received_by.name)
        if receipt.tenant_told_on:
            yield Event(receipt.tenant_told_on, _("The tenant was told"), receipt.tenant_told_by.name)
    if guarantee.ends_on and guarantee.ends_on < today:
        yield Event(guarantee.ends_on, _("The last day of the guarantee"), None)


def _noted(guarantee, version, field):
    who = _name(version.history_user)
    if field == "notice_given_on":
        by_letter = getattr(guarantee, "letter", None) is not None
        text = _("Notice given by letter here") if by_letter else _("Notice given on paper")
        return Event(version.notice_given_on, text, who)
    text = _("Noted that it ends %(day)s: %(reason)s") % {
        "day": long_date(version.ends_on),
        "reason": version.get_release_reason_display(),
    }
    return Event(timezone.localdate(version.history_date), text, who)


def _name(staff):
    return staff.name if staff else None
