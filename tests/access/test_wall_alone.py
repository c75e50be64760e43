"""The program forgets who may see what, and PostgreSQL is all that is left: still nothing crosses the wall.

A page that asks for what its reader's organisation may not have is refused whole: 403, and a line in the log.
"""

import logging

import pytest
from django.db.models import QuerySet

from gotene.access import gate
from gotene.access.database_roles import DatabaseRole, role_of
from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffMember
from tests.access.canaries import ON_PAGES_OF, Canaries
from tests.access.crawl import crawl
from tests.access.test_canaries import found
from tests.access.world import World

pytestmark = pytest.mark.django_db

# What narrows rows to those of one reader.
SCOPES = ("visible_to", "known_to")


def every_queryset(above=QuerySet):
    for queryset in above.__subclasses__():
        yield queryset
        yield from every_queryset(queryset)


# The wall stands between the organisations, whatever the role: those who may open the most pages try it.
WIDEST = [(Side.HOUSING, Role.LETTING_OFFICER), (Side.HOUSING, Role.HOUSING_DIRECTOR), (Side.SOCIAL, Role.COORDINATOR)]


@pytest.fixture
def forgetful(monkeypatch):
    """`visible_to` answers with everything, whoever asks."""
    forgotten = [(queryset, name) for queryset in every_queryset() for name in SCOPES if name in vars(queryset)]
    assert len(forgotten) >= 8
    for queryset, name in forgotten:
        monkeypatch.setattr(queryset, name, lambda rows, staff: rows.all())


@pytest.fixture
def careless(forgetful, monkeypatch):
    """And everybody may do everything."""
    monkeypatch.setattr(StaffMember, "may", lambda staff, permission: True)
    # A role that nobody holds cannot be noted in the read log, and what is not noted is not shown: the wall is tried.
    monkeypatch.setattr("gotene.audit.reading_middleware.write", lambda rows: None)


def crawled(signed_in, caplog, column):
    """Everything that a person of this role is answered: nothing of the other organisation, and no failure.

    Answers with the person's client, the pages, and what the log says of refusals.
    """
    caplog.set_level(logging.INFO)
    client = signed_in(column[1], side=column[0], raise_request_exception=False)
    world = World(client.staff)
    canaries = Canaries(world)
    pages = crawl(client, world, canaries.WORDS)
    crossed = [(canary, where) for canary, where in found(pages, canaries) if not canary.may_be_in_rows_of(column)]
    assert crossed == []
    assert [url for url, text in pages.items() if text.startswith("5")] == []
    assert found({"log": caplog.text}, canaries) == []
    # The same logger tells of what the program itself refused.
    said = [record.getMessage() for record in caplog.records if record.name == "gotene.access"]
    refused = [line for line in said if line.startswith("PostgreSQL refused ")]
    name = role_of(column[0]).in_database
    assert [line for line in refused if not line.startswith(f"PostgreSQL refused {name} at ")] == []
    return client, pages, refused


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("column", WIDEST, ids="-".join)
def test_nothing_crosses_the_wall_when_the_program_forgets_who_asks(signed_in, caplog, column):
    client, _pages, refused = crawled(signed_in, caplog, column)
    if column[0] == Side.HOUSING:
        assert f"PostgreSQL refused gotene_housing at case for staff {client.staff.pk}" in refused


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize(
    "column", [(Side.HOUSING, Role.INSPECTOR), (Side.SOCIAL, Role.RENT_ADMINISTRATOR)], ids="-".join
)
def test_nor_when_it_forgets_what_each_may_do(signed_in, caplog, column):
    _client, pages, refused = crawled(signed_in, caplog, column)
    assert len(refused) > 5
    assert len([url for url, text in pages.items() if text.startswith("403")]) >= len(set(refused))


# Found by whose they are or of which month as well: a page that forgets who asks finds two, and shows neither.
ASKED_FOR_BY_MORE = {"home of an officer", "reviewed at social services", "reviewed at company"}


@pytest.mark.usefixtures("careless")
def test_without_the_wall_everything_would_be_shown(signed_in, monkeypatch):
    """Else the tests above could not fail: the same requests, as the database role that owns every table."""
    monkeypatch.setattr(gate, "role_of", lambda side: DatabaseRole.OWNER)
    client = signed_in(Role.INSPECTOR, raise_request_exception=False)
    world = World(client.staff)
    canaries = Canaries(world)
    shown = {canary.whose for canary, _where in found(crawl(client, world), canaries)}
    assert shown == set(ON_PAGES_OF) - ASKED_FOR_BY_MORE
