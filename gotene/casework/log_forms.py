"""Forms of the log review and of the log extract."""

import re

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import ROLES_OF, Side
from gotene.audit.enums import REASONS_TO_LOOK, ReviewOutcome
from gotene.audit.models import LogReviewOutcome
from gotene.casework.log_facts import person_with_number, person_with_personal_number
from gotene.forms import DateField, LongText, not_in_future
from tenants.personal_numbers import parsed

LEFT, SIGNED = "kvar", "klara"
AT_RANDOM = "slump"
PERSON_NUMBER = re.compile(r"p-?[0-9]{1,9}", re.ASCII)
# How far back the form proposes to look.
PROPOSED = relativedelta(years=1)


class ItemFilter(forms.Form):
    """Which of a review's readings are shown; whatever cannot be understood shows all."""

    visa = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[(LEFT, _("Left to review")), (SIGNED, _("Signed")), ("alla", _("All"))],
    )
    skal = forms.ChoiceField(
        label=_("Why it was chosen"),
        required=False,
        choices=[("", _("All reasons")), *REASONS_TO_LOOK.items(), (AT_RANDOM, _("Drawn at random"))],
    )
    enhet = forms.ChoiceField(label=_("Role"), required=False)

    def __init__(self, *args, side, **kwargs):
        super().__init__(*args, **kwargs)
        roles = [(role.value, role.label) for role in ROLES_OF[Side(side)]]
        self.fields["enhet"].choices = [("", _("All roles")), *roles]

    def apply(self, items):
        self.is_valid()
        show, why, unit = (self.cleaned_data.get(name) for name in ("visa", "skal", "enhet"))
        if show in (LEFT, "", None):
            items = items.unsigned()
        elif show == SIGNED:
            items = items.filter(outcome__isnull=False)
        if why == AT_RANDOM:
            items = items.filter(flags=[])
        elif why:
            items = items.filter(flags__contains=[why])
        return items.filter(unit=unit) if unit else items


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What you find"),
        choices=ReviewOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you find.")},
    )
    note = forms.CharField(
        label=_("Your note"),
        required=False,
        max_length=LogReviewOutcome._meta.get_field("note").max_length,
        widget=LongText,
        help_text=_("What the person answered, or what is not in order. Write nothing about the household."),
    )

    def clean(self):
        said = super().clean()
        if (
            said.get("outcome") in (ReviewOutcome.ASKED, ReviewOutcome.NOT_IN_ORDER)
            and not said.get("note", "").strip()
        ):
            self.add_error("note", _("Write what the person answered, or what is not in order."))
        return said


class ExtractForm(forms.Form):
    """Whom the extract is about and of which days. A personal number is looked up and goes no further."""

    person = forms.CharField(
        label=_("The person's number"),
        max_length=20,
        help_text=_("The number here, such as P-0012, or the personal number."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    first = DateField(label=_("From"), validators=[not_in_future])
    last = DateField(label=_("Until"), validators=[not_in_future])

    def __init__(self, *args, **kwargs):
        today = timezone.localdate()
        super().__init__(*args, initial={"first": today - PROPOSED, "last": today}, **kwargs)

    def clean_person(self):
        typed = self.cleaned_data["person"].strip().casefold()
        if PERSON_NUMBER.fullmatch(typed):
            found = person_with_number(f"P-{typed.lstrip('p-').zfill(4)}")
        else:
            try:
                found = person_with_personal_number(parsed(typed))
            except ValueError:
                raise ValidationError(
                    _("Write a number such as P-0012, or a personal number with ten or twelve digits."), code="invalid"
                ) from None
        if found is None:
            raise ValidationError(
                _(
                    "Nobody with that number can be found here. A protected person is found by the P-number alone: "
                    "ask one of the person's named handlers for it."
                ),
                code="unknown",
            )
        return found

    def clean(self):
        said = super().clean()
        if said.get("first") and said.get("last") and said["first"] > said["last"]:
            self.add_error("last", _("The last day cannot be before the first day."))
        return said
