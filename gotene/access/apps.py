from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "gotene.access"
    label = "access"
    verbose_name = _("Access")

    def ready(self):
        # Told of once for each app that has models: one of them is enough.
        post_migrate.connect(_sync_after_migrate, sender=apps.get_app_config("accounts"))


def _sync_after_migrate(using, plan=None, **kwargs):
    from gotene.access import database

    # Emptying the tables (flush) tells of a migration too, but makes none.
    if plan is not None:
        database.sync(using)
