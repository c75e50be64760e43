"""Leaving a case or a contract to a colleague: whom to, and nothing about why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gotene.accounts.choices import ColleagueChoice
from gotene.accounts.models import StaffMember


class LeaveForm(forms.Form):
    handed_to = ColleagueChoice(
        queryset=StaffMember.objects.none(),
        label=_("Who takes over"),
        empty_label=_("Choose a colleague"),
        help_text=_("Gets what you had to do here, and is told so in My day."),
    )

    def __init__(self, *args, colleagues, proposed, **kwargs):
        """`colleagues` can take over; the first of `proposed` (may hold None) who is one is chosen to begin with."""
        super().__init__(*args, **kwargs)
        self.fields["handed_to"].queryset = colleagues
        can = {staff.pk for staff in colleagues}
        self.fields["handed_to"].initial = next((staff for staff in proposed if staff and staff.pk in can), None)
