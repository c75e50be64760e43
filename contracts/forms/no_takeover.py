"""That no takeover is planned: the day is shared, the reason never."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gotene.dates import add_years
from gotene.forms import DateField, LongText


class NoTakeoverForm(forms.Form):
    review_by = DateField(
        label=_("To be looked at again by"), help_text=_("Within a year: it is never for good without being looked at.")
    )
    reason = forms.CharField(
        label=_("Why no takeover is planned"),
        widget=LongText,
        max_length=2000,
        help_text=_("Stays in the case. It is never shared with Götenebostäder."),
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["review_by"].initial = add_years(today, 1)
