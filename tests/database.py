"""A migrated database to copy: made once for each state of the migrations, so that a run of tests starts at once."""

import fcntl
import hashlib
from contextlib import suppress
from pathlib import Path

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "migrated_gotene_"
# Others may be running their tests on another state of the migrations.
KEPT = 4


def migrated_template():
    """The name of a database with every migration applied, for CREATE DATABASE … TEMPLATE."""
    name = PREFIX + _state_of_migrations()
    folder = ROOT / ".data"
    folder.mkdir(exist_ok=True)
    # One process makes it, the others wait.
    with (folder / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if name not in _templates():
            _make(name)
    return name


def _state_of_migrations():
    """A digest of every migration, our own and those of packages, and of what gives them their meaning."""
    loader = MigrationLoader(None)
    state = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for key in sorted(loader.disk_migrations):
        module = loader.disk_migrations[key].__module__
        state.update(Path(__import__(module, fromlist=["_"]).__file__).read_bytes())
    guards = ROOT / "gotene" / "audit" / "guards.py"
    for rights in [*sorted((ROOT / "gotene" / "access").rglob("*.[ps][yq]*")), guards]:
        state.update(rights.read_bytes())
    return state.hexdigest()[:16]


def _templates():
    """Those there are, the oldest first."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid", [PREFIX])
        return [name for (name,) in cursor.fetchall()]


def _make(name):
    building, own = f"building_{name}", connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {building}")
        cursor.execute(f"CREATE DATABASE {building}")
    connection.close()
    connection.settings_dict["NAME"] = building
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own
    with connection._nodb_cursor() as cursor:
        # Nobody connects to it, so that it can always be copied.
        cursor.execute(f"ALTER DATABASE {building} ALLOW_CONNECTIONS false")
        cursor.execute(f"ALTER DATABASE {building} RENAME TO {name}")
        for old in _templates()[:-KEPT]:
            with suppress(OperationalError):  # somebody is copying it
                cursor.execute(f"DROP DATABASE IF EXISTS {old}")
