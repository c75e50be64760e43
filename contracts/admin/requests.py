"""Housing requests of the social services, and the offer that answers one."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from contracts import matching, policy_dates, vacancy
from contracts.actions.offers import offer_apartment
from contracts.admin.offers import answer_tag
from contracts.admin.parts import CONTRACTS
from contracts.admin.quota import quota_context
from contracts.enums import RequestStatus
from contracts.forms.spoken_first import SpokenFirst
from contracts.models import Apartment, HousingRequest
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import day, tag, today
from gotene.forms import DateField, carried_out

TONES = {
    RequestStatus.OPEN: "warning",
    RequestStatus.OFFERED: "info",
    RequestStatus.PLACED: "success",
    RequestStatus.WITHDRAWN: "neutral",
}
# As many apartments as one can take in on a page; the rest are counted.
SHOWN_THAT_FIT, SHOWN_THAT_DO_NOT = 40, 20


class StatusFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return RequestStatus.choices

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value()) if self.value() in RequestStatus.values else queryset


class OfferForm(SpokenFirst):
    apartment = forms.ModelChoiceField(
        queryset=Apartment.objects.none(),
        label=_("Apartment"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an apartment."),
            "invalid_choice": _("That apartment is no longer vacant. Choose another."),
        },
    )
    available_from = DateField(label=_("Available from"))
    answer_by = DateField(label=_("Answer by"))

    def __init__(self, *args, vacant, case_number, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["apartment"].queryset = vacant
        self.case_number = case_number

    def stairwell_of(self, cleaned):
        apartment = cleaned.get("apartment")
        return apartment and (self.case_number, apartment.stairwell_id)


def _waits(request):
    return request.status == RequestStatus.OPEN


@admin.register(HousingRequest)
class HousingRequestAdmin(BackOfficeAdmin):
    group = CONTRACTS
    lead = _("What the social services ask for. They never say why, and you never need to ask.")
    empty_text = _("The social services have not asked for any apartment.")
    list_display = (
        "case_number",
        "state",
        "wanted_in_short",
        day(HousingRequest, "requested_on"),
        day(HousingRequest, "needed_from"),
    )
    ordering = ("-requested_on", "-pk")
    list_filter = (StatusFilter,)
    search_fields = ("case_number__icontains",)
    search_help_text = _("Search for a case number.")
    show_facets = admin.ShowFacets.ALWAYS
    date_hierarchy = "requested_on"
    fields = (
        "case_number",
        "state",
        "size",
        "access_shown",
        "towns_shown",
        "needed_from",
        "requested_on",
        "requested_by",
        "withdrawn_on",
    )
    readonly_fields = ("state", "size", "access_shown", "towns_shown")
    change_form_template = "admin/contracts/housingrequest/change_form.html"
    object_views = (ObjectView("offer", _("Offer an apartment"), Permission.OFFER_APARTMENT, offered=_waits),)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("requested_by").with_status()

    def heading(self, obj):
        return _("Housing request %(number)s") % {"number": obj.case_number}

    def page_context(self, request, obj):
        offers = obj.offers.visible_to(request.staff).with_place()
        return {
            **quota_context(obj.needed_from.year, request.staff),
            "offers": [{"offer": offer, "answer": answer_tag(offer)} for offer in offers],
        }

    def offer_view(self, request, obj):
        free_on = max(obj.needed_from, today())
        vacant = matching.offerable(free_on)
        counted = policy_dates.offer_answer_by(today())
        form = OfferForm(
            request.POST if request.method == "POST" else None,
            vacant=vacant,
            case_number=obj.case_number,
            initial={"available_from": free_on, "answer_by": counted and counted.day},
        )
        if form.is_valid() and carried_out(form, offer_apartment, obj, **form.cleaned_data, by=request.staff):
            return self.done(request, obj, _("The apartment is offered. The social services have been told to answer."))
        fitting, others = matching.candidates(obj, free_on)
        return self.form_page(
            request,
            obj,
            form,
            template="admin/contracts/housingrequest/offer.html",
            title=_("Offer an apartment"),
            submit_label=_("Offer the apartment"),
            readers="both",
            wanted=self._wanted(obj),
            free_on=free_on,
            chosen=form["apartment"].value(),
            fitting=_rows(fitting[:SHOWN_THAT_FIT], obj, free_on),
            others=_rows(others[:SHOWN_THAT_DO_NOT], obj, free_on),
            fitting_count=fitting.count(),
            others_count=others.count(),
            to_look_up=matching.to_look_up(obj),
            **quota_context(free_on.year, request.staff),
        )

    def _wanted(self, obj):
        return [
            (_("Size"), self.size(obj)),
            (_("Accessibility"), self.access_shown(obj)),
            (_("Part of town"), self.towns_shown(obj)),
            (_("Needed from"), obj.needed_from),
        ]

    @admin.display(description=_("asked for"), ordering="rooms_min")
    def wanted_in_short(self, request):
        return ", ".join(map(str, (self.size(request), *request.access_names, *request.towns)))

    @admin.display(description=_("size"), ordering="rooms_min")
    def size(self, request):
        if request.rooms_min == request.rooms_max:
            return _("%(rooms)d rooms") % {"rooms": request.rooms_min}
        return _("%(least)d–%(most)d rooms") % {"least": request.rooms_min, "most": request.rooms_max}

    @admin.display(description=_("accessibility"))
    def access_shown(self, request):
        return ", ".join(str(name) for name in request.access_names) or _("no demands")

    @admin.display(description=_("part of town"))
    def towns_shown(self, request):
        return ", ".join(request.towns) or _("anywhere")

    @admin.display(description=_("state"), ordering="status")
    def state(self, request):
        return tag(request.status_name, TONES[request.status])


def _rows(apartments, request, day):
    return [
        {
            "apartment": apartment,
            "free_from": vacancy.free_from(apartment, day),
            "misfits": matching.misfits(apartment, request, day),
        }
        for apartment in vacancy.read_last_let(list(apartments.select_related("stairwell")), day)
    ]
