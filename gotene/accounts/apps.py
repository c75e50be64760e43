from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "gotene.accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from gotene.accounts import factors, letters, security_log, session_times
        from gotene.accounts.readings import register_readings

        register_readings()
        security_log.listen()
        factors.listen()
        letters.listen()
        session_times.listen()
