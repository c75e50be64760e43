"""Apartments: what they are, when they are let and free, and for some what they cost."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contracts import vacancy
from contracts.admin.stairwells import RegisterAdmin
from contracts.models import Apartment, ApartmentRent
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeInline, OwnFilters
from gotene.backoffice.parts import tag, today
from gotene.dates import short_date


class VacancyFilter(admin.SimpleListFilter):
    title = _("letting")
    parameter_name = "letting"

    def lookups(self, request, model_admin):
        return [
            ("vacant", _("vacant")),
            ("soon", _("soon vacant")),
            ("let", _("let until further notice")),
            ("blocked", _("not to be let")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case "vacant":
                return queryset.vacant_from(today())
            case "soon":
                return vacancy.soon_vacant(queryset, today())
            case "let":
                return vacancy.let_until_further_notice(queryset)
            case "blocked":
                return queryset.exclude(block_reason="")
        return queryset


class ApartmentList(OwnFilters):
    def get_results(self, request):
        super().get_results(request)
        self.result_list = vacancy.read_last_let(list(self.result_list), today())


class RentInline(BackOfficeInline):
    model = ApartmentRent
    view_permission = Permission.SEE_RENTS
    change_permission = Permission.CHANGE_REGISTER
    add_permission = Permission.CHANGE_REGISTER

    def has_change_permission(self, request, obj=None):
        return self.has_view_permission(request, obj) and super().has_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_view_permission(request, obj) and super().has_add_permission(request, obj)


@admin.register(Apartment)
class ApartmentAdmin(RegisterAdmin):
    list_display = ("object_number", "place", "town", "kind", "area", "floor", "has_lift", "vacancy")
    list_display_links = ("object_number", "place")
    list_filter = (VacancyFilter, "kind", "stairwell__city", "landlord", "has_lift")
    search_fields = ("object_number__istartswith", "stairwell__street_address", "apartment_number__exact")
    search_help_text = _("Search for an object number, a street or an apartment number.")
    # Counting each choice of each filter would count the whole register over and over.
    show_facets = admin.ShowFacets.NEVER
    # Eight columns: a hundred rows of them take the admin twice as long as other lists.
    list_per_page = 50
    autocomplete_fields = ("stairwell", "landlord")
    inlines = (RentInline,)
    change_form_template = "admin/contracts/apartment/change_form.html"
    empty_text = _("There are no apartments in the register. Read them from the property system's export.")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("stairwell")

    def get_changelist(self, request, **kwargs):
        return ApartmentList

    @admin.display(description=_("address"), ordering="stairwell__street_address")
    def place(self, apartment):
        return str(apartment)

    @admin.display(description=_("town"), ordering="stairwell__city")
    def town(self, apartment):
        return apartment.stairwell.city

    @admin.display(description=_("letting"))
    def vacancy(self, apartment):
        if apartment.block_reason:
            return tag(_("not to be let"), "warning")
        free = vacancy.free_from(apartment, today())
        if free is None:
            return _("let")
        if free <= today():
            return tag(_("vacant"), "success")
        return tag(_("vacant from %(day)s") % {"day": short_date(free)}, "info")

    def page_context(self, request, obj):
        vacancy.read_last_let([obj], today())
        sees_leases = request.staff.may(Permission.SEE_LEASES)
        return {
            "free_from": vacancy.free_from(obj, today()),
            "is_vacant": obj.last_let is None,
            "lettings": [
                {
                    "begins_on": letting.period.lower,
                    "last_day": letting.last_day,
                    "social": letting.social_contract_id is not None,
                    "url": _letting_url(letting, sees_leases),
                }
                for letting in vacancy.lettings_of(obj)
            ],
        }


def _letting_url(letting, sees_leases):
    if letting.social_contract_id:
        return reverse("admin:contracts_socialcontract_change", args=[letting.social_contract_id])
    return reverse("admin:contracts_lease_change", args=[letting.lease_id]) if sees_leases else ""
