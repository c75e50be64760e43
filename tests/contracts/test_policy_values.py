"""What a policy may set: values that figures, dates and the database can all use."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from contracts.enums import PolicyKey
from contracts.models import PolicyValue


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        (PolicyKey.QUOTA_SHARE, "0.10", Decimal("0.1")),
        (PolicyKey.QUOTA_SHARE, "0.125", Decimal("0.125")),
        (PolicyKey.QUOTA_SHARE, "1", 1),
        (PolicyKey.QUOTA_FLOOR, "0", 0),
        (PolicyKey.GUARANTEE_STOP, "2016-06-01", datetime.date(2016, 6, 1)),
        (PolicyKey.GOAL_MONTHS, "6", 6),
        (PolicyKey.OFFER_ANSWER_DAYS, "7", 7),
    ],
)
def test_a_value_that_fits_is_read(key, text, value):
    row = PolicyValue(key=key, text=text)
    row.clean()
    assert row.value == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *((PolicyKey.QUOTA_SHARE, text) for text in ("NaN", "sNaN", "Infinity", "-0.1", "1.1", "1e999999", "0.1234")),
        *((PolicyKey.QUOTA_FLOOR, text) for text in ("-1", "99999999", "2.5")),
        # PostgreSQL reads this day too, and knows no weeks.
        *((PolicyKey.GUARANTEE_STOP, text) for text in ("2016-W22-3", "20160601", "2016-06-31", "1 juni")),
        *((key, "999999999999") for key in (PolicyKey.GOAL_MONTHS, PolicyKey.CHECK_IN_MONTHS)),
        *((key, "0") for key in (PolicyKey.GOAL_MONTHS, PolicyKey.CHECK_IN_MONTHS, PolicyKey.OFFER_ANSWER_DAYS)),
        (PolicyKey.OFFER_ANSWER_DAYS, "9999999999999"),
        (PolicyKey.QUEUE_AGE, "-1"),
        (PolicyKey.QUOTA_ROUNDING, "sideways"),
    ],
)
def test_a_value_that_would_break_a_page_is_refused(key, text):
    with pytest.raises(ValidationError):
        PolicyValue(key=key, text=text).clean()
