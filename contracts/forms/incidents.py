"""What has gone wrong, step by step. Both organisations read all of it."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.actions.incidents import LAW_STEPS
from contracts.enums import IncidentStepKind, RentLink, Responsible
from contracts.forms.plain_words import plain_words
from contracts.models import Incident, IncidentStep, Repair
from gotene.audit.hold import hold
from gotene.dates import add_months
from gotene.forms import DateField, not_in_future

# How many months back rent is reported here; what is older is a claim, and not an incident.
MONTHS_BACK = 12
TEXT_LENGTH = Incident._meta.get_field("text").max_length
NOTE_LENGTH = IncidentStep._meta.get_field("note").max_length
WHAT_LENGTH = Repair._meta.get_field("what").max_length


class Kronor(forms.DecimalField):
    """An amount as people write it: "6 500", "6500,50" or "6 500 kr"."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"\s|kr\.?$|kronor$", "", value.strip().casefold()).replace(",", ".")
        return super().to_python(value)


class SeenOrHeardForm(forms.Form):
    """Disturbance, damage, no access: the day, and what was seen or heard."""

    happened_on = DateField(label=_("When did it happen?"), initial=timezone.localdate, validators=[not_in_future])
    text = forms.CharField(
        label=_("What was seen or heard?"),
        max_length=TEXT_LENGTH,
        validators=[plain_words],
        help_text=_("One or two sentences. For example: loud music between 1 and 4 at night."),
        error_messages={"required": _("Write what was seen or heard.")},
    )

    def about(self):
        """What `report_incident` takes."""
        return self.cleaned_data


class LateRentForm(forms.Form):
    """Late rent of one link: the company's claim on the municipality, or the municipality's on the resident."""

    rent_month = forms.ChoiceField(label=_("Rent for which month?"))
    amount = Kronor(
        label=_("How much is missing? (SEK)"),
        min_value=1,
        max_value=999_999,
        max_digits=9,
        decimal_places=2,
        error_messages={
            "required": _("Write the amount that is missing."),
            "invalid": _("Write the amount in kronor."),
        },
    )
    text = forms.CharField(
        label=_("Anything that helps to sort it out"),
        max_length=TEXT_LENGTH,
        required=False,
        validators=[plain_words],
    )

    def __init__(self, *args, link: RentLink, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.link = link
        self.months = {month.isoformat(): month for month in _late_months(today)}
        self.fields["rent_month"].choices = [
            (name, f"{MONTHS[month.month]} {month.year}") for name, month in self.months.items()
        ]

    def about(self):
        """What `report_incident` takes."""
        return {**self.cleaned_data, "rent_month": self.months[self.cleaned_data["rent_month"]], "link": self.link}


def _late_months(today):
    """The first day of each month whose rent should have come before today, the latest first."""
    ahead = add_months(today.replace(day=1), 1)
    months = (add_months(ahead, -back) for back in range(MONTHS_BACK + 1))
    return [month for month in months if rules.rent_due_on(month.year, month.month) < today]


class HearForm(forms.Form):
    YES, NO = "yes", "no"

    answered = forms.ChoiceField(
        label=_("Is there an answer?"),
        choices=[
            (YES, _("Yes, there is an answer")),
            (NO, _("No, there has been a chance to answer, and that day has passed")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether there is an answer.")},
    )
    day = DateField(
        label=_("The day of the answer, or the last day to answer"),
        initial=timezone.localdate,
        validators=[not_in_future],
    )
    note = forms.CharField(
        label=_("What was the answer?"),
        max_length=NOTE_LENGTH,
        validators=[plain_words],
        help_text=_("Briefly, in their own words where that is possible."),
        error_messages={"required": _("Write briefly what the answer was.")},
    )
    # An answer is written down only where there is one, which the browser cannot know.
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = not self.is_bound or self.data.get("answered") == self.YES

    def about(self):
        """What `hear` takes."""
        return {**self.cleaned_data, "answered": self.cleaned_data["answered"] == self.YES}


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[
            (IncidentStepKind.CONFIRMED, _("Confirmed: it counts, and is put right")),
            (IncidentStepKind.NOT_CLEARED, _("Could not be cleared up: it never counts, and disappears from here")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what came of it.")},
    )
    note = forms.CharField(
        label=_("How it was made clear"), max_length=NOTE_LENGTH, required=False, validators=[plain_words]
    )


class LawStepForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What was done?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was done.")},
    )
    day = DateField(label=_("Day"), initial=timezone.localdate, validators=[not_in_future])
    note = forms.CharField(
        label=_("Reference or how it was sent"), max_length=NOTE_LENGTH, required=False, validators=[plain_words]
    )

    def __init__(self, *args, incident, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in LAW_STEPS.get(incident.kind, ())]


class RepairForm(forms.Form):
    """Agreeing on a repair, or on something else; `seen` is the version that was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    what = forms.CharField(
        label=_("What is done?"),
        max_length=WHAT_LENGTH,
        validators=[plain_words],
        help_text=_("For example: the resident pays SEK 3,000 and the rest in January."),
        error_messages={"required": _("Write what is done.")},
    )
    due_on = DateField(label=_("By when?"))
    responsible = forms.ChoiceField(
        label=_("Who does it?"),
        choices=Responsible,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who does it.")},
    )

    def __init__(self, data=None, *, repair=None, **kwargs):
        self.newest, initial = None, {}
        if repair is not None:
            if data is not None:
                hold(repair)
            self.newest = repair.history.select_related("history_user").first()
            initial = {name: getattr(self.newest, name) for name in ("what", "due_on", "responsible")}
        super().__init__(data, initial={**initial, "seen": str(self.newest.pk) if self.newest else ""}, **kwargs)

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise ValidationError(
                _("Give time to put it right: choose today or a later day."), code="repair_due_after_agreed"
            )
        return due_on

    def clean(self):
        cleaned = super().clean()
        if cleaned.pop("seen", "") != self["seen"].initial:
            # What was typed stays; sent once more, it has been compared with what the other one wrote.
            self.data = self.data.copy()
            self.data["seen"] = self["seen"].initial
            raise ValidationError(
                _(
                    "%(who)s has changed the agreement while you were writing. Now it says "
                    '"%(what)s" by %(due_on)s. Save again if what you wrote is to hold.'
                ),
                code="changed_meanwhile",
                params={
                    "who": self.newest.history_user or _("Somebody"),
                    "what": self.newest.what,
                    "due_on": self.newest.due_on,
                },
            )
        return cleaned


class PutRightForm(forms.Form):
    done_on = DateField(label=_("When was it put right?"), initial=timezone.localdate, validators=[not_in_future])
