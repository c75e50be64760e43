"""Dates, numbers and money as people here write them. Built into every template by the settings."""

import datetime as dt
from decimal import Decimal

from django import template
from django.utils import timezone, translation

from gotene import dates, text

register = template.Library()


@register.filter
def long_date(value: dt.date | dt.datetime | None) -> str:
    """As "14 mars 2028", in the reader's language; a moment by its local day; nothing for no date."""
    if value in (None, ""):
        return ""
    if isinstance(value, dt.datetime):
        value = timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return dates.long_date(value, translation.get_language() or "sv")


@register.filter
def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """As "7 421" or, with ``number:1``, "7 421,0"; nothing when there is no number."""
    return "" if value in (None, "") else text.format_number(value, decimals)


@register.filter
def money(value: float | Decimal | None) -> str:
    """As "7 421 kr", with öre only when there are any; nothing when there is no amount."""
    return "" if value in (None, "") else text.format_money(value)
