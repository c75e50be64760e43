"""Planning a meeting, and approving its minutes."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.forms import DateField
from meetings.enums import MeetingKind
from meetings.forms.staff import ColleagueField, ColleaguesField, colleagues


class MeetingForm(forms.Form):
    """Day, place and who takes part. `by` is suggested as chair of a new meeting."""

    held_on = DateField(label=_("Day"))
    place = forms.CharField(
        label=_("Place"), max_length=100, help_text=_("For example a room, or that you meet by video.")
    )
    chair = ColleagueField(label=_("Leads the meeting"))
    housing = ColleaguesField(label=_("From Götenebostäder"))
    social = ColleaguesField(label=_("From the social services"))

    def __init__(self, *args, meeting=None, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = colleagues()
        self.fields["housing"].queryset = colleagues(Side.HOUSING)
        self.fields["social"].queryset = colleagues(Side.SOCIAL)
        if meeting is None:
            self.initial |= {"chair": by, "held_on": timezone.localdate()}
        else:
            coming = [each.staff_id for each in meeting.attendances.all() if each.present]
            self.initial |= {
                "held_on": meeting.held_on,
                "place": meeting.place,
                "chair": meeting.chair_id,
                "housing": coming,
                "social": coming,
            }

    def clean(self):
        cleaned = super().clean()
        cleaned["participants"] = [*cleaned.pop("housing", ()), *cleaned.pop("social", ())]
        return cleaned


class PlanMeetingForm(MeetingForm):
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=MeetingKind, widget=forms.RadioSelect)

    field_order = ["kind"]


class ApprovalForm(forms.Form):
    """The yes to the minutes as they were closed: `closing` says which ones were read."""

    closing = forms.CharField(widget=forms.HiddenInput)
    registration_number = forms.CharField(
        label=_("Your registration number for the minutes"),
        max_length=50,
        required=False,
        help_text=_("The number that your own organisation registers them under. It is printed in the minutes."),
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["closing"] = meeting.closed_at.isoformat() if meeting.closed_at else ""

    def clean_closing(self):
        try:
            return dt.datetime.fromisoformat(self.cleaned_data["closing"])
        except ValueError as error:
            raise forms.ValidationError(_("Reload the page and read the minutes again."), code="closing") from error
