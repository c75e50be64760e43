"""What the filters put on the page."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Engine
from django.utils import translation

ENGINE = Engine(builtins=["gotene.templatetags.swedish"])
SPACE = "\u00a0"


def shown(expression, value, language="sv"):
    with translation.override(language):
        return ENGINE.from_string("{{ value|" + expression + " }}").render(Context({"value": value}))


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (dt.date(2028, 3, 14), "sv", "14 mars 2028"),
        (dt.date(2028, 3, 14), "en", "14 March 2028"),
        (dt.datetime(2026, 11, 22, 9, 0), "sv", "22 november 2026"),
        # Half past eleven at night in UTC is the next day here.
        (dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC), "sv", "23 november 2026"),
        (None, "sv", ""),
        ("", "sv", ""),
    ],
)
def test_dates_are_written_in_the_readers_language(settings, value, language, expected):
    settings.TIME_ZONE = "Europe/Stockholm"
    assert shown("long_date", value, language) == expected


@pytest.mark.parametrize(
    ("expression", "value", "expected"),
    [
        ("number", 7421, "7 421"),
        ("number", 0, "0"),
        ("number:1", Decimal("72.5"), "72,5"),
        ("number", None, ""),
        ("money", 7421, "7 421 kr"),
        ("money", Decimal("7421.50"), "7 421,50 kr"),
        ("money", 0, "0 kr"),
        ("money", None, ""),
    ],
)
def test_numbers_and_money_do_not_break_over_lines(expression, value, expected):
    assert shown(expression, value) == expected.replace(" ", SPACE)
