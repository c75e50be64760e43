"""People. A person is a number that everyone may see; the identity lies in a table of its own."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from personnummer.personnummer import Personnummer, PersonnummerException

from gotene.accounts.models import Organisation
from gotene.audit.history import tracked
from gotene.refusals import trigger_sentence
from tenants.enums import Protection

trigger_sentence(
    "protected_person_has_handler",
    _("A protected person needs at least one named handler who works here. Name another first."),
)


def validate_personal_number(value):
    """Twelve digits with a right check digit; coordination numbers (day + 60) too. Swedish: personnummer."""
    try:
        Personnummer(value)
    except PersonnummerException:
        raise ValidationError(
            _("Write the personal number with twelve digits, for example 199001012385, and check the last one."),
            code="personal_number",
        ) from None


class Person(models.Model):
    number = models.CharField(_("number"), max_length=10, unique=True)

    history = tracked()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^P-\d{4,}$"),
                name="person_number_form",
                violation_error_message=_("A person's number is P- and at least four digits."),
                violation_error_code="person_number_form",
            )
        ]

    def __str__(self):
        return self.number

    @property
    def name(self):
        """The name, or the pseudonym where the identity is not this reader's to see.

        The one way to a name: lists, pages, mail and PDF all go through here.
        """
        identity = getattr(self, "identity", None)
        if identity is None:
            return _now("Protected person %(number)s") % {"number": self.number}
        return f"{identity.given_name} {identity.family_name}"


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
