"""Consents that lift the secrecy for one kind of information each, and their withdrawal."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from gotene.forms import DateField, not_in_future
from tenants.consent_state import KindState
from tenants.consent_words import WORDS, Words, ways_without_consent
from tenants.enums import ConsentManner
from tenants.models.consent import NOTE_LENGTH

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Row:
    """One kind on the page; `answer` is None where there is nothing to ask."""

    about: KindState
    words: Words
    ways: list
    answer: forms.BoundField | None


class ConsentsForm(forms.Form):
    """Every kind that there is no lasting consent for, asked about at once. What is left out is asked another time."""

    # How it was said is written for one of the two ways, which the browser cannot know.
    use_required_attribute = False

    said_on = DateField(label=_("When did the person answer?"), initial=timezone.localdate, validators=[not_in_future])
    valid_until = DateField(
        label=_("The consent holds until and including"),
        required=False,
        help_text=_("Leave it empty for as long as the contract runs. For example 2027-03-14 or +6m"),
    )
    given_how = forms.ChoiceField(
        label=_("How did the person answer?"),
        choices=ConsentManner,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the person answered.")},
    )
    given_note = forms.CharField(
        label=_("At which meeting, and who was there"),
        max_length=NOTE_LENGTH,
        help_text=_("Needed when it was said orally."),
        error_messages={"required": _("Write at which meeting it was said, and who was there.")},
    )

    def __init__(self, *args, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.states = states
        # Before anything is sent it is not called optional.
        orally = self.data.get(self.add_prefix("given_how")) == ConsentManner.ORALLY
        self.fields["given_note"].required = orally or not self.is_bound
        for state in self.asked:
            self.fields[state.kind.value] = forms.ChoiceField(
                label=capfirst(state.kind.label),
                choices=[(YES, _("Yes")), (NO, _("No"))],
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def asked(self):
        return [state for state in self.states if state.is_asked]

    @property
    def rows(self):
        names = {state.kind for state in self.asked}
        return [
            Row(
                state,
                WORDS[state.kind],
                ways_without_consent(state.kind),
                self[state.kind.value] if state.kind in names else None,
            )
            for state in self.states
        ]

    def clean(self):
        cleaned = super().clean()
        answers = {state.kind: cleaned.pop(state.kind.value, "") for state in self.asked}
        cleaned["answers"] = {kind: answer == YES for kind, answer in answers.items() if answer}
        if not self.errors and not cleaned["answers"]:
            raise ValidationError(_("Choose yes or no for at least one of them."), code="nothing_answered")
        return cleaned


class WithdrawConsentForm(forms.Form):
    withdrawn_on = DateField(label=_("Withdrawn"), initial=timezone.localdate, validators=[not_in_future])
