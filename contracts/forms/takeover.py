"""The forms of a takeover. Both organisations read what is written in them."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.forms.terms import nothing_about_support
from contracts.models import Takeover
from contracts.takeover_rules import first_day_by_default
from gotene.documents.fields import ScanField
from gotene.forms import DateField, not_in_future


class PrepareTakeoverForm(forms.Form):
    tenant = forms.ChoiceField(
        label=_("Who takes over the lease"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who takes over the lease.")},
    )
    new_lease_from = DateField(
        label=_("The new lease begins"),
        help_text=_("Usually the first of a month. The sublease and the social contract end the day before."),
    )

    def __init__(self, *args, adults, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in adults}
        self.fields["tenant"].choices = [(key, person.name) for key, person in self.people.items()]
        if len(adults) == 1:
            self.fields["tenant"].initial = adults[0].pk
        self.fields["new_lease_from"].initial = first_day_by_default(today)

    def clean_tenant(self):
        return self.people[self.cleaned_data["tenant"]]


class YesForm(forms.Form):
    said_on = DateField(label=_("Said yes on"), initial=timezone.localdate, validators=[not_in_future])


class ResidentsYesForm(YesForm):
    """The resident says yes, and that the company may be told: without the second the first cannot be noted."""

    told = forms.BooleanField(
        label=_("The resident wants the company to know of the yes"),
        error_messages={"required": _("The company may only be told if the resident wants it. Ask the resident.")},
    )

    def clean(self):
        cleaned = super().clean()
        cleaned.pop("told", None)
        return cleaned


class SignedPaperForm(forms.Form):
    scan = ScanField(
        label=_("The signed paper"),
        help_text=_("A PDF, or a photo of the paper. All pages in one file."),
        error_messages={"required": _("Choose the file with the signed paper.")},
    )
    signed_on = DateField(
        label=_("Signed on"),
        help_text=_("The day when the last of them signed."),
        initial=timezone.localdate,
        validators=[not_in_future],
    )


class CancelTakeoverForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is cancelled"),
        max_length=Takeover._meta.get_field("cancel_reason").max_length,
        validators=[nothing_about_support],
        help_text=_("Briefly, and nothing about health or support."),
        error_messages={"required": _("Say why the takeover is cancelled.")},
    )


class ConfirmForm(forms.Form):
    """Nothing to fill in: only to be sure."""
