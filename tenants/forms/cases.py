"""Opening a case for a household, and closing it."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Permission, Side
from gotene.accounts.choices import StaffChoice
from gotene.accounts.models import StaffMember
from gotene.forms import DateField, not_in_future
from tenants.enums import ClosingReason, MemberKind, Protection
from tenants.forms.personal_number import PersonalNumberField
from tenants.models.case import WHO_CAN_BE

# A household of more people than this is entered as two, or by adding people later.
MOST_PEOPLE = 8


@dataclass(frozen=True)
class PersonRow:
    """One person of the household as the form shows it: bound fields."""

    number: int
    given_name: forms.BoundField
    family_name: forms.BoundField
    personal_number: forms.BoundField
    kind: forms.BoundField
    phone: forms.BoundField
    protection: forms.BoundField


class OpenCaseForm(forms.Form):
    """A new case with its household: one person to begin with, more by `with_one_more`.

    A row after the first that is left empty is not counted.
    """

    people = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_PEOPLE)
    case_officer = StaffChoice(queryset=StaffMember.objects.none(), label=_("Case officer"))
    housing_support = StaffChoice(
        queryset=StaffMember.objects.none(),
        label=_("Housing support worker"),
        required=False,
        empty_label=_("Nobody yet"),
    )
    opened_on = DateField(label=_("Opened"), validators=[not_in_future])
    file_reference = forms.CharField(
        label=_("Personal file number"),
        max_length=40,
        required=False,
        help_text=_("The number in the system where the personal file is kept."),
    )

    def __init__(self, data=None, *, staff, initial=None, **kwargs):
        initial = {"case_officer": staff.pk, "opened_on": timezone.localdate(), "people": 1, **(initial or {})}
        super().__init__(data, initial=initial, **kwargs)
        self.staff = staff
        self.count = self._count()
        if staff.may(Permission.SEE_ALL_CASES):
            self.fields["case_officer"].queryset = StaffMember.objects.working_at(
                Side.SOCIAL, roles=WHO_CAN_BE["case_officer"]
            )
        else:
            del self.fields["case_officer"]
        self.fields["housing_support"].queryset = StaffMember.objects.working_at(
            Side.SOCIAL, roles=WHO_CAN_BE["housing_support"]
        )
        for number in range(1, self.count + 1):
            self._add_person(number)

    @property
    def rows(self):
        return [
            PersonRow(number, *(self[f"{name}_{number}"] for name in list(PersonRow.__dataclass_fields__)[1:]))
            for number in range(1, self.count + 1)
        ]

    @property
    def next_row(self):
        """The number of the row that "add a person" makes; None when there are no more."""
        return self.count + 1 if self.count < MOST_PEOPLE else None

    def with_one_more(self):
        """The same form with what was typed, unchecked, and room for one more person."""
        typed = {name: self[name].value() for name in self.fields}
        return type(self)(staff=self.staff, initial=typed | {"people": min(self.count + 1, MOST_PEOPLE)})

    def clean(self):
        cleaned = super().clean()
        cleaned.setdefault("case_officer", self.staff)
        numbers = [person["personal_number"] for person in self.members if person["personal_number"]]
        if len(numbers) != len(set(numbers)):
            raise ValidationError(_("Two people have the same personal number."), code="person_twice")
        if not self.errors and all(person["kind"] == MemberKind.CHILD for person in self.members):
            raise ValidationError(_("The household needs at least one adult."), code="no_adult")
        return cleaned

    @property
    def members(self):
        """The people entered, as dicts of their fields; only those without faults."""
        entered = []
        for row in self.rows:
            names = [field.name for field in (row.given_name, row.family_name, row.personal_number, row.kind)]
            if self._is_blank(row.number) or not all(name in self.cleaned_data for name in names):
                continue
            entered.append(
                {
                    "given_name": self.cleaned_data[row.given_name.name],
                    "family_name": self.cleaned_data[row.family_name.name],
                    "personal_number": self.cleaned_data[row.personal_number.name],
                    "phone": self.cleaned_data.get(row.phone.name, ""),
                    "kind": MemberKind(self.cleaned_data[row.kind.name]),
                    "protection": self.cleaned_data.get(row.protection.name, ""),
                    "row": row.number,
                }
            )
        return entered

    def _count(self):
        asked = self.data.get("people") if self.is_bound else self.initial["people"]
        try:
            return min(max(int(asked), 1), MOST_PEOPLE)
        except (TypeError, ValueError):
            return 1

    def _is_blank(self, number):
        texts = (f"{name}_{number}" for name in ("given_name", "family_name", "personal_number", "phone"))
        return self.is_bound and number > 1 and not any(self.data.get(name, "").strip() for name in texts)

    def _add_person(self, number):
        needed = not self._is_blank(number)
        who = {"number": number}
        self.fields |= {
            f"given_name_{number}": forms.CharField(
                label=_("Given name"),
                max_length=80,
                required=needed,
                error_messages={"required": _("Write the given name of person %(number)s.") % who},
            ),
            f"family_name_{number}": forms.CharField(
                label=_("Family name"),
                max_length=80,
                required=needed,
                error_messages={"required": _("Write the family name of person %(number)s.") % who},
            ),
            f"personal_number_{number}": PersonalNumberField(
                label=_("Personal number"),
                required=needed,
                help_text=_("Ten or twelve digits. Write missing if the person has none."),
                error_messages={
                    "required": _(
                        "Write the personal number of person %(number)s, or the word missing if there is none."
                    )
                    % who,
                    "invalid": _(
                        "Check the personal number of person %(number)s: ten or twelve digits, "
                        "and the last one must be right."
                    )
                    % who,
                },
            ),
            f"kind_{number}": forms.ChoiceField(
                label=_("Adult or child"),
                choices=MemberKind,
                initial=MemberKind.ADULT,
                widget=forms.RadioSelect,
                required=needed,
            ),
            f"phone_{number}": forms.CharField(label=_("Phone"), max_length=30, required=False),
            f"protection_{number}": forms.ChoiceField(
                label=_("Protected identity"),
                choices=[("", _("No protection")), *Protection.choices],
                required=False,
                help_text=_(
                    "If you choose one, only you, the case officer and the support worker see who the person is."
                ),
            ),
        }


class CloseCaseForm(forms.Form):
    closed_on = DateField(label=_("Closed"), initial=timezone.localdate, validators=[not_in_future])
    reason = forms.ChoiceField(label=_("Reason"), choices=ClosingReason, widget=forms.RadioSelect)
