"""Running numbers that people use: P-0012, SK-2026-014, K-2026-03."""

from django.db import connection
from django.db.models.functions import Length


def next_number(model, prefix, digits):
    """The next free number of `model` (its field `number`) that begins with `prefix`.

    Holds the series until the transaction ends, so that two at once get two numbers.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{model._meta.label}:{prefix}"])
    last = (
        model._base_manager.filter(number__startswith=prefix)
        .order_by(Length("number").desc(), "-number")
        .values_list("number", flat=True)
        .first()
    )
    running = int(last.removeprefix(prefix)) if last else 0
    return f"{prefix}{running + 1:0{digits}}"
