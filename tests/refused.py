"""Trying what must be refused: in SQL by the database, and in actions with a sentence."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction


class refused:
    """A context in which the database must refuse with the constraint called `name`."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def __exit__(self, kind, error, traceback):
        self.savepoint.__exit__(kind, error, traceback)
        if error is not None and not isinstance(error, IntegrityError):
            return False
        if error is None:
            pytest.fail(f"not refused: {self.name}")
        assert error.__cause__.diag.constraint_name == self.name
        return True


@contextmanager
def committed():
    """A block after which the database checks what it else checks at commit."""
    yield
    connection.check_constraints()


@contextmanager
def refused_at_commit(name):
    """As `refused`, where the database waits with its refusal until commit."""
    with refused(name), committed():
        yield


@contextmanager
def told(code):
    """A context in which an action must be refused with a sentence of its own, known by `code`."""
    with pytest.raises(ValidationError) as refusal:
        yield refusal
    errors = _errors(refusal.value)
    assert [error.code for error in errors] == [code]


def _errors(refusal):
    """Its errors one by one, whether they are about fields or about the whole."""
    if hasattr(refusal, "error_dict"):
        return [error for errors in refusal.error_dict.values() for error in errors]
    return refusal.error_list


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(row, **values):
    """UPDATE one row, past every check that is not the database's own."""
    settings = ", ".join(f"{_column(row, name)} = %s" for name in values)
    sql(f"UPDATE {_table(row)} SET {settings} WHERE {_pk(row)} = %s", *_plain(row, values), row.pk)
    note(row)


def again(row, **values):
    """INSERT a copy of one row, with `values` instead of its own."""
    own = [f.attname for f in row._meta.concrete_fields if not f.primary_key or f.is_relation]
    values = {name: getattr(row, name) for name in own} | {
        row._meta.get_field(name).attname: value for name, value in values.items()
    }
    columns, places = ", ".join(_column(row, name) for name in values), ", ".join(["%s"] * len(values))
    statement = f"INSERT INTO {_table(row)} ({columns}) VALUES ({places}) RETURNING {_pk(row)}"
    with connection.cursor() as cursor:
        cursor.execute(statement, list(_plain(row, values)))
        note(row, "+", cursor.fetchone()[0])


def remove(row):
    note(row, "-")
    sql(f"DELETE FROM {_table(row)} WHERE {_pk(row)} = %s", row.pk)


def note(row, kind="~", key=None):
    """Add the row as it stands to its history, so that it is not for want of it that the database refuses."""
    if not hasattr(row, "history"):
        return
    columns = ", ".join(connection.ops.quote_name(field.column) for field in row._meta.concrete_fields)
    sql(
        f"INSERT INTO {_table(type(row).history.model)} ({columns}, history_date, history_type)"
        f" SELECT {columns}, now(), %s FROM {_table(row)} WHERE {_pk(row)} = %s",
        kind,
        key or row.pk,
    )


def _table(row):
    return connection.ops.quote_name(row._meta.db_table)


def _pk(row):
    return connection.ops.quote_name(row._meta.pk.column)


def _column(row, name):
    return connection.ops.quote_name(row._meta.get_field(name).column)


def _plain(row, values):
    for name, value in values.items():
        yield row._meta.get_field(name).get_db_prep_save(getattr(value, "pk", value), connection)
