"""The social services' forms about people who must not live in the same stairwell."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Role, Side
from gotene.accounts.models import StaffMember
from gotene.dates import add_months
from gotene.forms import DateField, LongText, not_in_future
from tenants.actions import person_numbered
from tenants.forms.personal_number import PersonalNumberField
from tenants.models import HouseholdMember

# Half a year, the rhythm in which the two organisations go through everything they have together: long enough for
# most reasons, and nobody is kept out of a home by a reason that nobody has looked at since.
REVIEW_AFTER_MONTHS = 6
# Who can say more about it: those who work with the people and those who place households.
CAN_BE_ASKED = (Role.CASE_OFFICER, Role.COORDINATOR, Role.SOCIAL_DIRECTOR)
_PERSON_NUMBER = re.compile(r"P-?(\d{4,})", re.ASCII | re.IGNORECASE)


def _review_by():
    return add_months(timezone.localdate(), REVIEW_AFTER_MONTHS)


class NumberedPersonField(PersonalNumberField):
    """A person by personal number or by P-number, as people write them; cleaned to twelve digits or P-0012."""

    def clean(self, value):
        own = _PERSON_NUMBER.fullmatch((value or "").strip())
        number = f"P-{own[1]}" if own else super().clean(value)
        if not number:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class MemberChoice(forms.ModelChoiceField):
    def label_from_instance(self, member):
        return member.person.name


class ConfirmedForm(forms.Form):
    """Why two people are kept apart, whom to speak with about it, and when it is reviewed."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=LongText,
        max_length=2000,
        help_text=_("Only what is confirmed, and how. What somebody has heard is not written here."),
    )
    speak_with = forms.ModelChoiceField(
        queryset=StaffMember.objects.none(),
        label=_("Whom to speak with"),
        help_text=_("The housing company is told this name when it is about to offer an apartment there."),
    )
    review_by = DateField(
        label=_("Review by"),
        initial=_review_by,
        help_text=_("After this day it does not count any more. At most a year ahead. For example 2026-03-14, or +6m"),
    )

    def __init__(self, *args, speak_with, **kwargs):
        """`speak_with` is proposed."""
        super().__init__(*args, **kwargs)
        self.fields["speak_with"].queryset = StaffMember.objects.working_at(Side.SOCIAL, roles=CAN_BE_ASKED)
        self.fields["speak_with"].initial = speak_with


class KeepApartForm(ConfirmedForm):
    """Somebody of the household, somebody else, and whom to speak with before they get homes near each other."""

    field_order = ("person", "other", "reason", "speak_with", "review_by")

    person = MemberChoice(
        queryset=HouseholdMember.objects.none(),
        label=_("Who in the household"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    other = NumberedPersonField(
        label=_("The other person"),
        help_text=_("Personal number, or the P-number of a protected person. For example P-0012."),
        error_messages={
            "required": _("Write the other person's personal number or P-number."),
            "invalid": _("Check the number: ten or twelve digits, or a P-number such as P-0012."),
        },
    )

    def __init__(self, *args, case, staff, **kwargs):
        super().__init__(*args, speak_with=case.case_officer, **kwargs)
        self.staff = staff
        members = case.household.members.overlapping(timezone.localdate()).select_related("person__identity")
        self.fields["person"].queryset = members
        if len(members) == 1:
            self.fields["person"].initial = members[0]

    def clean_person(self):
        return self.cleaned_data["person"].person

    def clean_other(self):
        found = person_numbered(self.cleaned_data["other"], by=self.staff)
        if found is None:
            raise ValidationError(
                _("Nobody with that number is registered here. Check the number, or ask for the person's P-number."),
                code="unknown_person",
            )
        return found


class KeepOnApartForm(ConfirmedForm):
    """What is recorded, to be confirmed again or put right."""

    def __init__(self, *args, non_association, **kwargs):
        asked = non_association.speak_with
        super().__init__(*args, speak_with=asked if asked.active else None, **kwargs)
        self.fields["reason"].initial = non_association.reason


class EndKeepingApartForm(forms.Form):
    ended_on = DateField(label=_("Ended"), initial=timezone.localdate, validators=[not_in_future])
