"""The housing company's back office: Django's admin, entered by role."""

from functools import update_wrapper

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission
from gotene.audit.enums import ReadingKind
from gotene.audit.readings import listed, shown_as
from gotene.backoffice import panels
from gotene.backoffice.model_admin import BackOfficeAdmin


class Choices(AutocompleteJsonView):
    """What a field that searches while one types may choose among, called as its admin says."""

    def serialize_result(self, obj, to_field_name):
        listed([obj])
        shown_as(ReadingKind.SEARCH)
        return {**super().serialize_result(obj, to_field_name), "text": self.model_admin.choice_label(obj)}


class BackOffice(admin.AdminSite):
    site_header = _("Back office")
    site_title = _("Back office")
    index_title = _("Register and contracts")
    site_url = "/"
    enable_nav_sidebar = True

    def has_permission(self, request):
        return request.staff is not None and request.staff.may(Permission.USE_BACK_OFFICE)

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only pages made for this back office: those that other packages bring along stay out."""
        if admin_class is not None and issubclass(admin_class, BackOfficeAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def admin_view(self, view, cacheable=False):
        """As Django's, but a signed-in person without the right gets 403 and not a second sign-in page."""
        inner = super().admin_view(view, cacheable)

        def entered(request, *args, **kwargs):
            if request.staff is not None and not self.has_permission(request):
                raise PermissionDenied
            return inner(request, *args, **kwargs)

        return update_wrapper(entered, inner)

    def login(self, request, extra_context=None):
        """The one sign-in page is allauth's."""
        if request.staff is not None and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", reverse("admin:index")), reverse("account_login"))

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def logout(self, request, extra_context=None):
        """So is the one page to sign out from."""
        return redirect("account_logout")

    def password_change(self, request, extra_context=None):
        """So is the one page where a password is changed."""
        return redirect("account_change_password")

    def index(self, request, extra_context=None):
        return super().index(request, {"panels": panels.drawn_for(request), **(extra_context or {})})

    def app_index(self, request, app_label, extra_context=None):
        """Models are listed by what they are about, not by app."""
        return redirect("admin:index")

    def get_app_list(self, request, app_label=None):
        """The models that this person may read, under the groups that their admins name."""
        by_group = {}
        for app in self._build_app_dict(request, app_label).values():
            for model in app["models"]:
                group = self._registry[model["model"]].group
                if group is not None:
                    model["add_label"] = _("Add %(what)s") % {"what": model["model"]._meta.verbose_name}
                    by_group.setdefault(group, []).append(model)
        return [
            {
                "name": group.name,
                "app_label": group.slug,
                "app_url": f"{reverse('admin:index')}#{group.slug}",
                "has_module_perms": True,
                "models": models,
            }
            for group, models in sorted(by_group.items(), key=lambda item: item[0].order)
        ]
