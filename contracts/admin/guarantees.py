"""Guarantees: each on its way to an end, and none new without a decision that makes an exception."""

from django import forms
from django.contrib import admin
from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.actions import guarantees as actions
from contracts.actions.guarantee_notices import record_paper_notice
from contracts.admin.leases import TenantChoice
from contracts.admin.parts import CONTRACTS
from contracts.company_tenants import company_tenants
from contracts.models import Guarantee
from contracts.models.guarantee import RELEASES
from gotene.access.roles import Permission, Side
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import Running, StaffChoice, day, tag, today
from gotene.dates import short_date
from gotene.forms import DateField, carried_out, not_in_future
from gotene.text import format_money

EXCEPTION = (
    "exception_decision",
    "exception_reason",
    "exception_decided_by",
    "permanent_home",
    "no_other_way",
)
# What the guarantee's own page tells, which both organisations have.
OWN_PAGE = ("way_page", "plan_in_words")


class NoticeForm(forms.Form):
    given_on = DateField(label=_("Notice given"), validators=[not_in_future], help_text=_("The day of the letter."))
    received_on = DateField(label=_("Received"), validators=[not_in_future])


class ReleaseForm(forms.Form):
    ends_on = DateField(label=_("Last day"))
    reason = forms.ChoiceField(
        label=_("How it ends"),
        choices=RELEASES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it ends.")},
    )


def _no_notice_yet(guarantee):
    return guarantee.notice_given_on is None and guarantee.ends_on is None


def _still_runs(guarantee):
    return not guarantee.release_reason and (guarantee.ends_on is None or guarantee.ends_on >= today())


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
    object_views = (
        ObjectView("notice", _("Record notice on paper"), Permission.CHANGE_GUARANTEES, offered=_no_notice_yet),
        ObjectView("release", _("Note that it ends"), Permission.CHANGE_GUARANTEES, offered=_still_runs),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).with_place_and_tenant().with_plan()

    def get_fieldsets(self, request, obj=None):
        if self.looks_at_history(request):
            return super().get_fieldsets(request, obj)
        if obj is None:
            begun = [(None, {"fields": ("apartment", "tenant", "begins_on", "ceiling")})]
        else:
            begun = [
                (None, {"fields": ("apartment", "tenant_name", "begins_on", "ceiling_in_kronor")}),
                (_("End"), {"fields": ("way_page", "plan_in_words", "notice_given_on", "ends_on", "earliest_end")}),
            ]
        if obj is not None and not obj.exception_decision:
            return begun
        return [*begun, (_("Exception from the stop"), {"fields": EXCEPTION})]

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if obj is None else (*own, "tenant_name", "ceiling_in_kronor", "earliest_end", *OWN_PAGE)

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
        form = NoticeForm(
            request.POST if request.method == "POST" else None, initial={"given_on": today(), "received_on": today()}
        )
        if form.is_valid() and carried_out(form, record_paper_notice, obj, **form.cleaned_data, by=request.staff):
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
            title=_("Record the municipality's notice on paper"),
            lead=_(
                "With notice today the guarantee ends on %(day)s: at the turn of month after nine months, but "
                "not before two years (JB 12:28 a)."
            )
            % {"day": short_date(earliest)},
            submit_label=_("Record notice"),
            readers="both",
        )

    def release_view(self, request, obj):
        form = ReleaseForm(request.POST if request.method == "POST" else None, initial={"ends_on": today()})
        if form.is_valid() and carried_out(form, actions.release_guarantee, obj, **form.cleaned_data, by=request.staff):
            obj.refresh_from_db()
            return self.done(
                request, obj, _("It is noted that the guarantee ends on %(day)s.") % {"day": short_date(obj.ends_on)}
            )
        return self.form_page(
            request,
            obj,
            form,
            title=_("Note that the guarantee ends"),
            lead=_("When the lease that it was for ends, or the tenant has got a lease without guarantee."),
            submit_label=_("Save"),
            readers="both",
        )

    @admin.display(description=_("the way to none"))
    def way_page(self, guarantee):
        return format_html(
            '<a href="{}">{}</a>', reverse("guarantee", args=[guarantee.pk]), _("Plan, notice and what has happened")
        )

    @admin.display(description=_("plan"))
    def plan_in_words(self, guarantee):
        plan = getattr(guarantee, "plan", None)
        if plan is None:
            return _("no plan")
        return f"{plan.get_way_display()}, {short_date(plan.planned_last_day)}, {plan.owner.name}"

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
