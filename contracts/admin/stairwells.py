"""Landlords, properties and stairwells: what the apartments lie in."""

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import REGISTER
from contracts.models import Apartment, Landlord, Property, Stairwell
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin


def _count(rows, outer):
    """How many `rows` each row has: counted for the rows of the page, not for the whole register."""
    counted = rows.order_by().values(outer).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


class RegisterAdmin(BackOfficeAdmin):
    group = REGISTER
    change_permission = Permission.CHANGE_REGISTER
    add_permission = Permission.CHANGE_REGISTER


@admin.register(Stairwell)
class StairwellAdmin(RegisterAdmin):
    list_display = ("street_address", "entrance", "postal_code", "city", "property", "built_year", "apartment_count")
    list_filter = ("city", "property__landlord")
    search_fields = ("street_address", "property__designation", "postal_code")
    search_help_text = _("Search for a street, a property or a postal code.")
    list_select_related = ("property",)
    autocomplete_fields = ("property",)

    def get_queryset(self, request):
        inside = Apartment.objects.visible_to(request.staff).filter(stairwell=OuterRef("pk"))
        return super().get_queryset(request).annotate(apartment_count=_count(inside, "stairwell"))

    @admin.display(description=_("apartments"), ordering="apartment_count")
    def apartment_count(self, stairwell):
        return stairwell.apartment_count


@admin.register(Property)
class PropertyAdmin(RegisterAdmin):
    list_display = ("designation", "landlord", "stairwell_count")
    list_filter = ("landlord",)
    search_fields = ("designation",)
    search_help_text = _("Search for a property designation.")
    list_select_related = ("landlord",)

    def get_queryset(self, request):
        inside = Stairwell.objects.visible_to(request.staff).filter(property=OuterRef("pk"))
        return super().get_queryset(request).annotate(stairwell_count=_count(inside, "property"))

    @admin.display(description=_("stairwells"), ordering="stairwell_count")
    def stairwell_count(self, property):
        return property.stairwell_count


@admin.register(Landlord)
class LandlordAdmin(RegisterAdmin):
    list_display = ("name", "kind")
    search_fields = ("name",)
