"""The worker that does the background jobs. It polls as the gate and does each job as the one who queued it."""

import datetime as dt
import logging
import select
import signal
import sys
import threading
import traceback
import zlib
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, OperationalError, connection, connections, transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from gotene.access.database_roles import DatabaseRole
from gotene.access.jobs import JobRefused, code_of
from gotene.access.rows import JOBS
from gotene.audit import sealing
from gotene.drafts import keeping as drafts

logger = logging.getLogger(__name__)

INTERVAL_SECONDS = 1
# A job that never ends ends then: before the signature of whom its connection works for does (access_staff.sql).
LONGEST_JOB_SECONDS = 10 * 60
# A job whose worker died is done again, once: a job that kills its worker does so only twice.
ATTEMPTS = 2
# What is left of a job that has ended.
KEPT = dt.timedelta(days=14)


class Worker(db_worker.Worker):
    """Does what waits in the queue, one job at a time, and what a dead worker left undone."""

    def __init__(self):
        super().__init__(
            queue_names=["default"],
            excluded_queue_names=[],
            backend_name="default",
            worker_id=get_random_string(16),
            # `run` does what waits and returns; the waiting between is ours.
            batch=True,
            interval=0,
            startup_delay=False,
            max_tasks=None,
        )
        self.presence = Presence(self.worker_id)
        self.pruned_on = None

    def do_what_waits(self):
        """One round: take back, do every job that waits, seal what was read, throw away old rows."""
        with connection.as_role(DatabaseRole.WEB):
            self.presence.hold()
            self.take_back()
            self.run()
            self.seal()
            self.prune()

    def work(self, *, attached=False):
        """Round after round until a signal or, when `attached`, until standard input closes."""
        while self.running:
            try:
                self.do_what_waits()
            except (OperationalError, InterfaceError) as error:
                # The server is restarting: the queue is still there afterwards.
                logger.error("The database does not answer: %s", type(error).__name__)
                connection.close()
            ended, _writable, _failed = select.select([sys.stdin] if attached else [], [], [], INTERVAL_SECONDS)
            if ended:
                return

    def run_task(self, db_task_result):
        """Do one job. Called by `run` with a row that is claimed."""
        self.running_task = True
        try:
            with _at_most(LONGEST_JOB_SECONDS):
                if db_task_result.task_path not in JOBS:
                    raise JobRefused("unknown_job")
                result = db_task_result.task.call(**db_task_result.args_kwargs["kwargs"])
            db_task_result.set_successful(result)
        except Exception as error:
            _fail(db_task_result, error)
        finally:
            self.running_task = False
            self._run_tasks += 1

    def take_back(self):
        """Queue again what was running when its worker died; what has been tried often enough has failed."""
        with transaction.atomic():
            for row in DBTaskResult.objects.running().select_for_update(skip_locked=True):
                # Between jobs this worker runs none: one of its own lost the database on the way.
                if row.worker_ids[-1] != self.worker_id and not is_gone(row.worker_ids[-1]):
                    continue
                if len(row.worker_ids) < ATTEMPTS:
                    row.status, row.started_at = TaskResultStatus.READY, None
                    row.save(update_fields=["status", "started_at"])
                else:
                    _fail(row, JobRefused("worker_stopped"))

    def seal(self):
        """Seal the read log. Where that fails the jobs are done all the same, and `verify_log` tells what waits."""
        try:
            sealing.seal_what_waits()
        except (OperationalError, InterfaceError):
            raise
        except DatabaseError as error:
            logger.error("The read log could not be sealed: %s", type(error).__name__)

    def prune(self):
        """Once a day: throw away what is old, and tell how far the read log is sealed."""
        today = timezone.localdate()
        if self.pruned_on != today:
            DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()
            drafts.forget_old()
            sealing.tell_tip()
            self.pruned_on = today

    def shutdown(self, signum, frame):
        """End after the job at hand, or now if there is none."""
        self.running = False
        if not self.running_task:
            sys.exit(0)


class Presence:
    """That a worker is alive: a lock in the database, on a connection of its own.

    PostgreSQL lets go of it when the process is gone, however it went, so nobody has to guess by the clock.
    """

    # Tells these locks from any other advisory locks of the database.
    KIND = int.from_bytes(b"jobs")

    def __init__(self, worker_id):
        self.worker_id = worker_id
        self.connection = connections.create_connection("default")

    @classmethod
    def key(cls, worker_id):
        number = zlib.crc32(worker_id.encode())
        return [cls.KIND, number - 2**32 if number >= 2**31 else number]

    def hold(self):
        """Take the lock, unless it is held already."""
        if self.connection.connection is not None:
            if self.connection.is_usable():
                return
            self.connection.close()
        self.connection.become(DatabaseRole.WEB, None)
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", self.key(self.worker_id))

    def end(self):
        self.connection.close()


def is_gone(worker_id):
    """Whether the worker's process is no more."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", Presence.key(worker_id))
        return cursor.fetchone()[0]


def _fail(row, error):
    """Keep of a failure what kind it was and its code; log where it happened, without what the error says."""
    kind, code = f"{type(error).__module__}.{type(error).__qualname__}", code_of(error)
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("The job %s %s has failed: %s %s\n%s", row.task_path, row.pk, kind, code, where)
    row.status, row.finished_at, row.return_value = TaskResultStatus.FAILED, timezone.now(), None
    row.exception_class_path, row.traceback = kind, code
    row.save(update_fields=["status", "finished_at", "return_value", "exception_class_path", "traceback"])


@contextmanager
def _at_most(seconds):
    """TimeoutError when the block takes longer. Signals reach the main thread alone: elsewhere there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum, frame):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
