from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "gotene.accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from gotene.accounts import factors, letters, readings, security_log, session_times

        security_log.listen()
        factors.listen()
        letters.listen()
        session_times.listen()
