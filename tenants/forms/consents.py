"""Consents that lift the secrecy for one kind of information, and their withdrawal."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.forms import DateField, not_in_future
from tenants.enums import InformationKind


class GiveConsentForm(forms.Form):
    kind = forms.ChoiceField(label=_("What may be told"), widget=forms.RadioSelect)
    given_on = DateField(label=_("Given"), initial=timezone.localdate, validators=[not_in_future])

    def __init__(self, *args, already=(), **kwargs):
        """`already`: the kinds that there is a consent for.

        Who lives in the apartment is told by law (JB 12:39), so nobody is asked to consent to it.
        """
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            choice for choice in InformationKind.choices if choice[0] not in {InformationKind.RESIDENT, *already}
        ]


class WithdrawConsentForm(forms.Form):
    withdrawn_on = DateField(label=_("Withdrawn"), initial=timezone.localdate, validators=[not_in_future])
