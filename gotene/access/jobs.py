"""Background jobs: what takes too long for a request is done by the worker, as the one who asked for it.

A job's row carries ids and nothing else: which job, what it is about, and the staff member and side that queued it.
PostgreSQL takes the row only from that person's own connection (`rows/`), and the worker does the job as that
person's database role, so a job reaches what its maker reaches. Its result is ids too, and so is what is kept of a
failure: the kind of error and a code, never its text, which may quote a row.

    @job
    def make_ordered_report(*, order, by): ...         # in an app's tasks.py, its path in rows.JOBS

    enqueue(make_ordered_report, by=staff, order=7)    # in the transaction that the job belongs to
"""

from enum import StrEnum
from functools import wraps

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from gotene.access.database_roles import role_of
from gotene.accounts.models import StaffMember
from gotene.audit.enums import ReadingKind
from gotene.audit.readings import collecting, write


class JobRefused(Exception):
    """A job that is not to be done; `code` says why in a word."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class State(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


STATES = {
    TaskResultStatus.READY: State.WAITING,
    TaskResultStatus.RUNNING: State.RUNNING,
    TaskResultStatus.SUCCESSFUL: State.DONE,
    TaskResultStatus.FAILED: State.FAILED,
}


def job(function):
    """Make a task of a function that takes ids by keyword, and `by`: the StaffMember who queued it.

    It runs in autocommit as that person's database role, and answers an id or None. It may be run again when the
    worker dies in the middle: what it writes it writes once, in a transaction of its own.
    """

    @wraps(function)
    def as_its_maker(*, staff, side, **ids):
        by = _maker(staff, side)
        with connection.as_role(role_of(by.organisation_id), by), collecting(by, f"job {function.__name__}") as shown:
            result = function(by=by, **_ids(ids))
            # What it made can be read as soon as it is there, so whom it names is noted before it counts as done.
            write(shown.rows(ReadingKind.DOCUMENT))
        return result if result is None else _id(result)

    return task(as_its_maker)


def enqueue(made_by_job, *, by, **ids):
    """Queue a job of `by` (a StaffMember) about `ids`; returns the id of its row. TypeError for anything but ids.

    The row is written in the transaction at hand: a job is there exactly when what it is about is.
    """
    return made_by_job.enqueue(staff=by.pk, side=str(by.organisation_id), **_ids(ids)).id


def states_of(job_ids, staff):
    """{job id: State} of the jobs that `staff` queued. One that is no longer kept has failed, as far as is known."""
    rows = DBTaskResult.objects.filter(pk__in=job_ids, args_kwargs__kwargs__staff=staff.pk)
    known = dict(rows.values_list("pk", "status"))
    return {job_id: STATES.get(known.get(job_id), State.FAILED) for job_id in job_ids}


def failure_of(job_id, staff):
    """What is kept of why the job of `staff` failed, in a word to give to support; "gone" when its row is not there."""
    rows = DBTaskResult.objects.filter(pk=job_id, args_kwargs__kwargs__staff=staff.pk)
    kind, code = rows.values_list("exception_class_path", "traceback").first() or ("", "gone")
    return code or kind.rpartition(".")[2]


def code_of(error):
    """The word that an error is known by; empty when it has none. Never its text."""
    match error:
        case JobRefused() | ValidationError(code=str()):
            return error.code
        case DatabaseError():
            diagnosis = getattr(error.__cause__, "diag", None)
            return getattr(diagnosis, "constraint_name", None) or getattr(diagnosis, "sqlstate", None) or ""
    return ""


def _maker(staff, side):
    """The StaffMember who queued the job, as they are now. JobRefused when they no longer work there."""
    by = StaffMember.objects.working_at(side).select_related("organisation").filter(pk=_id(staff)).first()
    if by is None:
        raise JobRefused("staff_inactive")
    return by


def _ids(values):
    return {name: _id(value) for name, value in values.items()}


def _id(value):
    if type(value) is not int:
        raise TypeError("A job carries ids only.")
    return value
