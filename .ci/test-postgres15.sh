#!/bin/sh
# The tests on a PostgreSQL 15 of the machine's own packages, reached as an installation reaches its server: over TCP,
# by an address and a password for each database role. The cluster is made for the run and removed after it.
# Arguments go to pytest.
set -eu
cd "$(dirname "$0")/.."
project=$PWD

say() { printf '%s\n' "$*" >&2; }
binaries=/usr/lib/postgresql/15/bin
if [ ! -x "$binaries/initdb" ]; then
    say "Installing PostgreSQL 15 by apt."
    { [ "$(id -u)" = 0 ] || sudo=sudo; } && ${sudo:-} apt-get install -y -qq --no-install-recommends postgresql-15 >/dev/null ||
        { say "PostgreSQL 15 is not here: install the package postgresql-15 (Debian 12, or apt.postgresql.org)."; exit 1; }
fi

# PostgreSQL refuses to run as root.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# Not in the project's folder: the server's user may not be able to pass there.
folder=$(mktemp -d)
[ "$(id -u)" != 0 ] || chown postgres "$folder"
cd "$folder"
password=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
port=$("$project/.venv/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

stop() { as_server "$binaries/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT INT TERM

printf '%s' "$password" >"$folder/password"
chmod 644 "$folder/password"
as_server "$binaries/initdb" -D "$folder/data" -U postgres --auth=scram-sha-256 --pwfile="$folder/password" \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
as_server "$binaries/pg_ctl" -D "$folder/data" -l "$folder/log" -w start >/dev/null \
    -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200 \
-c log_error_verbosity=terse -c log_min_error_statement=panic -c track_activities=off"

# As docs/operations/database.md has it, but that the tests make databases of their own.
PGPASSWORD=$password "$binaries/psql" -Xq -h 127.0.0.1 -p "$port" -U postgres -d postgres -v ON_ERROR_STOP=1 <<SQL
CREATE ROLE gotene_owner LOGIN CREATEDB PASSWORD '$password';
CREATE ROLE gotene_web LOGIN PASSWORD '$password';
CREATE ROLE gotene_housing LOGIN PASSWORD '$password';
CREATE ROLE gotene_social LOGIN PASSWORD '$password';
CREATE ROLE gotene_retention LOGIN PASSWORD '$password';
CREATE DATABASE gotene OWNER gotene_owner;
SQL

address() { printf 'postgres://%s:%s@127.0.0.1:%s/gotene' "$1" "$password" "$port"; }
# The tests take the owner's authorization with a superuser's connection: tests/postgresql.
DATABASE_URL=$(address postgres)
DATABASE_URL_WEB=$(address gotene_web)
DATABASE_URL_HOUSING=$(address gotene_housing)
DATABASE_URL_SOCIAL=$(address gotene_social)
DATABASE_URL_RETENTION=$(address gotene_retention)
export DATABASE_URL DATABASE_URL_WEB DATABASE_URL_HOUSING DATABASE_URL_SOCIAL DATABASE_URL_RETENTION
cd "$project"
.venv/bin/python -m pytest -n "$(getconf _NPROCESSORS_ONLN)" "$@"
