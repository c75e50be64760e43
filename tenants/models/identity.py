"""Identities: who a person is, in a table of its own that row rules keep for those who may know."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gotene import keys
from gotene.accounts.models import Organisation
from gotene.audit.history import tracked
from gotene.keys import Purpose
from gotene.refusals import trigger_sentence
from tenants.enums import Protection
from tenants.models.case import Case
from tenants.models.handler import Handler
from tenants.models.household import HouseholdMember
from tenants.models.person import Person, validate_personal_number
from tenants.models.reveal import Reveal
from tenants.personal_numbers import masked

REGISTERED_ALREADY = _("This person is already registered: choose the person in the list.")
ONE_OF_EACH_NUMBER = "identity_personal_number_unique"

trigger_sentence(
    "protected_person_has_handler",
    _("A protected person needs at least one named handler who works here. Name another first."),
)


class IdentityQuerySet(models.QuerySet):
    def numbered(self, number):
        """Those with the personal number `number` (twelve digits); none for an empty one.

        What is stored was made with one of the keys: which, only a look for each of them tells.
        """
        return self.filter(personal_number_digest__in=_digests(number)) if number else self.none()

    def known_to(self, staff):
        """Those that nothing protects, and of the protected those that are shown to `staff`, a named handler, now."""
        handled = Handler.objects.running().filter(staff=staff).values("person")
        shown = Reveal.objects.running().filter(staff=staff).values("person")
        return self.filter(Q(protection="") | Q(person__in=handled) & Q(person__in=shown))

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
    # Svenska: personnummer eller samordningsnummer; tomt när det saknas. Read and written as `personal_number`.
    personal_number_sealed = models.TextField(_("personal number, encrypted"), blank=True, default="", editable=False)
    personal_number_digest = models.CharField(
        _("personal number, keyed digest"), max_length=64, blank=True, default="", editable=False
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
                fields=["organisation", "personal_number_digest"],
                condition=~Q(personal_number_digest=""),
                name=ONE_OF_EACH_NUMBER,
                violation_error_message=REGISTERED_ALREADY,
                violation_error_code=ONE_OF_EACH_NUMBER,
            ),
            models.CheckConstraint(
                # No number lies there as it is, by any way in.
                condition=Q(personal_number_sealed="", personal_number_digest="")
                | Q(
                    personal_number_sealed__regex=r"^gAAAA[A-Za-z0-9_-]+=*$",
                    personal_number_digest__regex=r"^[0-9a-f]{64}$",
                ),
                name="identity_personal_number_sealed",
                violation_error_message=_("A personal number is kept encrypted, together with what finds it again."),
                violation_error_code="identity_personal_number_sealed",
            ),
        ]

    def __str__(self):
        return self.person.number

    @property
    def personal_number(self):
        """Twelve digits, or "" when there is none. Raises InvalidToken when none of the keys opens it."""
        return keys.decrypt(self.personal_number_sealed, Purpose.PERSONAL_NUMBER) if self.personal_number_sealed else ""

    @personal_number.setter
    def personal_number(self, number):
        """Encrypts `number` once and for all: what is saved, and what its history says, are the same token.

        The number that is there already changes nothing. Raises ValidationError for what is no personal number.
        """
        if number == self.personal_number:
            return
        if not number:
            self.personal_number_sealed = self.personal_number_digest = ""
            return
        try:
            validate_personal_number(number)
        except ValidationError as wrong:
            raise ValidationError({"personal_number": wrong.error_list}) from None
        self.personal_number_sealed = keys.encrypt(number, Purpose.PERSONAL_NUMBER)
        self.personal_number_digest = _digests(number)[0]

    @property
    def masked_number(self):
        """The day of birth alone, as it stands on a page: "19900101-••••"; empty when there is no number."""
        return masked(self.personal_number)

    def clean(self):
        """While keys are changed, the digests of one number differ: what the constraint does not see is seen here."""
        others = {*_digests(self.personal_number)} - {self.personal_number_digest} if self.personal_number else ()
        same = Identity.objects.filter(organisation=self.organisation_id, personal_number_digest__in=others)
        if others and same.exclude(pk=self.pk).exists():
            raise ValidationError(REGISTERED_ALREADY, code=ONE_OF_EACH_NUMBER)


def _digests(number):
    return keys.digests(number, Purpose.PERSONAL_NUMBER_LOOKUP)
