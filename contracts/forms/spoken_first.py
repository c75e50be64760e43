"""The tick that lets a choice through when the stairwell check has said whom to speak with first."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.stairwell_check import SpeakFirst, name_of
from gotene.access.roles import Side
from gotene.accounts.models import StaffMember

LONGEST = 60


class SpokenFirst(forms.Form):
    """A form whose action asks the stairwell check: "I have spoken with NN" is ticked to go on.

    The tick is not there until the check has asked for it. It holds for the household, the stairwell and the person
    that it was shown for: another choice is asked about anew. `cleaned_data["spoken_with"]` is that StaffMember, or
    None; a form draws the tick by contracts/_spoken_first.html.

    Each such form says by `stairwell_of(cleaned)` what is chosen: the case's number and the stairwell's id, or None
    while the choice is not whole.
    """

    spoken = forms.BooleanField(required=False)
    # What the tick stands for: the case's number, the stairwell and the staff member.
    spoken_about = forms.CharField(max_length=LONGEST, required=False, widget=forms.HiddenInput)

    speak_with = None

    def clean(self):
        cleaned = super().clean()
        ticked, about = cleaned.pop("spoken", False), cleaned.pop("spoken_about", "")
        chosen, _space, key = about.rpartition(" ")
        if key.isdecimal() and chosen == self._chosen(cleaned):
            possible = StaffMember.objects.working_at(Side.SOCIAL, or_chosen=int(key))
            self._show(possible.filter(pk=int(key)).first())
        cleaned["spoken_with"] = self.speak_with if ticked else None
        return cleaned

    def add_error(self, field, error):
        super().add_error(field, error)
        if isinstance(error, SpeakFirst):
            self._show(error.speak_with)
            self.data = self.data.copy()
            self.data.pop(self.add_prefix("spoken"), None)
            self.data[self.add_prefix("spoken_about")] = f"{self._chosen(self.cleaned_data)} {error.speak_with.pk}"

    def _chosen(self, cleaned):
        chosen = self.stairwell_of(cleaned)
        return chosen and "{} {}".format(*chosen)

    def _show(self, staff):
        self.speak_with = staff
        if staff:
            self["spoken"].label = _("I have spoken with %(name)s") % {"name": name_of(staff)}
