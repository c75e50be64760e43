from django.contrib.admin.apps import AdminConfig


class BackOfficeConfig(AdminConfig):
    """Django's admin, with the company's own site."""

    default_site = "gotene.backoffice.site.BackOffice"
