"""A filled demo to look at."""

import datetime as dt

import pytest

from gotene.casework.demo import mark
from gotene.casework.demo.fill import fill

DEMO_DAY = dt.date(2026, 11, 22)
DEMO_PASSWORD = "kvastar och spadar"


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker):
    """One filled demo, as of DEMO_DAY, for all the tests that look at it; emptied after them."""
    with django_db_blocker.unblock():
        fill(DEMO_DAY, DEMO_PASSWORD)
    yield
    with django_db_blocker.unblock():
        mark.empty()
