"""How a process signs in to the database: by what it has been given, and never as more."""

import os
import subprocess
import sys
from pathlib import Path

import environ
import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from gotene.access.database_roles import DatabaseRole
from gotene.access.postgresql import base
from gotene.access.postgresql.databases import configured

ROOT = Path(__file__).resolve().parent.parent.parent
OWNER = "postgres://gotene_owner:o@db.example/gotene"
WEB = {
    "DATABASE_URL_WEB": "postgres://gotene_web:w@db.example/gotene",
    "DATABASE_URL_HOUSING": "postgres://gotene_housing:h@db.example/gotene",
    "DATABASE_URL_SOCIAL": "postgres://gotene_social:s@db.example/gotene",
}
ALL = ("DATABASE_URL", "DATABASE_URL_WEB", "DATABASE_URL_HOUSING", "DATABASE_URL_SOCIAL", "DATABASE_URL_RETENTION")


def by(monkeypatch, **variables):
    for name in ALL:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return configured(environ.Env())


def test_without_addresses_the_embedded_server_knows_every_role(monkeypatch):
    entry = by(monkeypatch)
    assert entry["EMBEDDED"] and entry["ROLE"] == "owner"
    assert {role: login["USER"] for role, login in entry["LOGINS"].items()} == {
        role.value: f"gotene_{role}" for role in DatabaseRole
    }


def test_another_prefix_is_another_set_of_roles(monkeypatch):
    monkeypatch.setenv("DATABASE_ROLE_PREFIX", "skara")
    assert by(monkeypatch)["LOGINS"]["social"]["USER"] == "skara_social"


def test_a_command_begins_as_the_owner_and_the_web_process_as_the_gate(monkeypatch):
    assert by(monkeypatch, DATABASE_URL=OWNER, **WEB)["ROLE"] == "owner"
    entry = by(monkeypatch, **WEB)
    assert entry["ROLE"] == "web"
    assert set(entry["LOGINS"]) == {"web", "housing", "social"}
    assert entry["LOGINS"]["housing"] == {"USER": "gotene_housing", "PASSWORD": "h", "HOST": "db.example", "PORT": ""}


def test_addresses_of_different_databases_are_a_mistake(monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="must all name the same database"):
        by(monkeypatch, DATABASE_URL=OWNER, DATABASE_URL_WEB="postgres://gotene_web:w@db.example/another")


def test_an_address_that_asks_for_encryption_is_not_taken_for_one_that_does_not(monkeypatch):
    encrypted = {name: f"{address}?sslmode=verify-full" for name, address in WEB.items()}
    assert by(monkeypatch, **encrypted)["OPTIONS"]["sslmode"] == "verify-full"
    with pytest.raises(ImproperlyConfigured, match="must all end alike"):
        by(monkeypatch, DATABASE_URL=OWNER, **encrypted)


def web_process(script="", **variables):
    """A process that serves the site, in production."""
    return process("-c", f"import gotene.wsgi\nfrom django.db import connection\n{script}", **variables)


def process(*arguments, **variables):
    """A Python process in production."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ALL},
        "GOTENE_MODE": "production",
        "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-not-a-real-one",
        "DATA_KEYS": "zyxwvutsrqponmlkjihgfedcba-9876543210-not-a-real-one-either",
        "DJANGO_SETTINGS_MODULE": "gotene.settings",
        **dict.fromkeys(ALL, ""),
        **variables,
    }
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def test_the_web_process_refuses_to_hold_the_owners_address():
    done = web_process(DATABASE_URL=OWNER, **WEB)
    assert done.returncode != 0
    assert "DATABASE_URL is the owner's and belongs to commands." in done.stderr.splitlines()[-1]


def test_so_does_the_worker_for_background_jobs():
    done = process("manage.py", "run_jobs", "--once", DATABASE_URL=OWNER, **WEB)
    assert done.returncode != 0
    assert "DATABASE_URL is the owner's and belongs to commands." in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("variables", [WEB, {}], ids=["own servers", "embedded server"])
def test_the_web_process_cannot_become_the_owner(variables):
    done = web_process("print(connection.role)\nwith connection.as_role('owner'): connection.cursor()", **variables)
    assert done.stdout == "web\n"
    assert "This process has no way to sign in to the database as gotene_owner." in done.stderr.splitlines()[-1]


@pytest.mark.django_db
def test_a_role_is_not_changed_in_the_middle_of_a_transaction():
    with pytest.raises(ImproperlyConfigured, match="cannot be changed inside a transaction"):
        base.DatabaseWrapper.become(connection, DatabaseRole.HOUSING, None)
    assert connection.role == DatabaseRole.OWNER


@pytest.mark.django_db(transaction=True)
def test_the_roles_of_another_municipality_on_the_server_cannot_connect():
    login = {**connection.get_connection_params(), "autocommit": True}
    with psycopg.connect(**login) as server:
        server.execute("DROP ROLE IF EXISTS skara_social")
        server.execute("CREATE ROLE skara_social LOGIN")
        try:
            server.execute("SET SESSION AUTHORIZATION skara_social")
            may = "SELECT has_database_privilege(current_database(), 'CONNECT')"
            assert server.execute(may).fetchone() == (False,)
        finally:
            server.execute("RESET SESSION AUTHORIZATION")
            server.execute("DROP ROLE skara_social")
