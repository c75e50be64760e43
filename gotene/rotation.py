"""Moving everything that is encrypted to the first of the keys, so that an old key can be thrown away.

What is encrypted where stands in `KEPT`. Each batch is one transaction, so a run that is killed is simply run again:
what is done stays done. A tracked row and its history rows are moved together, for the guard of the history goes on
comparing them; that a history row is never changed is put aside for them alone, and only within that transaction.

Run as the owner by `manage.py rotate_keys`; docs/operations/keys.md says when.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from psycopg.errors import DeadlockDetected, LockNotAvailable

from gotene import keys
from gotene.audit.guards import IS_KEPT
from gotene.audit.models import Seal
from gotene.audit.sealing import fingerprint
from gotene.keys import Purpose

AT_A_TIME = 500
# Somebody works with the very rows of a batch: it is tried again.
TRIES = 5


@dataclass(frozen=True)
class Kept:
    """What is encrypted in one table. `tokens`: {column: purpose}, or {column: (purpose, names in its JSON)}.

    `digests`: {column: (purpose, the column of the token whose text it finds)}.
    """

    model: str
    tokens: dict
    digests: dict = field(default_factory=dict)

    @property
    def columns(self):
        return [*self.tokens, *self.digests]


KEPT = (
    Kept(
        "tenants.Identity",
        {"personal_number_sealed": Purpose.PERSONAL_NUMBER},
        {"personal_number_digest": (Purpose.PERSONAL_NUMBER_LOOKUP, "personal_number_sealed")},
    ),
    # An app's secret, and what recovery codes are made of.
    Kept("mfa.Authenticator", {"data": (Purpose.SECOND_FACTOR, ("secret", "seed"))}),
    Kept("drafts.Draft", {"sealed": Purpose.DRAFT}),
)
# What no run can move, and why an old key is not missed for it.
NOT_MOVED = {
    Purpose.READ_LOG: "a seal is never made anew; verify_log needs the key as long as the log is kept",
    Purpose.READ_REASON: "lies in sessions, which end after ten hours; after that nobody asks for it",
}


@dataclass
class Tally:
    """What a run has met: rows seen and moved, tokens by the key that they are made with, rows that no key opens."""

    seen: int = 0
    moved: int = 0
    by_key: Counter = field(default_factory=Counter)
    unreadable: list = field(default_factory=list)


def rotate(kept, *, dry_run=False, told=lambda done, of: None):
    """Move the rows of one Kept to the first key; returns its Tally. `told` hears how far it has come."""
    model = apps.get_model(kept.model)
    history = model.history.model if hasattr(model, "history") else None
    name = model._meta.pk.attname
    ids = set(model._base_manager.values_list("pk", flat=True))
    if history is not None:
        ids |= set(history.objects.values_list(name, flat=True))
    ids, tally = sorted(ids), Tally()
    for start in range(0, len(ids), AT_A_TIME):
        batch = ids[start : start + AT_A_TIME]
        _tried(lambda batch=batch: _batch(kept, model, history, batch, dry_run), tally)
        told(min(start + AT_A_TIME, len(ids)), len(ids))
    return tally


def seals_by_key():
    """How many seals of the read log each of the keys has made: {place among DATA_KEYS, or None: how many}."""
    places = {fingerprint(key): place for place, key in enumerate(keys.keys(Purpose.READ_LOG))}
    found = Counter()
    for made_with in Seal.objects.values_list("key", flat=True).iterator():
        found[places.get(made_with)] += 1
    return found


def name_of(place):
    """What a key is called where it must not be shown: its place in DATA_KEYS and the beginning of its fingerprint."""
    secret = settings.DATA_KEYS[place]
    return f"key {place + 1} ({hashlib.sha256(b'gotene data key ' + secret.encode()).hexdigest()[:8]})"


def _tried(batch, tally):
    for attempt in range(1, TRIES + 1):
        try:
            seen, moved, by_key, unreadable = batch()
        except DatabaseError as error:
            if attempt == TRIES or not isinstance(error.__cause__, (DeadlockDetected, LockNotAvailable)):
                raise
            continue
        tally.seen, tally.moved = tally.seen + seen, tally.moved + moved
        tally.by_key += by_key
        tally.unreadable += unreadable
        return


@transaction.atomic
def _batch(kept, model, history, ids, dry_run):
    by_key, unreadable, changes, moved_to = Counter(), [], [], {}
    live = model._base_manager.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    versions = [(model, row) for row in live]
    if history is not None:
        about = {f"{model._meta.pk.attname}__in": ids}
        versions += [(history, row) for row in history.objects.filter(**about).order_by("pk")]
    for table, row in versions:
        try:
            change = _change(kept, row, by_key, moved_to)
        except InvalidToken:
            unreadable.append(f"{table._meta.db_table} {row.pk}")
            continue
        if change:
            changes.append((table, row.pk, change))
    if changes and not dry_run:
        _write(changes, history)
    return len(versions), len(changes), by_key, unreadable


def _change(kept, row, by_key, moved_to):
    """{column: new value} of what in `row` is not made with the first key. Raises InvalidToken."""
    change = {}
    for column, about in kept.tokens.items():
        purpose, names = about if isinstance(about, tuple) else (about, None)
        stands = getattr(row, column)
        if names is None:
            stands_now = _moved(stands, purpose, by_key, moved_to) if stands else stands
        else:
            parts = {part: _moved(stands[part], purpose, by_key, moved_to) for part in names if part in stands}
            stands_now = {**stands, **parts}
        if stands_now != stands:
            change[column] = stands_now
    for column, (purpose, token) in kept.digests.items():
        stands = getattr(row, token)
        digest = keys.digests(keys.decrypt(stands, kept.tokens[token]), purpose)[0] if stands else ""
        if digest != getattr(row, column):
            change[column] = digest
    return change


def _moved(token, purpose, by_key, moved_to):
    """`token` made with the first key; the same token always becomes the same, in the row as in its history."""
    place = keys.made_with(token, purpose)
    by_key[place] += 1
    if place == 0:
        return token
    if token not in moved_to:
        moved_to[token] = keys.rotated(token, purpose)
    return moved_to[token]


def _write(changes, history):
    with connection.cursor() as cursor:
        if history is not None:
            cursor.execute(f"ALTER TABLE {history._meta.db_table} DISABLE TRIGGER {IS_KEPT}")
        for table, pk, change in changes:
            table._base_manager.filter(pk=pk).update(**change)
        if history is not None:
            cursor.execute(f"ALTER TABLE {history._meta.db_table} ENABLE TRIGGER {IS_KEPT}")
