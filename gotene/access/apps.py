from contextlib import contextmanager

from django.apps import AppConfig, apps
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "gotene.access"
    label = "access"
    verbose_name = _("Access")

    def ready(self):
        # Told of once for each app that has models: one of them is enough.
        accounts = apps.get_app_config("accounts")
        pre_migrate.connect(_make_way, sender=accounts)
        post_migrate.connect(_sync_after_migrate, sender=accounts)


def _make_way(using, plan=None, **kwargs):
    from gotene.access import database

    if plan:
        with _told():
            database.make_way(using)


def _sync_after_migrate(using, plan=None, stdout=None, **kwargs):
    from gotene.access import database

    # Emptying the tables (flush) tells of a migration too, but makes none.
    if plan is None:
        return
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        # The published table is about what the last migration leaves behind.
        if stdout:
            stdout.write("Migrations are left to apply, so the rights are not set. Apply them, or use another release.")
        return
    with _told():
        database.sync(using)


@contextmanager
def _told():
    """As a command tells what somebody is to do, without a trace of where."""
    from gotene.access.database import CannotSync

    try:
        yield
    except CannotSync as reason:
        raise CommandError(str(reason)) from None
