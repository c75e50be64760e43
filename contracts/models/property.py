"""The register: landlords, properties, stairwells and apartments."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import ApartmentType, LandlordKind
from gotene.access.roles import Permission
from gotene.access.scope import ByPermissionQuerySet, SharedQuerySet
from gotene.audit.history import tracked

POSTAL_CODE = RegexValidator(r"^\d{3} \d{2}$", _("Write the postal code as 533 30."))
APARTMENT_NUMBER = RegexValidator(r"^\d{4}$", _("The apartment number is four digits, for example 1003."))


class Landlord(models.Model):
    name = models.CharField(_("name"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=LandlordKind, default=LandlordKind.PRIVATE)

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("landlord")
        verbose_name_plural = _("landlords")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind=LandlordKind.MUNICIPAL),
                name="landlord_one_municipal_company",
                violation_error_message=_("There is already a municipal company."),
                violation_error_code="landlord_one_municipal_company",
            )
        ]

    def __str__(self):
        return self.name


class Property(models.Model):
    # Svenska: fastighet och fastighetsbeteckning.
    landlord = models.ForeignKey(
        # A landlord with properties is never removed.
        Landlord,
        on_delete=models.PROTECT,
        related_name="properties",
        verbose_name=_("landlord"),
    )
    designation = models.CharField(_("property designation"), max_length=100, unique=True)

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("property")
        verbose_name_plural = _("properties")
        ordering = ["designation"]

    def __str__(self):
        return self.designation


class Stairwell(models.Model):
    """Svenska: trappuppgång. One street address and entrance of a property."""

    property = models.ForeignKey(
        # A property with stairwells is never removed.
        Property,
        on_delete=models.PROTECT,
        related_name="stairwells",
        verbose_name=_("property"),
    )
    street_address = models.CharField(_("street address"), max_length=100)
    entrance = models.CharField(_("entrance"), max_length=5, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=6, validators=[POSTAL_CODE])
    city = models.CharField(_("town"), max_length=50)
    # The building's year: one property may have buildings of several ages.
    built_year = models.PositiveSmallIntegerField(_("built"), null=True, blank=True)

    history = tracked()
    objects = SharedQuerySet.as_manager()

    class Meta:
        verbose_name = _("stairwell")
        verbose_name_plural = _("stairwells")
        ordering = ["city", "street_address", "entrance"]
        constraints = [
            models.UniqueConstraint(
                fields=["property", "street_address", "entrance"],
                name="stairwell_unique",
                violation_error_message=_("This stairwell is already in the register."),
                violation_error_code="stairwell_unique",
            ),
            models.CheckConstraint(
                condition=Q(postal_code__regex=r"^\d{3} \d{2}$"),
                name="stairwell_postal_code_form",
                violation_error_message=_("Write the postal code as 533 30."),
                violation_error_code="stairwell_postal_code_form",
            ),
        ]

    def __str__(self):
        return self.street_address


class ApartmentQuerySet(SharedQuerySet):
    def with_address(self):
        return self.select_related("stairwell__property__landlord")

    def vacant_from(self, day):
        """Apartments that nobody rents on `day` or later and that are not blocked.

        Asked of the occupancy table, which knows of every lease whoever may read it.
        """
        let = Q(occupancies__period__overlap=DateRange(day, None, "[]"))
        return self.filter(block_reason="").exclude(let)

    def in_offer(self):
        """Apartments offered to the social services and not yet answered."""
        return self.filter(offers__answer="")


class Apartment(models.Model):
    stairwell = models.ForeignKey(
        # A stairwell with apartments is never removed.
        Stairwell,
        on_delete=models.PROTECT,
        related_name="apartments",
        verbose_name=_("stairwell"),
    )
    landlord = models.ForeignKey(
        # The same as the property's landlord; here so that the object number is unique per landlord.
        Landlord,
        on_delete=models.PROTECT,
        related_name="apartments",
        verbose_name=_("landlord"),
    )
    # Svenska: objektsnummer i fastighetssystemet.
    object_number = models.CharField(_("object number"), max_length=30)
    # Svenska: lägenhetsnummer enligt Lantmäteriet.
    apartment_number = models.CharField(_("apartment number"), max_length=4, validators=[APARTMENT_NUMBER])
    floor = models.SmallIntegerField(_("floor"))
    kind = models.CharField(_("size"), max_length=6, choices=ApartmentType)
    area = models.DecimalField(_("area, m²"), max_digits=6, decimal_places=1, validators=[MinValueValidator(1)])
    has_lift = models.BooleanField(_("lift"), default=False)
    has_balcony = models.BooleanField(_("balcony"), default=False)
    # Svenska: spärr, till exempel renovering.
    block_reason = models.CharField(_("not to be let because of"), max_length=100, blank=True)

    history = tracked()
    objects = ApartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("apartment")
        verbose_name_plural = _("apartments")
        ordering = ["object_number"]
        # The order of the back office's list, so that a page of it is read and not sorted out of all.
        indexes = [models.Index(fields=["object_number", "-id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["landlord", "object_number"],
                name="apartment_object_number_unique",
                violation_error_message=_("There is already an apartment with this object number."),
                violation_error_code="apartment_object_number_unique",
            ),
            models.UniqueConstraint(
                fields=["stairwell", "apartment_number"],
                name="apartment_number_unique_in_stairwell",
                # Checked after each statement; an import defers it, so that two apartments can swap numbers.
                deferrable=models.Deferrable.IMMEDIATE,
                violation_error_message=_("There is already an apartment with this number at the address."),
                violation_error_code="apartment_number_unique_in_stairwell",
            ),
            models.CheckConstraint(
                condition=Q(apartment_number__regex=r"^\d{4}$"),
                name="apartment_number_form",
                violation_error_message=_("The apartment number is four digits, for example 1003."),
                violation_error_code="apartment_number_form",
            ),
            models.CheckConstraint(
                condition=Q(area__gt=0),
                name="apartment_area_positive",
                violation_error_message=_("The area must be more than 0 m²."),
                violation_error_code="apartment_area_positive",
            ),
        ]

    def __str__(self):
        return f"{self.stairwell.street_address}, {_('apt')} {self.apartment_number}"

    @property
    def rooms(self):
        return ApartmentType(self.kind).rooms


class ApartmentRentQuerySet(ByPermissionQuerySet):
    needed_to_see = Permission.SEE_RENTS


class ApartmentRent(models.Model):
    """The monthly rent, in a table of its own: the company's, not shared."""

    apartment = models.OneToOneField(
        # An apartment with a rent is never removed.
        Apartment,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="rent",
        verbose_name=_("apartment"),
    )
    monthly = models.DecimalField(_("rent a month, kr"), max_digits=9, decimal_places=2)

    history = tracked()
    objects = ApartmentRentQuerySet.as_manager()

    class Meta:
        verbose_name = _("rent")
        verbose_name_plural = _("rents")
        constraints = [
            models.CheckConstraint(
                condition=Q(monthly__gt=0),
                name="apartment_rent_positive",
                violation_error_message=_("The rent must be more than 0 kr."),
                violation_error_code="apartment_rent_positive",
            )
        ]

    def __str__(self):
        return str(self.apartment)
