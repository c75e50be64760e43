"""Where attempts are counted: one table for every process, outside the request's own transaction.

Django's cache, as allauth asks for it. What is counted stands at once, so a request that is undone has still been
counted, and a code that has been used is used. Keys are digests, because they are made of addresses; values are JSON,
because whoever can write a pickle can run a program.
"""

import json
import threading
from contextlib import contextmanager

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import OperationalError, connections
from django.utils.crypto import salted_hmac

from gotene.access.database_roles import DatabaseRole

# A connection pool beside the requests' own: a request that waits for its turn to count holds one of those already.
POOL = ":counted"
# Tells these locks from any other advisory locks of the database.
KIND = int.from_bytes(b"cnt")
# How allauth calls the lock of a key (allauth.core.internal.ratelimit).
LOCK = ":lock"
LONGEST_WAIT = "5s"
# Each row that comes in takes this many old ones out.
CULLED = 20


class CountedAttempts(BaseCache):
    """A cache in the table LOCATION, reached as the gate; adding `<key>:lock` waits for the key's turn."""

    def __init__(self, table, params):
        super().__init__(params)
        self.table = table
        self.turn = threading.local()

    def get(self, key, default=None, version=None):
        rows = self._asked("SELECT value FROM {table} WHERE cache_key = %s AND expires > now()", [self._digest(key)])
        return json.loads(rows[0][0]) if rows else default

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self._write(key, value, timeout, over=True)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        """Whether the key was free; for `<key>:lock`, whether its turn came within some seconds."""
        if key.endswith(LOCK):
            return self._take_turn(key)
        return self._write(key, value, timeout, over=False)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return bool(
            self._asked(
                "UPDATE {table} SET expires = now() + make_interval(secs => %s)"
                " WHERE cache_key = %s AND expires > now() RETURNING 1",
                [self._seconds(timeout), self._digest(key)],
            )
        )

    def delete(self, key, version=None):
        if key.endswith(LOCK):
            return self._end_turn()
        return bool(self._asked("DELETE FROM {table} WHERE cache_key = %s RETURNING 1", [self._digest(key)]))

    def clear(self):
        self._asked("DELETE FROM {table} RETURNING 1", [])

    def _digest(self, key):
        return salted_hmac("gotene.accounts.counted", key, algorithm="sha256").hexdigest()

    def _seconds(self, timeout):
        return self.default_timeout if timeout in (DEFAULT_TIMEOUT, None) else timeout

    def _write(self, key, value, timeout, *, over):
        """Whether it was written: `over` what is there, or else only where nothing is that counts."""
        return bool(
            self._asked(
                "WITH culled AS (DELETE FROM {table} WHERE cache_key IN ("
                "SELECT cache_key FROM {table} WHERE expires <= now() AND cache_key <> %s"
                " LIMIT %s FOR UPDATE SKIP LOCKED))"
                " INSERT INTO {table} VALUES (%s, %s, now() + make_interval(secs => %s))"
                " ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires"
                " WHERE %s OR {table}.expires <= now() RETURNING 1",
                [self._digest(key), CULLED, self._digest(key), json.dumps(value), self._seconds(timeout), over],
            )
        )

    def _asked(self, statement, values):
        with self._connection() as connection, connection.cursor() as cursor:
            cursor.execute(statement.format(table=connection.ops.quote_name(self.table)), values)
            return cursor.fetchall()

    # Turns: who reads a number and writes the next must do so alone.

    def _take_turn(self, key):
        connection = self._new_connection()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [LONGEST_WAIT])
                cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [KIND, self._digest(key)])
        except OperationalError:
            connection.close()
            return False
        self.turn.connection = connection
        return True

    def _end_turn(self):
        """The lock goes when the connection is given back: it is emptied of all that was set on it."""
        self.turn.__dict__.pop("connection").close()
        return True

    @contextmanager
    def _connection(self):
        """That of the turn, or else one for the moment."""
        if connection := getattr(self.turn, "connection", None):
            yield connection
            return
        connection = self._new_connection()
        try:
            yield connection
        finally:
            connection.close()

    def _new_connection(self):
        connection = connections.create_connection("default")
        connection.pool_apart = POOL
        connection.become(DatabaseRole.WEB, None)
        return connection
