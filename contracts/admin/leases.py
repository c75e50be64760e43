"""Ordinary leases and their tenants: the company's own, never the social services'."""

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from contracts.admin.parts import CONTRACTS
from contracts.company_tenants import company_tenants
from contracts.models import Lease
from gotene.access.roles import Permission
from gotene.backoffice.model_admin import BackOfficeAdmin
from gotene.backoffice.parts import Running, day
from tenants.models import Handler, Person


class TenantChoice(forms.ModelChoiceField):
    """A person by name, where Django would write the number alone."""

    def label_from_instance(self, person):
        return choice_label(person)


def choice_label(person):
    return f"{person.name} ({person.number})"


@admin.register(Lease)
class LeaseAdmin(BackOfficeAdmin):
    group = CONTRACTS
    view_permission = Permission.SEE_LEASES
    change_permission = Permission.CHANGE_LEASES
    add_permission = Permission.CHANGE_LEASES
    lead = _("The company's ordinary leases. Only Götenebostäder sees them.")
    list_display = ("apartment", "tenant_name", day(Lease, "begins_on"), day(Lease, "ends_on"))
    list_filter = (Running, "apartment__stairwell__city")
    search_fields = (
        "apartment__object_number__istartswith",
        "apartment__stairwell__street_address",
        "tenant__identity__given_name",
        "tenant__identity__family_name",
        "tenant__number__iexact",
    )
    search_help_text = _("Search for an object number, a street or a tenant.")
    list_select_related = ("apartment__stairwell", "tenant__identity")
    # Counting each choice of each filter would count all leases over and over.
    show_facets = admin.ShowFacets.NEVER
    autocomplete_fields = ("apartment", "tenant")

    def get_fields(self, request, obj=None):
        tenant = ("tenant_name", "who_knows") if obj is not None and obj.tenant_id else ("tenant",)
        return ("apartment", *tenant, "begins_on", "ends_on")

    def get_readonly_fields(self, request, obj=None):
        """A lease does not move: another apartment or tenant is another lease."""
        own = super().get_readonly_fields(request, obj)
        return own if obj is None else (*own, "apartment", "tenant_name", "who_knows")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "tenant":
            kwargs |= {"form_class": TenantChoice, "queryset": company_tenants(request.staff)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["help_texts"] = {
            "tenant": _("Leave it empty when the property system keeps the tenant."),
            "ends_on": _("The last day of the lease. Leave it empty until notice has been given."),
        }
        return super().get_form(request, obj, change=change, **kwargs)

    @admin.display(description=_("tenant"), ordering="tenant__identity__family_name")
    def tenant_name(self, lease):
        return lease.tenant.name if lease.tenant else None

    @admin.display(description=_("For the tenant"))
    def who_knows(self, lease):
        """The way to the page that says what the company knows of the tenant."""
        if lease.tenant is None or lease.tenant.known is None:
            return "–"
        url = reverse("who_knows_here", args=[lease.tenant.number])
        return format_html('<a href="{}">{}</a>', url, _("Who knows what about me?"))


@admin.register(Person)
class TenantAdmin(BackOfficeAdmin):
    """The company's tenants, to be chosen in a form: leaseholders and those the company registered itself."""

    view_permission = Permission.SEE_LEASES
    list_display = ("name", "number")
    search_fields = ("identity__given_name", "identity__family_name", "number__iexact")
    list_select_related = ("identity",)
    fields = ("number", "name", "who")
    readonly_fields = ("name", "who")

    def has_module_permission(self, request):
        return False

    def get_queryset(self, request):
        handled = Handler.objects.visible_to(request.staff).running().filter(person=OuterRef("pk"), staff=request.staff)
        return company_tenants(request.staff).annotate(handled=Exists(handled))

    def choice_label(self, obj):
        return choice_label(obj)

    @admin.display(description=_("name"), ordering="identity__family_name")
    def name(self, person):
        return person.name

    @admin.display(description=_("Personal number"))
    def who(self, person):
        """The day of birth alone, and for whoever may be shown the rest the way there."""
        known = person.known
        if known is None and not person.handled:
            return "–"
        label = _("Show the personal number") if known else _("Show who the person is")
        number = known.masked_number if known else ""
        return format_html('{} <a href="{}">{}</a>', number, reverse("reveal", args=[person.number]), label)
