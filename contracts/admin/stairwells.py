"""Landlords, properties and stairwells: what the apartments lie in."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import REGISTER
from contracts.models import Landlord, Property, Stairwell
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin


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
        return super().get_queryset(request).annotate(apartment_count=Count("apartments"))

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
        return super().get_queryset(request).annotate(stairwell_count=Count("stairwells"))

    @admin.display(description=_("stairwells"), ordering="stairwell_count")
    def stairwell_count(self, property):
        return property.stairwell_count


@admin.register(Landlord)
class LandlordAdmin(RegisterAdmin):
    list_display = ("name", "kind", "apartment_count")
    search_fields = ("name",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(apartment_count=Count("apartments"))

    @admin.display(description=_("apartments"), ordering="apartment_count")
    def apartment_count(self, landlord):
        return landlord.apartment_count
