from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.report import half_yearly_title
from meetings.rules import HalfYear, latest_half_years

# The half-years to choose between: this one and the two years before it.
CHOICES = 5


def _choices():
    return [
        (str(half_year), half_yearly_title(half_year)) for half_year in latest_half_years(timezone.localdate(), CHOICES)
    ]


class HalfYearlyReportForm(forms.Form):
    half_year = forms.ChoiceField(
        label=_("Half-year"),
        choices=_choices,
        help_text=_("A half-year that has not ended is reported as it stands today."),
    )

    def clean_half_year(self):
        return HalfYear.parse(self.cleaned_data["half_year"])
