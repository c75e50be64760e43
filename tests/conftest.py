"""What every test may lean on: the database server, and somebody of each role signed in."""

import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import translation
from playwright.sync_api import sync_playwright

from gotene import embedded
from gotene.access.roles import ROLES_OF, Role, Side
from gotene.audit import readings
from gotene.audit.enums import Ground
from tests import browsing, factories
from tests.database import migrated_template

TESTS = Path(__file__).parent
# Where whoever has no part in what they open is asked for a reason.
ASKED_WHY = ("access", "audit", "journeys")

# No deadline: a machine may be busy. The same examples every time where many run it at once.
hypothesis.settings.register_profile("here", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("here")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """The tests' own server, which need not survive a power cut; each database is copied from a migrated one."""
    if settings.DATABASES["default"].get("EMBEDDED"):
        embedded.ensure(durable=False)
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"] |= {"TEMPLATE": migrated_template(), "MIGRATE": False}


@pytest.fixture(autouse=True)
def swedish_again():
    """A request leaves its language active in the thread; the next test begins in Swedish all the same."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def nothing_counted(django_db_blocker):
    """Attempts are counted outside the transaction that a test is; the next test begins at nought all the same."""
    yield
    if cache.used:
        with django_db_blocker.unblock():
            cache.forget()


@pytest.fixture(autouse=True)
def part_in_what_is_opened(request, monkeypatch):
    """Nobody is asked why they look, but where that is what is tried: there is somebody of each role, with no part."""
    if request.path.relative_to(TESTS).parts[0] not in ASKED_WHY:
        found = readings._by_asking
        monkeypatch.setattr(readings, "_by_asking", lambda *about: found(*about) or {"ground": Ground.CONTACT})


@pytest.fixture
def signed_in(db):
    """`signed_in(Role.X)` or `signed_in(staff_member)`: a client with that person signed in, as `client.staff`."""

    def sign_in(who, *, side=None, **client_options):
        member = factories.staff(who, side=side) if isinstance(who, Role) else who
        client = Client(**client_options)
        client.force_login(factories.account_of(member))
        client.staff = member
        return client

    return sign_in


ROLES = [(side, role) for side in Side for role in ROLES_OF[side]]


@pytest.fixture(params=ROLES, ids=[f"{side}-{role}" for side, role in ROLES])
def somebody(request, signed_in):
    """A client for each role of each organisation in turn."""
    side, role = request.param
    return signed_in(role, side=side)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all browser tests of this process."""
    with sync_playwright() as playwright:
        chromium = browsing.launch(playwright)
        yield chromium
        chromium.close()
