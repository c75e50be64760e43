"""Closing an inspection, moving it, cancelling it, and booking the next."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contracts.forms.terms import nothing_about_support
from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Role, Side
from gotene.accounts.models import StaffMember
from gotene.forms import DateField, not_in_future
from inspections import rules
from inspections.enums import Party
from inspections.models import Inspection

WAS_THERE, WAS_NOT = "yes", "no"
# Who may be at an inspection for each organisation.
TAKES_PART = {Side.HOUSING: Permission.INSPECT, Side.SOCIAL: Permission.TAKE_PART_IN_INSPECTION}


class CloseForm(forms.Form):
    use_required_attribute = False

    held_on = DateField(label=_("Day of the inspection"), validators=[not_in_future])
    absence_reason = forms.CharField(
        label=_("Why not everybody was there"),
        max_length=Inspection._meta.get_field("absence_reason").max_length,
        required=False,
        validators=[nothing_about_support],
        error_messages={"required": _("Write why not everybody was there.")},
        help_text=_("Needed when somebody was missing. For example: told of the day by letter, did not come."),
    )
    no_remarks = forms.BooleanField(label=_("No remarks: nothing in the apartment is damaged"), required=False)

    def __init__(self, data=None, *, inspection, staff):
        super().__init__(data)
        self.fields["held_on"].initial = min(inspection.planned_on, timezone.localdate())
        noted = {row.party: row for row in inspection.attendances.all()}
        for party in Party:
            row = noted.get(party)
            self.fields[f"{party}_present"] = forms.ChoiceField(
                label=capfirst(party.label),
                choices=[(WAS_THERE, _("was there")), (WAS_NOT, _("was not there"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose whether they were there.")},
            )
            if party == Party.RESIDENT:
                continue
            expected = row.staff if row else None
            mine = staff if staff.organisation_id == party else expected
            self.fields[f"{party}_staff"] = forms.ModelChoiceField(
                queryset=StaffMember.objects.working_at(
                    party, roles=_roles(party), or_chosen=mine.pk if mine else None
                ),
                label=_("Who, for %(party)s") % {"party": party.label},
                # Asked of those who were there; before anything is sent, so that it is not called optional.
                required=not self.is_bound or self.data.get(f"{party}_present") == WAS_THERE,
                initial=mine,
                error_messages={"required": _("Name who was there for the organisation.")},
            )
        self.fields["absence_reason"].required = any(self.data.get(f"{party}_present") == WAS_NOT for party in Party)
        self.order_fields(
            ["held_on", "housing_present", "housing_staff", "social_present", "social_staff", "resident_present"]
        )

    @property
    def attendance(self):
        """What the action takes: {party: (whether it was there, who)}."""
        return {
            party: (self.cleaned_data[f"{party}_present"] == WAS_THERE, self.cleaned_data.get(f"{party}_staff"))
            for party in Party
        }


class DayForm(forms.Form):
    """The day of an inspection that is to come."""

    planned_on = DateField(label=_("Day of the inspection"))

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_planned_on(self):
        day = self.cleaned_data["planned_on"]
        if day < self.today:
            raise ValidationError(_("Choose today or a day to come."), code="in_the_past")
        return day


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is cancelled"),
        max_length=Inspection._meta.get_field("cancel_reason").max_length,
        validators=[nothing_about_support],
    )


def proposed_re_inspection(today):
    """A fortnight from now, on a weekday: time to mend."""
    return rules.move_in_day(today + rules.TIME_TO_MEND)


def _roles(party):
    """The roles at `party` that take part in inspections."""
    return [role for role in ROLES_OF[Side(party)] if TAKES_PART[Side(party)] in PERMISSIONS_OF[Role(role)]]
