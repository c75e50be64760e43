"""Doing the background jobs that wait, in a test."""

from contextlib import nullcontext
from unittest import mock

from django.core.management import call_command
from django.db import connection
from django_tasks_db.management.commands import db_worker


def on_this_connection():
    """The worker keeps the connection that it has: a test's transaction ends with it."""
    if connection.in_atomic_block:
        return mock.patch.object(db_worker, "close_old_connections")
    return nullcontext()


def run_jobs():
    with on_this_connection():
        call_command("run_jobs", "--once")
