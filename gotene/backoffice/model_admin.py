"""The base of every back-office page: rights by role, rows by `visible_to`, history but no LogEntry."""

from django.contrib import admin
from simple_history.admin import SimpleHistoryAdmin

from gotene.access.roles import Permission


class BackOfficeAdmin(SimpleHistoryAdmin):
    """A model in the back office. Set `view_permission` and, where it can be changed, `change_permission`.

    Nothing is ever deleted here: things end, with a date.
    """

    view_permission = Permission.SEE_REGISTER
    change_permission = None
    add_permission = None
    list_per_page = 100
    show_full_result_count = False

    def _may(self, request, permission):
        staff = getattr(request, "staff", None)
        return permission is not None and staff is not None and staff.may(permission)

    def has_view_permission(self, request, obj=None):
        return self._may(request, self.view_permission)

    def has_change_permission(self, request, obj=None):
        return self._may(request, self.change_permission)

    def has_add_permission(self, request):
        return self._may(request, self.add_permission or self.change_permission)

    def has_delete_permission(self, request, obj=None):
        return False

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=self.model.objects.visible_to(request.staff))

    def log_addition(self, request, obj, message):
        """History keeps what Django's own log would."""

    def log_change(self, request, obj, message):
        """History keeps what Django's own log would."""

    def log_deletions(self, request, queryset):
        """History keeps what Django's own log would."""


class BackOfficeInline(admin.StackedInline):
    """Rows under another model's page, with the rights of that page."""

    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request, obj=None):
        return False
