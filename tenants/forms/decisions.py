"""Recording a decision on intervention, and that it has been served."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.forms import DateField, LongText, not_in_future
from tenants import rules
from tenants.enums import DecisionOutcome, LegalBasis

# The legal basis that follows from the day of the decision.
OF_ITS_DAY = "of-its-day"


class DecisionForm(forms.Form):
    """A decision on intervention.

    Where the personal file is in another system (the setting PERSONAKT) this is its reference card: what was
    decided and on what grounds is written there and not here.
    """

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=DecisionOutcome, initial=DecisionOutcome.GRANTED, widget=forms.RadioSelect
    )
    decided_on = DateField(label=_("Decided"), initial=timezone.localdate, validators=[not_in_future])
    legal_basis = forms.ChoiceField(
        label=_("Legal basis"),
        choices=[(OF_ITS_DAY, _("SoL, as it was on the day of the decision")), *LegalBasis.choices],
        help_text=_("From 1 July 2025 SoL (2025:400) ch. 11 s. 1, before that SoL (2001:453) ch. 4 s. 1."),
    )
    content = forms.CharField(label=_("What was decided"), widget=LongText, max_length=4000)
    grounds = forms.CharField(
        label=_("Grounds"),
        widget=LongText,
        max_length=4000,
        help_text=_("The facts and rules that settled the matter."),
    )
    conditions = forms.CharField(label=_("Conditions"), widget=LongText, max_length=2000, required=False)
    valid_from = DateField(label=_("Valid from"), initial=timezone.localdate)
    valid_to = DateField(label=_("Valid to"), help_text=_("The last day. For example 2026-03-14, or +12m"))
    follow_up_on = DateField(label=_("Follow-up"), required=False)
    served_on = DateField(
        label=_("Served"),
        required=False,
        validators=[not_in_future],
        help_text=_("Leave empty until the person has got the decision. The three weeks to appeal run from that day."),
    )
    appeal_information_given = forms.BooleanField(label=_("The person has been told how to appeal"), required=False)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if settings.PERSONAKT == "elsewhere":
            del self.fields["content"], self.fields["grounds"]
        if self.is_bound and self.data.get("outcome") in (DecisionOutcome.REFUSED, DecisionOutcome.ENDED):
            self.fields["valid_from"].required = self.fields["valid_to"].required = False

    def clean(self):
        cleaned = super().clean()
        decided_on = cleaned.get("decided_on")
        if decided_on is None:
            return cleaned
        if cleaned.get("legal_basis") == OF_ITS_DAY:
            cleaned["legal_basis"] = rules.legal_basis_on(decided_on)
        # What is refused or ended lasts no longer than its own day.
        for name in ("valid_from", "valid_to"):
            if name in cleaned and cleaned[name] is None:
                cleaned[name] = cleaned.get("valid_from") or decided_on
        if cleaned.get("appeal_information_given") and not cleaned.get("served_on") and "served_on" in cleaned:
            self.add_error("served_on", _("Give the day when the person got the decision."))
        return cleaned


class ServeDecisionForm(forms.Form):
    served_on = DateField(
        label=_("Served"),
        initial=timezone.localdate,
        validators=[not_in_future],
        help_text=_("The day when the person got the decision. The three weeks to appeal run from it."),
    )
    appeal_information_given = forms.BooleanField(label=_("The person has been told how to appeal"), required=False)
