"""What the pools hold, and how it is as new when it is given back."""

import time

import psycopg
from psycopg_pool import ConnectionPool

from gotene import embedded

TRUSTED_SECONDS = 1


def answered(connect):
    """A connection to the embedded server, started again first where it gives no answer."""
    try:
        return connect()
    except psycopg.OperationalError as error:
        try:
            embedded.ensure()
        except embedded.EmbeddedError as reason:
            raise psycopg.OperationalError(str(reason)) from error
        return connect()


class EmbeddedConnection(psycopg.Connection):
    """What the pools hold when the server is the project's own."""

    @classmethod
    def connect(cls, *args, **kwargs):
        return answered(lambda: super(EmbeddedConnection, cls).connect(*args, **kwargs))


def emptied(connection):
    """As new: nothing that one request set is there for the next."""
    connection.autocommit = True
    connection.execute("DISCARD ALL")
    connection.emptied_at = time.monotonic()


def alive(connection):
    """Raises psycopg.OperationalError for a connection that no longer answers; one emptied a moment ago just did.

    Asking costs a round trip, and a request takes three connections.
    """
    if time.monotonic() - getattr(connection, "emptied_at", 0) > TRUSTED_SECONDS:
        ConnectionPool.check_connection(connection)
