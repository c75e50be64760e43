"""The writing: one transaction, all or nothing, in batches, with history.

The rows are the company's apartments, known by their object numbers. What only the social services or the register
itself know (social contracts, takeovers) is never overwritten; an apartment that the file lacks is left alone.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import batched
from pathlib import Path
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.enums import LandlordKind
from contracts.models import Apartment, Landlord
from contracts.register.batch import Batch
from contracts.register.checking import Rows, check, layout_of
from contracts.register.faults import Fault, UnreadableFile
from contracts.register.parsing import RegisterRow
from contracts.register.progress import Stage, Watch, unwatched
from contracts.register.reader import open_table
from gotene.access.roles import Side
from gotene.accounts.models import Organisation, StaffMember
from gotene.audit.history import save_as
from gotene.refusals import refusals

BATCH = 2_000
ONE_IMPORT_AT_A_TIME = 7_404_011
NUMBER_IN_STAIRWELL = "apartment_number_unique_in_stairwell"


@dataclass
class Outcome:
    """What an import came to. With `faults` nothing was written, and the counts are 0."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)
    not_in_file: int = 0  # apartments in the register that the file lacks
    under_social_contract: int = 0  # apartments whose letting the file does not decide
    newer_in_register: list[int] = field(default_factory=list)  # lines whose letting is older than the register's

    @property
    def written(self) -> bool:
        return not self.faults

    def count(self, batch: Batch) -> None:
        self.created += batch.created
        self.changed += batch.changed
        self.unchanged += batch.unchanged
        self.faults += batch.faults
        self.not_in_file -= batch.changed + batch.unchanged
        self.under_social_contract += batch.under_social_contract
        self.newer_in_register += batch.newer_in_register


def import_file(
    source: str | Path | BinaryIO,
    *,
    by: StaffMember | None = None,
    as_of: dt.date | None = None,
    dry_run: bool = False,
    watched: Watch = unwatched,
) -> Outcome:
    """Check the file and write it. `dry_run` does the same and takes it back.

    `as_of` is the day on which vacant apartments are vacant (today); `watched` lets a terminal show
    progress.
    """
    try:
        with open_table(source, watched) as table:
            layout = layout_of(table)
            checked = check(table, layout, watched)
            if checked.faults:
                return Outcome(faults=checked.faults)
            with refusals():
                outcome = load_register(
                    Rows(table, layout),
                    by=by,
                    as_of=as_of or timezone.localdate(),
                    dry_run=dry_run,
                    watched=watched,
                    count=checked.rows,
                )
    except UnreadableFile as error:
        return Outcome(faults=list(error.faults))
    except ValidationError as refusal:
        # Somebody let one of the apartments while the file was being written.
        return Outcome(faults=[Fault(0, "", "", " ".join(refusal.messages))])
    outcome.faults = [replace(fault, column=layout.heading(fault.column)) for fault in outcome.faults]
    return outcome


def load_register(
    rows: Iterable[RegisterRow],
    *,
    by: StaffMember | None,
    as_of: dt.date,
    dry_run: bool = False,
    watched: Watch = unwatched,
    count: int | None = None,
) -> Outcome:
    """Write the rows, which can be gone through more than once and agree with each other (`checking`).

    The faults found here are those that only the register knows; their `column` is the name in `columns`.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_IMPORT_AT_A_TIME])
            # Two apartments may swap numbers: the rule is asked at the end.
            cursor.execute(f"SET CONSTRAINTS {NUMBER_IN_STAIRWELL} DEFERRED")
        company = _company(by)
        outcome = Outcome(not_in_file=Apartment.objects.filter(landlord=company).count())
        changed_stairwells = set()
        for part in batched(watched(rows, Stage.WRITING, count), BATCH):
            outcome.count(Batch(part, company, by, as_of, changed_stairwells).write())
        if not outcome.faults and (outcome.created or outcome.changed):
            outcome.faults += _numbers_taken(rows, company)
        if outcome.faults or dry_run:
            transaction.set_rollback(True)
        else:
            with connection.cursor() as cursor:
                cursor.execute(f"SET CONSTRAINTS {NUMBER_IN_STAIRWELL} IMMEDIATE")
    return Outcome(faults=outcome.faults) if outcome.faults else outcome


def _company(by: StaffMember | None) -> Landlord:
    company = Landlord.objects.filter(kind=LandlordKind.MUNICIPAL).first()
    if company is None:
        organisation = Organisation.objects.filter(side=Side.HOUSING).first()
        name = organisation.name if organisation else str(Side.HOUSING.label)
        company = save_as(by, Landlord(name=name, kind=LandlordKind.MUNICIPAL))
    return company


def _numbers_taken(rows: Iterable[RegisterRow], company: Landlord) -> list[Fault]:
    """Rows whose apartment number another apartment at the address has, one that the file lacks."""
    twice = (
        Apartment.objects.filter(landlord=company)
        .order_by()
        .values("stairwell_id", "apartment_number")
        .annotate(times=Count("pk"))
        .filter(times__gt=1)
    )
    if not twice:
        return []
    apartments = Apartment.objects.filter(stairwell_id__in=[pair["stairwell_id"] for pair in twice])
    known = {}
    for apartment in apartments:
        known.setdefault((apartment.stairwell_id, apartment.apartment_number), []).append(apartment.object_number)
    others = {
        number: [other for other in numbers if other != number]
        for numbers in known.values()
        if len(numbers) > 1
        for number in numbers
    }
    sentence = _(
        "Another apartment at the address has this number in the register: object number %(other)s, "
        "which is not in the file. If it has a new object number, change that in the register first."
    )
    return [
        Fault(
            row.line,
            "apartment_number",
            row.apartment_number,
            sentence % {"other": ", ".join(others[row.object_number])},
        )
        for row in rows
        if row.object_number in others
    ]
