"""Inspections in the back office: what is planned and held, booking by hand, and what protocols begin with."""

from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import CONTRACTS
from contracts.models import Sublease
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.parts import tag, today
from gotene.dates import short_date
from inspections.actions import booking
from inspections.models import Inspection, ProtocolTemplate


@admin.register(Inspection)
class InspectionAdmin(BackOfficeAdmin):
    group = CONTRACTS
    add_permission = Permission.INSPECT
    lead = _("Both organisations look at the apartment together. Most inspections are planned by themselves.")
    empty_text = _("No inspection is planned. One is planned the day a household is placed in an apartment.")
    change_form_template = "admin/inspections/inspection/change_form.html"
    list_display = ("planned_on", "kind", "apartment", "state")
    list_filter = ("kind",)
    search_fields = ("contract__number__istartswith", "contract__apartment__stairwell__street_address")
    search_help_text = _("Search for a contract or a street.")
    autocomplete_fields = ("contract",)
    date_hierarchy = "planned_on"
    # What is still to be held comes first.
    ordering = (F("carried_out_on").desc(nulls_first=True), "-planned_on")

    def get_queryset(self, request):
        return super().get_queryset(request).with_place()

    def get_fields(self, request, obj=None):
        planned = ("contract", "kind", "planned_on")
        return planned if obj is None else (*planned, "carried_out_on", "absence_reason", "cancel_reason")

    def save_model(self, request, obj, form, change):
        day, contract = form.cleaned_data["planned_on"], form.cleaned_data["contract"]
        # Whoever lives there that day: what is seen is compared with how it was when they moved in.
        lives_there = Sublease.objects.visible_to(request.staff).filter(contract=contract).on(day).first()
        booked = booking.book(**form.cleaned_data, sublease=lives_there, by=request.staff)
        obj.pk, obj._state.adding = booked.pk, False

    @admin.display(description=_("apartment"), ordering="contract__apartment__stairwell__street_address")
    def apartment(self, inspection):
        return inspection.contract.apartment

    @admin.display(description=_("held"), ordering="carried_out_on")
    def state(self, inspection):
        if inspection.carried_out_on:
            return tag(short_date(inspection.carried_out_on), "success")
        if inspection.cancelled_on:
            return tag(_("cancelled"))
        return tag(_("late"), "danger") if inspection.planned_on < today() else tag(_("planned"))


@admin.register(ProtocolTemplate)
class ProtocolTemplateAdmin(BackOfficeAdmin):
    group = CONTRACTS
    change_permission = Permission.INSPECT
    lead = _("The rooms and parts that a new protocol begins with, by the size of the apartment.")
    list_display = ("kind",)
    fields = ("kind", "outline")
    readonly_fields = ("kind",)

    def get_form(self, request, obj=None, change=False, **kwargs):
        help_texts = {
            "outline": _(
                "A line for each room: its name, a colon, and its parts with commas between. What you change holds "
                "for protocols that are begun from now on."
            )
        }
        return super().get_form(request, obj, change=change, help_texts=help_texts, **kwargs)
