"""Drafts, consultations and decisions: what is asked for at each step in the life of a version."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models import ConsultationRecipient
from gotene.forms import DateField, LongText, not_in_future

# As long as a letter of a few pages.
LONGEST_TEXT = 10_000
NAME_LENGTH = ConsultationRecipient._meta.get_field("name").max_length


def _long(label, **kwargs):
    return forms.CharField(label=label, widget=LongText, max_length=LONGEST_TEXT, **kwargs)


class SendConsultationForm(forms.Form):
    social_services = forms.BooleanField(
        label=_("The social services"),
        required=False,
        initial=True,
        help_text=_("They answer in the system."),
    )
    others = forms.CharField(
        label=_("Others"),
        widget=LongText,
        required=False,
        max_length=2000,
        help_text=_("One on each line. They answer by letter, and you write their answers in."),
    )
    answer_by = DateField(label=_("Answer by"))
    message = _long(_("What you ask about"), required=False)

    def clean_others(self):
        names = [" ".join(line.split()) for line in self.cleaned_data["others"].splitlines()]
        # Whoever is written twice is asked once.
        names = list(dict.fromkeys(filter(None, names)))
        if any(len(name) > NAME_LENGTH for name in names):
            raise forms.ValidationError(
                _("Write each name with at most %(most)d characters.") % {"most": NAME_LENGTH}, code="name_too_long"
            )
        return names

    def clean(self):
        cleaned = super().clean()
        if "others" in cleaned and not cleaned["others"] and not cleaned.get("social_services"):
            raise forms.ValidationError(_("Say who is asked."), code="nobody_asked")
        return cleaned


class AnswerConsultationForm(forms.Form):
    text = _long(
        _("Your answer"), error_messages={"required": _("Write your answer. If you have nothing to add, write that.")}
    )


class WriteInAnswerForm(forms.Form):
    recipient = forms.ModelChoiceField(
        queryset=ConsultationRecipient.objects.none(), label=_("Whose answer"), empty_label=None
    )
    answered_on = DateField(label=_("Day of the answer"), initial=timezone.localdate, validators=[not_in_future])
    answered_by = forms.CharField(
        label=_("Who answered"), max_length=NAME_LENGTH, help_text=_("The name or post of the one who signed.")
    )
    text = _long(_("What they answered"))

    def __init__(self, *args, recipients, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recipient"].queryset = recipients


class CloseConsultationForm(forms.Form):
    """A field for each answer, `met_<key of the recipient>`, and one for the whole."""

    def __init__(self, *args, recipients, **kwargs):
        super().__init__(*args, **kwargs)
        self.answered = [recipient for recipient in recipients if hasattr(recipient, "answer")]
        for recipient in self.answered:
            self.fields[f"met_{recipient.pk}"] = _long(
                _("How you met the answer of %(name)s") % {"name": recipient.name},
                help_text=_("They answered: %(text)s") % {"text": recipient.answer.text},
            )
        self.fields["outcome"] = _long(
            _("What came of the answers, in short"),
            help_text=_("What changes in the draft, and what does not. Everyone asked reads it."),
        )

    def clean(self):
        cleaned = super().clean()
        cleaned["met"] = {
            recipient.pk: cleaned.pop(f"met_{recipient.pk}")
            for recipient in self.answered
            if f"met_{recipient.pk}" in cleaned
        }
        return cleaned


class DecideForm(forms.Form):
    decided_on = DateField(label=_("Decided"), initial=timezone.localdate, validators=[not_in_future])
    decided_by = forms.CharField(
        label=_("Who decided"),
        max_length=100,
        help_text=_("For example the board of Götenebostäder, or the municipal executive board."),
    )
    valid_from = DateField(label=_("In force from"))

    def __init__(self, *args, policy, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = policy.valid_from
        if policy.yeses.all():
            # Both have said yes to that day.
            self.fields["valid_from"].disabled = True
