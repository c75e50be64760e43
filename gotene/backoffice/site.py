"""The housing company's back office: Django's admin, entered by role."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission


class BackOffice(admin.AdminSite):
    site_header = _("Back office")
    site_title = _("Back office")
    index_title = _("Register and contracts")
    site_url = "/"
    enable_nav_sidebar = True

    def has_permission(self, request):
        return request.staff is not None and request.staff.may(Permission.USE_BACK_OFFICE)

    def login(self, request, extra_context=None):
        """The one sign-in page is allauth's; a signed-in person without the right gets 403, not a second door."""
        if request.staff is not None and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", reverse("admin:index")), reverse("account_login"))
