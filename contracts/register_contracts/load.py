"""Reading in a list of contracts: one transaction, all or nothing, each row in the name of whoever may write it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from contracts.register.checking import Rows, check, layout_of
from contracts.register.faults import Fault, UnreadableFile
from contracts.register.load import ONE_IMPORT_AT_A_TIME
from contracts.register.progress import Stage, Watch, unwatched
from contracts.register.reader import open_table
from contracts.register_contracts.columns import COLUMNS
from contracts.register_contracts.finding import Found
from contracts.register_contracts.guarantees import write_guarantee
from contracts.register_contracts.outcome import Outcome, Result, Status
from contracts.register_contracts.reading import CONTRACTS, ContractRow, RowKind, remedied
from contracts.register_contracts.social_contracts import write_social_contract
from gotene.access.database_roles import DatabaseRole
from gotene.accounts.models import StaffMember
from gotene.refusals import checked_already, refusals

# Which rows each organisation writes; the owner (a command) writes both.
WRITTEN_AS = {
    DatabaseRole.HOUSING: {RowKind.GUARANTEE},
    DatabaseRole.SOCIAL: {RowKind.SOCIAL_CONTRACT},
    DatabaseRole.OWNER: set(RowKind),
}


def import_list(
    source: str | Path | BinaryIO,
    *,
    by: StaffMember | None = None,
    today: dt.date | None = None,
    dry_run: bool = False,
    watched: Watch = unwatched,
) -> Outcome:
    """Check the file and write it. `dry_run` does the same and takes it back.

    Runs as the database role of whoever asks: an organisation writes its own rows alone, and the others are told as
    the other's. Doing it again changes nothing.
    """
    try:
        with open_table(source, watched, COLUMNS) as table:
            layout = layout_of(table, CONTRACTS)
            checked = check(table, layout, watched, CONTRACTS)
            if checked.faults:
                return Outcome(faults=checked.faults)
            rows = list(Rows(table, layout, CONTRACTS))
    except UnreadableFile as error:
        return Outcome(faults=list(error.faults))
    outcome = _load(rows, by=by, today=today or timezone.localdate(), dry_run=dry_run, watched=watched)
    headings = {name: layout.heading(name) for name in layout.at}
    outcome.faults = [replace(fault, column=headings.get(fault.column, fault.column)) for fault in outcome.faults]
    return outcome


def _load(rows: list[ContractRow], *, by, today, dry_run, watched) -> Outcome:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_IMPORT_AT_A_TIME])
        found, outcome = Found(rows), Outcome(faults=_people_twice(rows))
        lines = {}
        for row in watched(rows, Stage.WRITING, len(rows)):
            written = _write(row, found, lines, by, today)
            if isinstance(written, Fault):
                outcome.faults.append(written)
            else:
                outcome.results.append(written)
        if outcome.faults or dry_run:
            transaction.set_rollback(True)
    if outcome.faults:
        return Outcome(faults=sorted(outcome.faults, key=lambda fault: fault.row))
    return outcome


def _write(row: ContractRow, found: Found, lines: dict, by, today) -> Result | Fault:
    """Write the row, or say what is wrong with it. `lines`: on which line each apartment came."""
    apartment = found.apartment(row)
    if isinstance(apartment, Fault):
        return apartment
    first = lines.setdefault((apartment.pk, row.kind), row.line)
    if first != row.line:
        sentence = _("The apartment is already on row %(row)d. Each contract and guarantee is written once.")
        return Fault(row.line, "street_address", row.place, remedied(sentence % {"row": first}))
    if row.kind not in WRITTEN_AS[connection.role]:
        return Result(row, Status.OF_THE_OTHER_SIDE, [])
    try:
        with refusals(), checked_already():
            if row.kind is RowKind.GUARANTEE:
                return write_guarantee(row, apartment=apartment, by=by)
            contacts = {"contact": found.contact(row), "housing_contact": found.housing_contact(row)}
            unknown = next((answer for answer in contacts.values() if isinstance(answer, Fault)), None)
            return unknown or write_social_contract(row, apartment=apartment, **contacts, today=today, by=by)
    except ValidationError as refusal:
        return Fault(row.line, "", "", " ".join(refusal.messages))


def _people_twice(rows: Iterable[ContractRow]) -> list[Fault]:
    """Nobody lives in two social contracts at once: most often a row has been copied."""
    first, faults = {}, []
    for row in rows:
        for person in row.people:
            if not person.personal_number or row.kind is not RowKind.SOCIAL_CONTRACT:
                continue
            line = first.setdefault(person.personal_number, row.line)
            if line != row.line:
                sentence = _("The personal number is already on row %(row)d. A person has one social contract.")
                faults.append(
                    Fault(row.line, "personal_numbers", person.personal_number, remedied(sentence % {"row": line}))
                )
    return faults
