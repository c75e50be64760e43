from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "gotene.audit"
    verbose_name = _("Traceability")

    def ready(self):
        from gotene.audit import guards

        guards.register_sentences()
