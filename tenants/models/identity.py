"""Identities: who a person is, in a table of its own that row rules keep for those who may know."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene.accounts.models import Organisation
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.enums import Protection
from tenants.models.case import Case
from tenants.models.handler import Handler
from tenants.models.household import HouseholdMember
from tenants.models.person import Person, validate_personal_number

trigger_sentence(
    "protected_person_has_handler",
    _("A protected person needs at least one named handler who works here. Name another first."),
)


class IdentityQuerySet(models.QuerySet):
    def known_to(self, staff):
        """Those that nothing protects, and of the protected those that `staff` is a named handler of."""
        handled = Handler.objects.running().filter(staff=staff).values("person")
        return self.filter(Q(protection="") | Q(person__in=handled))

    def visible_to(self, staff):
        """Those of the people in the cases that `staff` sees, where `staff` may know them."""
        cases = Case.objects.visible_to(staff)
        people = HouseholdMember.objects.filter(household__cases__in=cases).values("person")
        return self.known_to(staff).filter(person__in=people)


class Identity(models.Model):
    """Who a person is: name, personal number, contact. Seen only by those who may."""

    person = models.OneToOneField(
        # An identity is erased by retention together with its person, never by deleting the person alone.
        Person,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="identity",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        # The controller that registered the person; organisations are never removed.
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("registered by"),
    )
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    # Svenska: personnummer eller samordningsnummer, 12 siffror; tomt när det saknas.
    personal_number = models.CharField(
        _("personal number"),
        max_length=12,
        blank=True,
        validators=[
            RegexValidator(r"^\d{12}$", _("Write the personal number with twelve digits.")),
            validate_personal_number,
        ],
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # Empty for most people. Any value makes the row the named handlers' alone.
    protection = models.CharField(_("protected identity"), max_length=12, choices=Protection, blank=True, default="")

    history = tracked()
    objects = IdentityQuerySet.as_manager()

    class Meta:
        verbose_name = _("identity")
        verbose_name_plural = _("identities")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "personal_number"],
                condition=~Q(personal_number=""),
                name="identity_personal_number_unique",
                violation_error_message=_("This person is already registered: choose the person in the list."),
                violation_error_code="identity_personal_number_unique",
            ),
            models.CheckConstraint(
                condition=Q(personal_number="") | Q(personal_number__regex=r"^\d{12}$"),
                name="identity_personal_number_form",
                violation_error_message=_("Write the personal number with twelve digits."),
                violation_error_code="identity_personal_number_form",
            ),
        ]

    def __str__(self):
        return self.person.number
