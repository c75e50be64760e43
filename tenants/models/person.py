"""People. A person is a number that everyone may see; the identity lies in a table of its own."""

import re

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gotene.access.database_roles import DatabaseRole
from gotene.access.roles import Permission
from gotene.audit.history import tracked
from gotene.audit.readings import shown_person
from tenants.personal_numbers import parsed


def validate_personal_number(value):
    """Twelve digits with a right check digit; coordination numbers (day + 60) too. Swedish: personnummer."""
    try:
        right = parsed(value) == value
    except ValueError:
        right = False
    if not right:
        raise ValidationError(
            _("Write the personal number with twelve digits, for example 199001012385, and check the last one."),
            code="personal_number",
        )


class PersonQuerySet(models.QuerySet):
    def in_cases_of(self, staff):
        """Those of the cases that `staff` sees."""
        cases = apps.get_model("tenants", "Case").objects.visible_to(staff)
        return self.filter(memberships__household__cases__in=cases).distinct()

    def of_case(self, case):
        """Those of the household that the case is about, with what its reader may know of each."""
        return (
            self.filter(memberships__household=case.household_id)
            .select_related("identity")
            .order_by("number")
            .distinct()
        )

    def handled_by(self, staff):
        """Those whom `staff` is a named handler of."""
        return self.filter(handlers__staff=staff, handlers__ended_on__isnull=True)

    def visible_to(self, staff):
        """Whose own pages `staff` sees: of one's cases, of one's own organisation's leases, and those one handles.

        Who a protected person is, is shown only by a reveal.
        """
        if staff is None or not staff.active:
            return self.none()
        theirs = self.in_cases_of(staff)
        if staff.in_housing and staff.may(Permission.SEE_LEASES):
            theirs = self.filter(identity__organisation=staff.organisation_id)
        return self.filter(Q(pk__in=theirs.values("pk")) | Q(pk__in=self.handled_by(staff).values("pk")))


class Person(models.Model):
    number = models.CharField(_("number"), max_length=10, unique=True)

    history = tracked()
    objects = PersonQuerySet.as_manager()

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
        known = self.known
        if known is None:
            # The company sees who lives where: a number beside an address would lead from what is said of one to the
            # other. Its named handlers are shown the number on the contract's page.
            if connection.role == DatabaseRole.HOUSING:
                return _now("Protected person")
            return _now("Protected person %(number)s") % {"number": self.number}
        return f"{known.given_name} {known.family_name}"

    @property
    def known(self):
        """The identity where it is this reader's to see, else None. Never assume that `identity` is there.

        Whoever asks for it is shown the person: the read log says so.
        """
        identity = getattr(self, "identity", None)
        if identity is not None:
            shown_person(self.pk)
        return identity


def with_names(text, people):
    """`text` with the numbers of `people` replaced by their names, as its reader may see them."""
    names = {person.number: person.name for person in people}
    return re.sub(r"\bP-\d{4,}\b", lambda number: names.get(number[0], number[0]), text)
