"""A case, and its case officer signed in."""

import pytest

from tests import factories


@pytest.fixture
def case(db):
    return factories.case()


@pytest.fixture
def client(case, signed_in):
    return signed_in(case.case_officer)
