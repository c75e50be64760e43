"""How a household's time in an apartment ends, and how a contract does. The company reads all of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.enums import ContractEnd, SubleaseEnd
from gotene.forms import DateField


class EndForm(forms.Form):
    """The last day and how it ended, out of `reasons`; today is proposed, but no day before `begins_on`."""

    reasons = ()

    ends_on = DateField(label=_("Last day"))
    reason = forms.ChoiceField(
        label=_("How it ended"), widget=forms.RadioSelect, error_messages={"required": _("Choose how it ended.")}
    )

    def __init__(self, *args, begins_on, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = max(today, begins_on)
        self.fields["reason"].choices = self.reasons


class EndSubleaseForm(EndForm):
    reasons = SubleaseEnd.choices


class EndContractForm(EndForm):
    reasons = ContractEnd.choices
