"""The seal of the read log: a chain of keyed digests, made by the worker after the readings are there.

Each seal holds the digest of one reading and an HMAC (RFC 2104, SHA-256) over the seal before it and itself. Whoever
changes, removes or moves a reading or a seal without the key breaks the chain; `manage.py verify_log` finds where. The
end of the chain, its tip, is told to the application's log once a day: with a tip kept on another machine even a
tail that was removed with its seals is missed. docs/operations/read-log.md says what is not found.
"""

import datetime as dt
import hashlib
import hmac
import logging
import re
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone

from gotene.access.functions.function import SQL
from gotene.audit.models import Seal
from gotene.keys import Purpose, keys

logger = logging.getLogger("gotene.security")

# One transaction seals no more than this.
BATCH = 500
# Of two workers one seals and the other does other things.
LOCK = int.from_bytes(b"seal")
BEGINNING = b""
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# A worker seals within seconds. What has waited so long was not sealed because something is wrong.
LONGEST_UNSEALED = dt.timedelta(hours=1)
TIP = re.compile(r"\b(\d+):([0-9a-f]{64})\b")

UNSEALED = "SELECT reading, digest FROM audit_unsealed(%s)"
# Reckoned as the function is published, and not by the one in the database: whoever may change the log may have made
# that one answer what is sealed. Its body alone, with nothing but PostgreSQL's own functions in it.
DIGEST = re.search(r"\$\$\s*SELECT (.*?)\s*\$\$", (SQL / "audit_reading_digest.sql").read_text(), re.DOTALL)[1]
CHAIN = """
SELECT s.position, s.reading, s.row_digest, s.chain_digest, s.key, s.sealed_at,
    CASE WHEN reading.id IS NOT NULL THEN {digest} END
FROM audit_seal s LEFT JOIN audit_reading reading ON reading.id = s.reading ORDER BY s.position
""".replace("{digest}", DIGEST)
FORGOTTEN = """
SELECT r.id FROM audit_reading r
WHERE r.at < %s AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.reading = r.id) ORDER BY r.id
"""


def seal_what_waits(batch=BATCH):
    """Seal every reading that is not sealed, a batch a transaction; how many. As the gate, which sees digests alone."""
    sealed = 0
    while True:
        now = seal(batch)
        sealed += now
        if now < batch:
            return sealed


@transaction.atomic
def seal(limit):
    """Seal at most `limit` readings, in order; how many: none while another worker is at it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, 0)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(UNSEALED, [limit])
        waiting = cursor.fetchall()
    if not waiting:
        return 0
    last = Seal.objects.order_by("-position").first()
    position, before = (last.position, bytes(last.chain_digest)) if last else (0, BEGINNING)
    key = keys(Purpose.READ_LOG)[0]
    seals, now = [], timezone.now()
    for reading, digest in waiting:
        position += 1
        made = Seal(position=position, reading=reading, row_digest=bytes(digest), key=fingerprint(key), sealed_at=now)
        made.chain_digest = before = chain_digest(key, before, made)
        seals.append(made)
    Seal.objects.bulk_create(seals)
    return len(seals)


def chain_digest(key, before, seal):
    """The HMAC of a seal: of the chain digest `before` it, and of every column of its own."""
    at = (seal.sealed_at - EPOCH) // dt.timedelta(microseconds=1)
    own = f"{seal.position}.{seal.reading}.{bytes(seal.row_digest).hex()}.{seal.key}.{at}"
    return hmac.digest(key, before.hex().encode() + b"." + own.encode(), "sha256")


def fingerprint(key):
    """What a key is known by in the seals; tells nothing about the key."""
    return hashlib.sha256(b"gotene read log key" + key).hexdigest()[:16]


# The tip


@dataclass(frozen=True)
class Tip:
    """The end of the chain at some moment."""

    position: int
    digest: str

    def __str__(self):
        return f"{self.position}:{self.digest}"


def tip():
    """The newest seal as a Tip; None before the first."""
    last = Seal.objects.order_by("-position").values_list("position", "chain_digest").first()
    return last and Tip(last[0], bytes(last[1]).hex())


def tips_in(text):
    """The tips that stand in `text`, as the log or `verify_log` wrote them."""
    return [Tip(int(position), digest) for position, digest in TIP.findall(text)]


def tell_tip():
    """Write the tip to the application's log, which is kept on another machine."""
    newest = tip()
    if newest is not None:
        logger.info("read_log_sealed tip=%s", newest)


# What is wrong


def faults(expected=()):
    """What is wrong with the read log, one line each; nothing when it is whole. `expected`: Tips kept elsewhere.

    Reads it all, as the owner; what is added meanwhile is left to the next time.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_catalog, public, pg_temp")
        yield from _chain_faults(_chain(), {each.position: each for each in expected})
        cursor.execute(FORGOTTEN, [timezone.now() - LONGEST_UNSEALED])
        for (reading,) in cursor.fetchall():
            yield f"reading {reading} has not been sealed for over an hour"


def _chain():
    """The seals in order, each with the digest of its reading as it is now."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(CHAIN)
        while rows := cursor.fetchmany(2000):
            for position, reading, row_digest, chained, key, sealed_at, now in rows:
                seal = Seal(
                    position=position,
                    reading=reading,
                    row_digest=bytes(row_digest),
                    chain_digest=bytes(chained),
                    key=key,
                    sealed_at=sealed_at,
                )
                yield seal, now and bytes(now)


def _chain_faults(chain, expected):
    by_fingerprint = {fingerprint(key): key for key in keys(Purpose.READ_LOG)}
    position, before = 0, BEGINNING
    for seal, digest_now in chain:
        if seal.position != position + 1:
            missing = f"{position + 1}" if seal.position == position + 2 else f"{position + 1} to {seal.position - 1}"
            yield f"seals are missing: {missing}"
        key = by_fingerprint.get(seal.key)
        if key is None:
            yield f"seal {seal.position} is made with a key that is not among DATA_KEYS"
        elif not hmac.compare_digest(chain_digest(key, before, seal), seal.chain_digest):
            yield f"seal {seal.position} does not follow from the seal before it: one of them was changed or moved"
        if digest_now is None:
            yield f"reading {seal.reading} (seal {seal.position}) is removed"
        elif digest_now != seal.row_digest:
            yield f"reading {seal.reading} (seal {seal.position}) is changed, or another was put in its place"
        kept = expected.pop(seal.position, None)
        if kept is not None and kept.digest != seal.chain_digest.hex():
            yield f"seal {seal.position} is another than the tip that was kept"
        position, before = seal.position, seal.chain_digest
    for kept in expected.values():
        yield f"the log ends at seal {position}, before the tip that was kept: seal {kept.position} is gone"
