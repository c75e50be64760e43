from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TenantsConfig(AppConfig):
    name = "tenants"
    verbose_name = _("People and cases")

    def ready(self):
        from tenants.readings import register_readings

        register_readings()
