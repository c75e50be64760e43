"""Those whom the lists name, and a way to read a list in as one of them."""

import datetime as dt
from dataclasses import dataclass

import pytest

from contracts.register_contracts.load import import_list
from gotene.access.roles import Role
from gotene.accounts.models import StaffMember
from tests import factories
from tests.access.as_role import running_as
from tests.contracts.register_contracts.files import listed

TODAY = dt.date(2026, 11, 22)


@dataclass
class Office:
    officer: StaffMember
    coordinator: StaffMember
    letting: StaffMember

    def read(self, *rows, by=None, **options):
        """Read in by a command, or by somebody signed in."""
        source = rows[0] if len(rows) == 1 and not isinstance(rows[0], list) else listed(*rows)
        if by is None:
            return import_list(source, today=TODAY, **options)
        with running_as(by):
            return import_list(source, by=by, today=TODAY, **options)


@pytest.fixture
def office(db):
    """The contact that the lists name, a coordinator and a letting officer, after the stop of 2016."""
    factories.policies()
    return Office(
        letting=factories.staff(Role.LETTING_OFFICER, name="Lena Uthyrare"),
        officer=factories.staff(Role.CASE_OFFICER, name="Karin Handläggare"),
        coordinator=factories.staff(Role.COORDINATOR, name="Yvonne Samordnare"),
    )
