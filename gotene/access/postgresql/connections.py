"""What the pools hold, and how it is as new when it is given back."""

import psycopg

from gotene import embedded


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
