"""Notices of who lives in an apartment: the company confirms that it has seen them (JB 12:39)."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contracts.actions.notices import receive_notice
from contracts.admin.parts import CONTRACTS, residents_of
from contracts.models import LandlordNotice
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.object_views import ObjectView
from gotene.backoffice.parts import day, tag
from gotene.dates import short_date


class ReceiptFilter(admin.SimpleListFilter):
    title = _("receipt")
    parameter_name = "receipt"

    def lookups(self, request, model_admin):
        return [("waiting", _("to confirm")), ("received", _("confirmed"))]

    def queryset(self, request, queryset):
        if self.value() in ("waiting", "received"):
            return queryset.filter(received_at__isnull=self.value() == "waiting")
        return queryset


def _waits(notice):
    return notice.received_at is None


@admin.register(LandlordNotice)
class LandlordNoticeAdmin(BackOfficeAdmin):
    group = CONTRACTS
    lead = _("The municipality tells at once who lives in the apartment (JB 12:39). Confirm that you have seen it.")
    empty_text = _("No notice has come. One comes the day a household is placed in an apartment.")
    list_display = ("apartment", "residents", "begins_on", day(LandlordNotice, "informed_on"), "receipt")
    list_filter = (ReceiptFilter,)
    search_fields = (
        "sublease__contract__number__istartswith",
        "sublease__contract__apartment__stairwell__street_address",
        "sublease__residents__person__identity__family_name",
    )
    search_help_text = _("Search for a contract, a street or a resident's family name.")
    show_facets = admin.ShowFacets.ALWAYS
    date_hierarchy = "informed_on"
    fields = (
        "residents",
        "apartment",
        "contract",
        "begins_on",
        "informed_on",
        "informed_by",
        "received_at",
        "received_by",
    )
    readonly_fields = ("residents", "apartment", "contract", "begins_on")
    object_views = (
        ObjectView("receive", _("Confirm receipt"), Permission.CHANGE_CONTRACTS, offered=_waits, by_button=True),
    )

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("sublease__contract__apartment__stairwell", "informed_by", "received_by")
            .prefetch_related(residents_of(request.staff, "sublease__residents"))
        )

    def heading(self, obj):
        return _("New residents at %(place)s") % {"place": self.apartment(obj)}

    def receive_view(self, request, obj):
        receive_notice(obj, by=request.staff)
        return self.done(request, obj, _("You have confirmed that the company knows who lives there."))

    @admin.display(description=_("residents"))
    def residents(self, notice):
        return notice.sublease.names

    @admin.display(description=_("apartment"), ordering="sublease__contract__apartment__stairwell__street_address")
    def apartment(self, notice):
        return notice.sublease.contract.apartment

    @admin.display(description=_("social contract"))
    def contract(self, notice):
        return notice.sublease.contract

    @admin.display(description=_("moves in"), ordering="sublease__begins_on")
    def begins_on(self, notice):
        return format_html('<span class="nowrap">{}</span>', short_date(notice.sublease.begins_on))

    @admin.display(description=_("receipt"), ordering="received_at")
    def receipt(self, notice):
        return tag(_("to confirm"), "warning") if _waits(notice) else tag(_("confirmed"), "success")
