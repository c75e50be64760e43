"""Guarantees: each on its way to an end, and none new without a decision that makes an exception."""

from django import forms
from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.actions import guarantees as actions
from contracts.admin.leases import TenantChoice
from contracts.admin.parts import CONTRACTS
from contracts.company_tenants import company_tenants
from contracts.models import Guarantee
from gotene.access.roles import Permission, Side
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import Running, StaffChoice, day, tag, today
from gotene.dates import short_date
from gotene.forms import DateField, carried_out, not_in_future
from gotene.text import format_money

EXCEPTION = ("exception_decision", "exception_reason", "exception_decided_by")


class NoticeForm(forms.Form):
    given_on = DateField(label=_("Notice given"), validators=[not_in_future])


def _no_notice_yet(guarantee):
    return guarantee.notice_given_on is None and guarantee.ends_on is None


@admin.register(Guarantee)
class GuaranteeAdmin(BackOfficeAdmin):
    group = CONTRACTS
    add_permission = Permission.CHANGE_GUARANTEES
    lead = _("The municipality's guarantees for rents. The goal is that none is left.")
    list_display = ("apartment", "tenant_name", day(Guarantee, "begins_on"), "ceiling_in_kronor", "end")
    list_filter = (Running,)
    search_fields = (
        "apartment__stairwell__street_address",
        "apartment__object_number__istartswith",
        "tenant__identity__family_name",
        "tenant__identity__given_name",
    )
    search_help_text = _("Search for a street, an object number or a tenant.")
    show_facets = admin.ShowFacets.ALWAYS
    # Those that are left come first.
    ordering = (F("ends_on").desc(nulls_first=True), "begins_on")
    autocomplete_fields = ("apartment", "tenant")
    object_views = (ObjectView("notice", _("Record notice"), Permission.CHANGE_GUARANTEES, offered=_no_notice_yet),)

    def get_queryset(self, request):
        return super().get_queryset(request).with_place_and_tenant()

    def get_fieldsets(self, request, obj=None):
        if self.looks_at_history(request):
            return super().get_fieldsets(request, obj)
        if obj is None:
            begun = [(None, {"fields": ("apartment", "tenant", "begins_on", "ceiling")})]
        else:
            begun = [
                (None, {"fields": ("apartment", "tenant_name", "begins_on", "ceiling_in_kronor")}),
                (_("End"), {"fields": ("notice_given_on", "ends_on", "earliest_end")}),
            ]
        return [*begun, (_("Exception from the stop"), {"fields": EXCEPTION})]

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if obj is None else (*own, "tenant_name", "ceiling_in_kronor", "earliest_end")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "exception_decided_by":
            return StaffChoice(Side.SOCIAL, label=db_field.verbose_name, required=False)
        if db_field.name == "tenant":
            kwargs |= {"form_class": TenantChoice, "queryset": company_tenants(request.staff)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        begun = actions.begin_guarantee(**form.cleaned_data, by=request.staff)
        obj.pk, obj._state.adding = begun.pk, False

    def notice_view(self, request, obj):
        form = NoticeForm(request.POST if request.method == "POST" else None, initial={"given_on": today()})
        if form.is_valid() and carried_out(form, actions.give_notice, obj, **form.cleaned_data, by=request.staff):
            obj.refresh_from_db()
            return self.done(
                request,
                obj,
                _("The notice is recorded. The guarantee ends on %(day)s.") % {"day": short_date(obj.ends_on)},
            )
        earliest = rules.guarantee_earliest_end(today(), obj.begins_on)
        return self.form_page(
            request,
            obj,
            form,
            title=_("Record the municipality's notice"),
            lead=_(
                "With notice today the guarantee ends on %(day)s: at the turn of month after nine months, but "
                "not before two years (JB 12:28 a)."
            )
            % {"day": short_date(earliest)},
            submit_label=_("Record notice"),
            readers="both",
        )

    @admin.display(description=_("tenant"), ordering="tenant__identity__family_name")
    def tenant_name(self, guarantee):
        return guarantee.tenant.name

    @admin.display(description=_("ceiling"), ordering="ceiling")
    def ceiling_in_kronor(self, guarantee):
        return format_money(guarantee.ceiling)

    @admin.display(description=_("end"), ordering="ends_on")
    def end(self, guarantee):
        if guarantee.ends_on is None:
            return _("at the earliest %(day)s") % {"day": short_date(guarantee.earliest_end(today()))}
        if guarantee.ends_on < today():
            return tag(_("ended %(day)s") % {"day": short_date(guarantee.ends_on)})
        return tag(_("ends %(day)s") % {"day": short_date(guarantee.ends_on)}, "info")

    @admin.display(description=_("earliest end"))
    def earliest_end(self, guarantee):
        return short_date(guarantee.earliest_end(today()))
