"""Background jobs: ids only, queued in one's own name, done as that person, with nothing of anybody in what is left."""

import datetime
import importlib
import io
import json
import os
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.tasks import Task
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from gotene.access import worker as workers
from gotene.access.database_roles import DatabaseRole, role_of
from gotene.access.jobs import State, enqueue, failure_of, states_of
from gotene.access.roles import Role
from gotene.access.rows import JOBS
from gotene.access.worker import Presence, Worker
from gotene.audit.history import save_as
from tests import factories
from tests.access import probes
from tests.access.as_role import running_as
from tests.jobs import on_this_connection, run_jobs
from tests.test_structure import APPS, ROOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def published(monkeypatch):
    monkeypatch.setattr(workers, "JOBS", (*JOBS, *probes.PATHS))
    probes.SEEN.clear()


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.presence.end()


@pytest.fixture
def officer(db):
    return factories.staff(Role.LETTING_OFFICER)


def queue(job, by, **ids):
    return DBTaskResult.objects.get(pk=enqueue(job, by=by, **ids))


# As whom


@pytest.mark.parametrize("role", [Role.LETTING_OFFICER, Role.COORDINATOR])
def test_a_job_is_done_as_the_one_who_queued_it(role):
    staff = factories.staff(role)
    row = queue(probes.seen, staff, about=7)
    run_jobs()
    assert [(role_of(staff.organisation_id).in_database, staff.pk, staff.pk, 7)] == probes.SEEN
    row.refresh_from_db()
    assert (row.status, row.return_value) == ("SUCCESSFUL", 7)


@pytest.mark.django_db(transaction=True)
def test_a_job_runs_on_the_connection_of_its_makers_role():
    staff = factories.staff(Role.SOCIAL_DIRECTOR)
    # The rule for new rows knows the published jobs alone.
    with running_as(staff), pytest.raises(DatabaseError, match="row-level security"):
        enqueue(probes.seen, by=staff, about=1)
    enqueue(probes.seen, by=staff, about=1)
    run_jobs()
    assert [(DatabaseRole.SOCIAL.in_database, staff.pk, staff.pk, 1)] == probes.SEEN
    assert connection.role == DatabaseRole.OWNER


def test_who_has_left_gets_nothing_done(officer):
    row = queue(probes.seen, officer, about=1)
    officer.active = False
    save_as(None, officer)
    run_jobs()
    assert probes.SEEN == []
    row.refresh_from_db()
    assert (row.status, row.traceback) == ("FAILED", "staff_inactive")


# What a row may say


@pytest.mark.parametrize("value", ["Hemlig", "7", None, True, 1.0, [1], uuid4()])
def test_a_job_carries_ids_only(officer, value):
    with pytest.raises(TypeError, match="ids only"):
        enqueue(probes.seen, by=officer, about=value)
    assert not DBTaskResult.objects.exists()


def test_a_job_is_there_only_when_what_it_is_about_is(officer):
    with transaction.atomic():
        enqueue(probes.seen, by=officer, about=1)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


def row_of(staff, **changes):
    """The columns of a job as `staff` may queue it, with `changes`; `kwargs` are added to its own."""
    kwargs = {"staff": staff.pk, "side": staff.organisation_id, "order": 1, **changes.pop("kwargs", {})}
    return {
        "id": uuid4(),
        "status": "READY",
        "enqueued_at": timezone.now(),
        "args_kwargs": json.dumps({"args": changes.pop("args", []), "kwargs": kwargs}),
        "priority": 0,
        "task_path": JOBS[0],
        "worker_ids": "[]",
        "queue_name": "default",
        "backend_name": "default",
        "run_after": timezone.now(),
        "exception_class_path": "",
        "traceback": "",
        **changes,
    }


def insert(columns):
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO django_tasks_database_dbtaskresult ({names}) VALUES ({places})",
            list(columns.values()),
        )


FORGED = {
    "another person's": lambda other: {"kwargs": {"staff": other.pk}},
    "nobody's": lambda other: {"kwargs": {"staff": None}},
    "the other side's": lambda other: {"kwargs": {"side": "social"}},
    "with a name in it": lambda other: {"kwargs": {"order": "Hemlig"}},
    "with a list in it": lambda other: {"kwargs": {"order": ["Hemlig"]}},
    "with a nameless value": lambda other: {"args": ["Hemlig"]},
    "of any function": lambda other: {"task_path": "os.system"},
    "that has run": lambda other: {"status": "SUCCESSFUL", "return_value": "1"},
    "that has failed": lambda other: {"traceback": "Hemlig"},
    "that somebody does": lambda other: {"status": "RUNNING", "worker_ids": '["x"]'},
    "of another queue": lambda other: {"queue_name": "other"},
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_job_is_refused_in_sql(officer, how):
    other = factories.staff(Role.COORDINATOR)
    columns = row_of(officer, **FORGED[how](other))
    with running_as(officer), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        insert(columns)


def test_the_same_job_without_forgery_is_taken(officer):
    with running_as(officer):
        insert(row_of(officer))
        assert DBTaskResult.objects.count() == 1


def test_everyone_sees_their_own_jobs_and_changes_none(officer):
    colleague = factories.staff(Role.HOUSING_DIRECTOR)
    row = queue(probes.seen, officer, about=1)
    with running_as(colleague):
        assert not DBTaskResult.objects.exists()
    with running_as(officer):
        assert DBTaskResult.objects.get() == row
        own = DBTaskResult.objects.filter(pk=row.pk)
        for change in (lambda: own.update(status="SUCCESSFUL"), own.delete):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                change()


CHANGED = {
    "whose it is": {"args_kwargs": {"args": [], "kwargs": {"staff": 1, "side": "social"}}},
    "what it does": {"task_path": "os.system"},
}


@pytest.mark.parametrize("what", CHANGED)
def test_the_gate_changes_neither_whose_a_job_is_nor_what_it_does(officer, what):
    queue(probes.seen, officer, about=1)
    with running_as(DatabaseRole.WEB), pytest.raises(DatabaseError, match="kept as it was queued"):
        DBTaskResult.objects.update(**CHANGED[what])


def test_the_gate_queues_nothing_and_what_has_ended_is_not_begun_again(officer):
    row = queue(probes.seen, officer, about=1)
    run_jobs()
    with running_as(DatabaseRole.WEB):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            insert(row_of(officer))
        with pytest.raises(DatabaseError, match="kept as it was queued"):
            DBTaskResult.objects.filter(pk=row.pk).update(status="READY")


# What is left of it


@pytest.mark.parametrize(
    "job, kind, code",
    [
        (probes.fail, "builtins.ValueError", ""),
        (probes.answer_words, "builtins.TypeError", ""),
        (probes.be_refused, "django.core.exceptions.ValidationError", "refused"),
        (probes.collide, "django.db.utils.IntegrityError", "contracts_landlord_pkey"),
    ],
    ids=["an error", "a result of words", "a refusal", "a collision"],
)
def test_a_failure_is_kept_and_logged_without_what_it_says(officer, caplog, job, kind, code):
    row = queue(job, officer)
    run_jobs()
    row.refresh_from_db()
    assert (row.status, row.exception_class_path, row.traceback) == ("FAILED", kind, code)
    assert row.return_value is None
    assert f"{row.pk} has failed: {kind} {code}" in caplog.text
    assert "probes.py" in caplog.text or job is probes.answer_words
    assert "Hemlig" not in caplog.text
    assert failure_of(row.pk, officer) == code or kind.rpartition(".")[2]


def test_one_that_fails_does_not_stop_the_next(officer):
    enqueue(probes.fail, by=officer)
    enqueue(probes.seen, by=officer, about=2)
    run_jobs()
    assert [about for *_, about in probes.SEEN] == [2]


def test_a_job_that_never_ends_is_ended(officer, monkeypatch):
    monkeypatch.setattr(workers, "LONGEST_JOB_SECONDS", 0.05)
    row = queue(probes.go_on, officer)
    run_jobs()
    assert states_of([row.pk], officer) == {row.pk: State.FAILED}
    assert failure_of(row.pk, officer) == "TimeoutError"


def test_a_job_that_is_not_published_is_not_even_looked_up(officer):
    columns = row_of(officer, task_path="no.such.module")
    insert(columns)
    run_jobs()
    assert failure_of(columns["id"], officer) == "unknown_job"


def test_what_is_long_done_is_thrown_away(officer, worker):
    old, young, waiting = (queue(probes.seen, officer, about=number) for number in range(3))
    for row in (old, young):
        row.set_successful(None)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE django_tasks_database_dbtaskresult DISABLE TRIGGER job_is_kept")
    for row, days in ((old, 15), (young, 13)):
        DBTaskResult.objects.filter(pk=row.pk).update(finished_at=timezone.now() - datetime.timedelta(days=days))
    worker.prune()
    assert set(DBTaskResult.objects.all()) == {young, waiting}
    assert states_of([old.pk], officer) == {old.pk: State.FAILED}
    assert failure_of(old.pk, officer) == "gone"


# When the worker dies


def begun_by(worker_id, by, times=1):
    row = queue(probes.seen, by, about=3)
    for _ in range(times):
        row.claim(worker_id)
    return row


def test_what_a_dead_worker_left_is_done_again(officer):
    row = begun_by("dead", officer)
    run_jobs()
    row.refresh_from_db()
    assert row.status == "SUCCESSFUL"
    assert len(probes.SEEN) == 1


def test_a_job_that_kills_its_worker_does_so_only_twice(officer):
    row = begun_by("dead", officer, times=2)
    run_jobs()
    assert probes.SEEN == []
    assert failure_of(row.pk, officer) == "worker_stopped"


def test_what_a_living_worker_does_is_left_to_it(officer):
    alive = Presence("alive")
    alive.hold()
    try:
        row = begun_by("alive", officer)
        run_jobs()
        assert states_of([row.pk], officer) == {row.pk: State.RUNNING}
        assert probes.SEEN == []
    finally:
        alive.end()


def test_a_worker_that_lost_its_connection_takes_back_its_own(officer, worker):
    row = begun_by(worker.worker_id, officer)
    worker.presence.hold()
    worker.presence.connection.connection.close()
    with on_this_connection():
        worker.do_what_waits()
    assert states_of([row.pk], officer) == {row.pk: State.DONE}


# The process


def test_the_worker_ends_with_the_one_who_started_it(worker, officer, monkeypatch):
    row = queue(probes.seen, officer, about=1)
    reading, writing = os.pipe()
    os.close(writing)
    with io.FileIO(reading) as closed, on_this_connection():
        monkeypatch.setattr("sys.stdin", closed)
        worker.work(attached=True)
    assert states_of([row.pk], officer) == {row.pk: State.DONE}


def test_a_signal_ends_the_worker_now_or_after_the_job_at_hand(worker):
    worker.running_task = True
    worker.shutdown(15, None)
    assert worker.running is False
    worker.running_task = False
    with pytest.raises(SystemExit):
        worker.shutdown(15, None)


# The list of them


def test_every_job_is_published_and_every_published_job_is_there():
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for app in APPS
        for path in (ROOT / app).rglob("tasks.py")
    ]
    jobs = {
        task.module_path
        for module in modules
        for task in vars(importlib.import_module(module)).values()
        if isinstance(task, Task)
    }
    assert jobs == set(JOBS)
    for path in JOBS:
        assert import_string(path).func.__code__.co_name == "as_its_maker"
