"""Secrets are planted, and everybody looks for them everywhere: each is found where it may be read alone."""

import logging
from collections import Counter

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from gotene.access.database_roles import role_of
from gotene.access.roles import Role, Side
from gotene.access.tables import every_table, may
from meetings.rules import latest_half_years
from tests import factories
from tests.access.as_role import running_as
from tests.access.canaries import Canaries
from tests.access.crawl import around, crawl, leaks, text_of
from tests.access.table import COLUMNS
from tests.access.world import World

pytestmark = pytest.mark.django_db


def rows_shown(staff):
    """All that PostgreSQL shows somebody of `staff`'s organisation who asks for everything, as {table: text}."""
    role, shown = role_of(staff.organisation_id), {}
    with running_as(staff), connection.cursor() as cursor:
        # Documents are bytes: their words are looked for too.
        cursor.execute("SET LOCAL bytea_output = 'escape'")
        for table in every_table():
            if may(role, table, "SELECT"):
                cursor.execute(f'SELECT t::text FROM "{table}" t')
                shown[table] = "\n".join(row for (row,) in cursor.fetchall())
    return shown


def found(texts, canaries):
    """Which canaries stand in `texts`, each with where."""
    by_text = {canary.text: canary for canary in canaries.all}
    return [(by_text[text], where) for where, text in leaks(texts, by_text)]


def test_each_kind_has_its_own(signed_in):
    canaries = Canaries(World(factories.staff(Role.CASE_OFFICER)))
    assert len({canary.text for canary in canaries.all}) == len(canaries.all)
    whose = Counter(canary.whose.split(" ")[0] for canary in canaries.all)
    assert whose == {
        "own": 12,
        "other": 10,
        "company": 20,
        "protected": 23,
        "unverified": 3,
        "uncleared": 6,
        "reviewed": 4,
        "home": 1,
    }
    texts = [canary.text for canary in canaries.all]
    assert not [(one, other) for one in texts for other in texts if one != other and one in other]


@pytest.mark.parametrize("column", COLUMNS, ids="-".join)
def test_nobody_finds_what_is_not_theirs_to_read(signed_in, caplog, column):
    caplog.set_level(logging.INFO)
    client = signed_in(column[1], side=column[0])
    world = World(client.staff)
    canaries = Canaries(world)
    pages = crawl(client, world, canaries.WORDS)
    assert len(pages) > 50
    wrong = [(canary, where) for canary, where in found(pages, canaries) if not canary.may_be_on_pages_of(column)]
    assert wrong == []
    # A personal number stands on a page at most: never where an address, a title or the name of a file is kept.
    numbers = {canary.text[start:] for canary in canaries.all if canary.what == "personal number" for start in (0, 2)}
    assert leaks(around(pages), numbers) == []
    wrong = [
        (canary, table)
        for canary, table in found(rows_shown(client.staff), canaries)
        if not canary.may_be_in_rows_of(column)
    ]
    assert wrong == []
    # The log is read by those who run the system, and letters by anybody on the way.
    client.post(reverse("account_reset_password"), {"email": factories.account_of(client.staff).email})
    assert found({"log": caplog.text, "mail": str([letter.message() for letter in mail.outbox])}, canaries) == []


def test_each_is_found_where_it_may_be_read(signed_in):
    """Else the test above could not fail."""
    coordinator = factories.staff(Role.COORDINATOR)
    world = World(coordinator)
    canaries = Canaries(world)
    readers = [coordinator, world.letting, world.own.officer, world.other.officer]
    readers += [factories.staff(Role.LOG_REVIEWER, side=side) for side in Side]
    on_pages, in_rows = set(), set()
    for staff in readers:
        on_pages |= {canary for canary, _where in found(crawl(signed_in(staff), world, canaries.WORDS), canaries)}
        in_rows |= {canary for canary, _where in found(rows_shown(staff), canaries)}
    # A personal number stands in no row as it is.
    assert in_rows == {canary for canary in canaries.all if canary.what != "personal number"}
    assert on_pages == {canary for canary in canaries.all if not on_no_page(canary)}


def on_no_page(canary):
    """What no page shows to anybody today: it is found in the rows alone."""
    if canary.what == "personal number":
        # Where a handler is shown who it is; else when somebody presses a button, and the crawl presses none.
        return canary.whose != "protected in own case"
    if canary.what == "e-mail" or ("company" in canary.whose and canary.what == "phone"):
        return True
    # What is signed already is reached by a filter, which nobody follows here.
    return canary.what == "note of the review" or canary.what.startswith("former")


@pytest.mark.parametrize("role", [Role.SOCIAL_DIRECTOR, Role.LETTING_OFFICER])
def test_a_report_names_nobody(signed_in, role):
    client = signed_in(role)
    canaries = Canaries(World(client.staff))
    half_year = str(latest_half_years(timezone.localdate(), 1)[0])
    page = client.post(reverse("make_report"), {"half_year": half_year}, follow=True)
    document = client.get(reverse("report_file", args=[page.context["report"].pk]))
    texts = {"page": text_of(page), "document": text_of(document)}
    assert "Halvårsrapport" in texts["document"]
    assert found(texts, canaries) == []
