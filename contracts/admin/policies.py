"""Policies and agreements in versions: what each sets, and from when."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import AGREEMENTS
from contracts.admin.quota import in_percent
from contracts.enums import PolicyKey
from contracts.models import Policy, PolicyValue
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin, BackOfficeInline
from gotene.backoffice.parts import day, today


def _settled(policy):
    """A version in force is what figures and decisions rest on: changed only by a new one."""
    return policy is not None and policy.valid_from < today()


def shown(row):
    """What a row sets, and to what, as people say it."""
    value = row.value
    match row.key:
        case PolicyKey.QUOTA_SHARE:
            value = in_percent(value)
        case PolicyKey.QUOTA_ROUNDING:
            value = value.label
    return row.get_key_display(), value


class ValueInline(BackOfficeInline):
    model = PolicyValue
    fields = ("key", "text")
    change_permission = Permission.DECIDE_POLICY
    add_permission = Permission.DECIDE_POLICY

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "text":
            field.help_text = _("For example 10 %, 6 or 2016-06-01. Rounding: to the nearest whole number, down or up.")
        return field

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _settled(obj)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not _settled(obj)

    def get_extra(self, request, obj=None, **kwargs):
        return 1 if obj is None else 0


@admin.register(Policy)
class PolicyAdmin(BackOfficeAdmin):
    group = AGREEMENTS
    change_permission = Permission.DECIDE_POLICY
    add_permission = Permission.DECIDE_POLICY
    lead = _("What has been decided, in versions. A version in force is not changed: make a new one.")
    list_display = ("title", "kind", day(Policy, "decided_on"), day(Policy, "valid_from"), "sets")
    inlines = (ValueInline,)
    fields = ("kind", "title", "decided_on", "valid_from")

    change_form_template = "admin/contracts/policy/change_form.html"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("values")

    def get_inlines(self, request, obj):
        return () if _settled(obj) or not self._may(request, Permission.DECIDE_POLICY) else self.inlines

    def page_context(self, request, obj):
        return {"values": None if self.get_inlines(request, obj) else [shown(value) for value in obj.values.all()]}

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _settled(obj)

    @admin.display(description=_("sets"))
    def sets(self, policy):
        return "; ".join(f"{what}: {value}" for what, value in map(shown, policy.values.all())) or None
