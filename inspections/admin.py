"""Inspections in the back office: what is planned, and recording that it was held."""

from django import forms
from django.contrib import admin
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import CONTRACTS
from gotene.access.roles import Permission, Side
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import StaffChoice, tag, today
from gotene.dates import short_date
from gotene.forms import DateField, carried_out
from inspections import actions
from inspections.models import Inspection


class HeldForm(forms.Form):
    carried_out_on = DateField(label=_("Held"))
    housing_attended = StaffChoice(Side.HOUSING, label=_("Attended for the housing company"), required=False)
    social_attended = StaffChoice(Side.SOCIAL, label=_("Attended for the social services"), required=False)
    absence_reason = forms.CharField(
        label=_("Why a party was absent"),
        max_length=200,
        required=False,
        help_text=_("Needed when one of the organisations was not there."),
    )


def _is_planned(inspection):
    return inspection.carried_out_on is None


@admin.register(Inspection)
class InspectionAdmin(BackOfficeAdmin):
    group = CONTRACTS
    add_permission = Permission.INSPECT
    lead = _("Both organisations look at the apartment together. A move-in inspection is planned by itself.")
    empty_text = _("No inspection is planned. One is planned the day a household is placed in an apartment.")
    list_display = ("planned_on", "kind", "apartment", "state")
    list_filter = ("kind",)
    search_fields = ("contract__number__istartswith", "contract__apartment__stairwell__street_address")
    search_help_text = _("Search for a contract or a street.")
    autocomplete_fields = ("contract",)
    date_hierarchy = "planned_on"
    # What is still to be held comes first.
    ordering = (F("carried_out_on").desc(nulls_first=True), "-planned_on")
    object_views = (ObjectView("held", _("Record that it was held"), Permission.INSPECT, offered=_is_planned),)

    def get_queryset(self, request):
        return super().get_queryset(request).with_place()

    def get_fields(self, request, obj=None):
        planned = ("contract", "kind", "planned_on")
        return planned if obj is None else (*planned, *HeldForm.base_fields)

    def save_model(self, request, obj, form, change):
        booked = actions.book(**form.cleaned_data, by=request.staff)
        obj.pk, obj._state.adding = booked.pk, False

    def held_view(self, request, obj):
        form = HeldForm(
            request.POST if request.method == "POST" else None,
            initial={"carried_out_on": today(), "housing_attended": request.staff},
        )
        if form.is_valid() and carried_out(form, actions.carry_out, obj, **form.cleaned_data, by=request.staff):
            return self.done(request, obj, _("The inspection is recorded."))
        return self.form_page(
            request,
            obj,
            form,
            title=_("Record that the inspection was held"),
            submit_label=_("Record the inspection"),
            readers="both",
        )

    @admin.display(description=_("apartment"), ordering="contract__apartment__stairwell__street_address")
    def apartment(self, inspection):
        return inspection.contract.apartment

    @admin.display(description=_("carried out"), ordering="carried_out_on")
    def state(self, inspection):
        if inspection.carried_out_on:
            return tag(short_date(inspection.carried_out_on), "success")
        late = inspection.planned_on < today()
        return tag(_("late"), "danger") if late else tag(_("planned"))
