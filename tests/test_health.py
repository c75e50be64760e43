"""What operations and people are told when something is wrong: /health, /ready, 500 and 503."""

from contextlib import contextmanager

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from gotene.access.roles import Role
from gotene.casework.views import my_day

AWAY = pytest.mark.parametrize("failure", [OperationalError("the server is away"), InterfaceError("closed")])


@contextmanager
def away(failure):
    """While every question to the database fails."""

    def ask(*args, **kwargs):
        raise failure

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "cursor", ask)
        yield


def test_health_asks_no_database(client):
    """In a test that is allowed none."""
    response = client.get("/health")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_every_migration_is_applied(client):
    response = client.get("/ready")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": True, "migrations_missing": 0}


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client):
    MigrationRecorder.Migration.objects.get(app="drafts").delete()
    response = client.get("/ready")
    assert response.status_code == 503
    assert response.json()["migrations_missing"] >= 1


@AWAY
@pytest.mark.django_db
def test_not_ready_but_alive_while_the_database_is_away(client, failure):
    with away(failure):
        assert client.get("/health").status_code == 200
        response = client.get("/ready")
    assert (response.status_code, response.json()) == (503, {"status": "unavailable", "database": False})


@AWAY
def test_alive_while_the_database_is_away_whatever_cookie_comes_along(signed_in, failure):
    client = signed_in(Role.CASE_OFFICER)
    with away(failure):
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize("address", ["/health", "/ready"])
@pytest.mark.django_db
def test_only_reading_is_answered(client, address):
    assert client.post(address).status_code == 405


@AWAY
def test_a_person_is_asked_to_wait_while_the_database_is_away(signed_in, failure):
    client = signed_in(Role.CASE_OFFICER)
    client.raise_request_exception = False
    with away(failure):
        response = client.get("/")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "Vänta en minut" in response.text
    assert response["Cache-Control"] == "no-store"
    assert "script-src 'self'" in response["Content-Security-Policy"]


def test_anything_else_that_fails_shows_no_trace(signed_in, monkeypatch):
    def fail(*args):
        raise RuntimeError("a secret of the program")

    monkeypatch.setattr(my_day, "tasks_for", fail)
    client = signed_in(Role.CASE_OFFICER)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "systemadministratören" in response.text
    assert "secret" not in response.text and "Traceback" not in response.text


@pytest.mark.django_db
def test_an_address_that_does_not_exist_says_so_in_swedish():
    response = Client().get("/finns-inte/")
    assert response.status_code == 404
    assert "Kontrollera adressen" in response.text


@pytest.mark.parametrize(
    "address", ["/arenden/%00/", "/kontrakt/%00/rad/", "/arenden/a%00b/beslut/nytt/", "/?page=%00"]
)
def test_an_address_that_no_database_can_hold_is_only_not_found(signed_in, address):
    assert signed_in(Role.COORDINATOR).get(address).status_code == 404
