"""Social contracts: the municipality's leases, who lives there and who answers for each."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import CONTRACTS, residents_of
from contracts.contract_state import state_of
from contracts.models import HandoverPlan, SocialContract, Sublease
from gotene.access.roles import Permission, Side
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.parts import Running, StaffChoice, tag, today
from gotene.dates import short_date


@admin.register(SocialContract)
class SocialContractAdmin(BackOfficeAdmin):
    group = CONTRACTS
    change_permission = Permission.CHANGE_CONTRACTS
    lead = _("The municipality's leases of our apartments. The goal of each is the resident's own lease.")
    empty_text = _("No social contract has begun. One begins when the social services accept an offer.")
    list_display = (
        "number",
        "state",
        "place",
        "residents",
        "time",
    )
    list_filter = (Running, "end_reason", "apartment__landlord__kind")
    search_fields = (
        "number__istartswith",
        "apartment__stairwell__street_address",
        "apartment__object_number__istartswith",
        "subleases__residents__person__identity__family_name",
        "subleases__case_number__iexact",
    )
    search_help_text = _("Search for a contract, a street, a resident's family name or a case number.")
    show_facets = admin.ShowFacets.ALWAYS
    date_hierarchy = "begins_on"
    fields = (
        "number",
        "apartment",
        "landlord",
        "begins_on",
        "ends_on",
        "end_reason",
        "housing_contact",
        "social_contact",
    )
    readonly_fields = ("number", "apartment", "landlord", "begins_on", "ends_on", "end_reason")
    change_form_template = "admin/contracts/socialcontract/change_form.html"

    def get_queryset(self, request):
        subleases = Sublease.objects.visible_to(request.staff).prefetch_related(residents_of(request.staff))
        return (
            super()
            .get_queryset(request)
            .select_related("apartment__stairwell", "apartment__landlord", "housing_contact", "social_contact")
            .prefetch_related(Prefetch("subleases", subleases))
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        sides = {"housing_contact": Side.HOUSING, "social_contact": Side.SOCIAL}
        if db_field.name in sides:
            return StaffChoice(sides[db_field.name], label=db_field.verbose_name)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        for name in ("housing_contact", "social_contact"):
            if obj is not None and name in form.base_fields:
                form.base_fields[name].or_chosen(getattr(obj, f"{name}_id"))
        return form

    def page_context(self, request, obj):
        plans = HandoverPlan.objects.visible_to(request.staff).filter(sublease__contract=obj).with_next_check_in()
        by_sublease = {plan.sublease_id: plan for plan in plans}
        return {
            "stays": [
                {"sublease": sublease, "plan": by_sublease.get(sublease.pk), "lives_there": sublease.lasts_on(today())}
                for sublease in obj.subleases.all()
            ]
        }

    @admin.display(description=_("apartment"), ordering="apartment__stairwell__street_address")
    def place(self, contract):
        return str(contract.apartment)

    @admin.display(description=_("landlord"), ordering="apartment__landlord__name")
    def landlord(self, contract):
        return contract.apartment.landlord

    @admin.display(description=_("residents"))
    def residents(self, contract):
        living = [sublease.names for sublease in contract.subleases.all() if sublease.lasts_on(today())]
        return ", ".join(living) or None

    @admin.display(description=_("time"), ordering="begins_on")
    def time(self, contract):
        days = (short_date(day) if day else "" for day in (contract.begins_on, contract.ends_on))
        return format_html('<span class="nowrap">{} –</span> <span class="nowrap">{}</span>', *days)

    @admin.display(description=_("state"), ordering="ends_on")
    def state(self, contract):
        state = state_of(contract, list(contract.subleases.all()), today())
        if state.empty_since:
            label = _("empty %(days)s days") % {"days": state.empty_days}
        elif state.resident_leaves_on:
            label = _("last day %(day)s") % {"day": short_date(state.resident_leaves_on)}
        else:
            label = state.label
        return tag(label, state.tone)
