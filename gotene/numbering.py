"""Running numbers that people use: P-0012, SK-2026-014, K-2026-03."""

from django.db import connection
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr


def next_number(model, prefix, digits):
    """The next free number of `model` (its field `number`) that begins with `prefix`.

    Holds the series until the transaction ends, so that two at once get two numbers. Numbers count by value:
    014 and 14 are the same, however they came to be written.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{model._meta.label}:{prefix}"])
    running = Cast(Substr("number", len(prefix) + 1), IntegerField())
    last = model._base_manager.filter(number__startswith=prefix).aggregate(last=Max(running))["last"]
    return f"{prefix}{(last or 0) + 1:0{digits}}"
