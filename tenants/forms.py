"""The social services' forms about a case: opening and closing it, decisions and consents."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from personnummer.personnummer import Personnummer, PersonnummerException

from gotene.access.roles import Permission, Role, Side
from gotene.accounts.models import StaffMember
from gotene.forms import DateField, LongText, not_in_future
from tenants import rules
from tenants.enums import ClosingReason, DecisionOutcome, InformationKind, LegalBasis, MemberKind, Protection
from tenants.protection import HANDLER_ROLES

# A household of more people than this is entered as two, or by adding people later.
MOST_PEOPLE = 8
# What a person writes who has no personal number. Svenska: saknas.
NO_PERSONAL_NUMBER = ("saknas", "missing")
# The legal basis that follows from the day of the decision.
OF_ITS_DAY = "of-its-day"
_DASHES = str.maketrans("‐‑‒–—−", "------", " ")


def _today():
    return timezone.localdate()


class PersonalNumberField(forms.CharField):
    """A personal or coordination number as people write it; always twelve digits, or "" for "saknas"."""

    def __init__(self, **kwargs):
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs.update({"autocomplete": "off", "spellcheck": "false", "class": "date-input"})

    def clean(self, value):
        typed = super().clean(value).translate(_DASHES)
        if typed.lower() in ("", *NO_PERSONAL_NUMBER):
            return ""
        try:
            return Personnummer(typed).format(long_format=True)
        except PersonnummerException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


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
    case_officer = forms.ModelChoiceField(queryset=StaffMember.objects.none(), label=_("Case officer"))
    housing_support = forms.ModelChoiceField(
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
        initial = {"case_officer": staff.pk, "opened_on": _today(), "people": 1, **(initial or {})}
        super().__init__(data, initial=initial, **kwargs)
        self.staff = staff
        self.count = self._count()
        if staff.may(Permission.SEE_ALL_CASES):
            self.fields["case_officer"].queryset = StaffMember.objects.working_at(
                Side.SOCIAL, roles=[Role.CASE_OFFICER, Role.COORDINATOR]
            )
        else:
            del self.fields["case_officer"]
        self.fields["housing_support"].queryset = StaffMember.objects.working_at(
            Side.SOCIAL, roles=[Role.HOUSING_SUPPORT]
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
    closed_on = DateField(label=_("Closed"), initial=_today, validators=[not_in_future])
    reason = forms.ChoiceField(label=_("Reason"), choices=ClosingReason, widget=forms.RadioSelect)


class DecisionForm(forms.Form):
    """A decision on intervention.

    Where the personal file is in another system (the setting PERSONAKT) this is its reference card: what was
    decided and on what grounds is written there and not here.
    """

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=DecisionOutcome, initial=DecisionOutcome.GRANTED, widget=forms.RadioSelect
    )
    decided_on = DateField(label=_("Decided"), initial=_today, validators=[not_in_future])
    legal_basis = forms.ChoiceField(
        label=_("Legal basis"),
        choices=[(OF_ITS_DAY, _("SoL, as it was on the day of the decision")), *LegalBasis.choices],
        help_text=_("From 1 July 2025 SoL (2025:400) ch. 11 s. 1, before that SoL (2001:453) ch. 4 s. 1."),
    )
    content = forms.CharField(label=_("What was decided"), widget=LongText, max_length=4000)
    grounds = forms.CharField(
        label=_("Grounds"),
        widget=LongText,
        max_length=4000,
        help_text=_("The facts and rules that settled the matter."),
    )
    conditions = forms.CharField(label=_("Conditions"), widget=LongText, max_length=2000, required=False)
    valid_from = DateField(label=_("Valid from"), initial=_today)
    valid_to = DateField(label=_("Valid to"), help_text=_("The last day. For example 2026-03-14, or +12m"))
    follow_up_on = DateField(label=_("Follow-up"), required=False)
    served_on = DateField(
        label=_("Served"),
        required=False,
        validators=[not_in_future],
        help_text=_("Leave empty until the person has got the decision. The three weeks to appeal run from that day."),
    )
    appeal_information_given = forms.BooleanField(label=_("The person has been told how to appeal"), required=False)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if settings.PERSONAKT == "elsewhere":
            del self.fields["content"], self.fields["grounds"]
        if self.is_bound and self.data.get("outcome") in (DecisionOutcome.REFUSED, DecisionOutcome.ENDED):
            self.fields["valid_from"].required = self.fields["valid_to"].required = False

    def clean(self):
        cleaned = super().clean()
        decided_on = cleaned.get("decided_on")
        if decided_on is None:
            return cleaned
        if cleaned.get("legal_basis") == OF_ITS_DAY:
            cleaned["legal_basis"] = rules.legal_basis_on(decided_on)
        # What is refused or ended lasts no longer than its own day.
        for name in ("valid_from", "valid_to"):
            if name in cleaned and cleaned[name] is None:
                cleaned[name] = cleaned.get("valid_from") or decided_on
        if cleaned.get("appeal_information_given") and not cleaned.get("served_on") and "served_on" in cleaned:
            self.add_error("served_on", _("Give the day when the person got the decision."))
        return cleaned


class ServeDecisionForm(forms.Form):
    served_on = DateField(
        label=_("Served"),
        initial=_today,
        validators=[not_in_future],
        help_text=_("The day when the person got the decision. The three weeks to appeal run from it."),
    )
    appeal_information_given = forms.BooleanField(label=_("The person has been told how to appeal"), required=False)


class GiveConsentForm(forms.Form):
    kind = forms.ChoiceField(label=_("What may be told"), widget=forms.RadioSelect)
    given_on = DateField(label=_("Given"), initial=_today, validators=[not_in_future])

    def __init__(self, *args, already=(), **kwargs):
        """`already`: the kinds that there is a consent for.

        Who lives in the apartment is told by law (JB 12:39), so nobody is asked to consent to it.
        """
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            choice for choice in InformationKind.choices if choice[0] not in {InformationKind.RESIDENT, *already}
        ]


class WithdrawConsentForm(forms.Form):
    withdrawn_on = DateField(label=_("Withdrawn"), initial=_today, validators=[not_in_future])


class HandlersField(forms.ModelMultipleChoiceField):
    """Staff of both organisations, each with what they do and where."""

    def label_from_instance(self, staff):
        return ", ".join(filter(None, [staff.name, staff.title, staff.organisation.name]))


class ProtectionForm(forms.Form):
    """What protects a person, and who may know who it is."""

    kind = forms.ChoiceField(
        label=_("Kind of protection"),
        choices=Protection,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what protects the person.")},
    )
    handlers = HandlersField(
        label=_("Named handlers"),
        queryset=StaffMember.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Choose as few as possible, and at least one at the housing company when the person lives in one of "
            "its apartments: somebody there must know who lives there."
        ),
    )

    def __init__(self, *args, named, **kwargs):
        """`named`: those who are handlers, or will be without being chosen."""
        super().__init__(*args, **kwargs)
        social = StaffMember.objects.working_at(Side.SOCIAL, roles=HANDLER_ROLES)
        housing = StaffMember.objects.working_at(Side.HOUSING, roles=HANDLER_ROLES)
        colleagues = (social | housing).exclude(pk__in=[staff.pk for staff in named]).select_related("organisation")
        self.fields["handlers"].queryset = colleagues.order_by("organisation", "name", "pk")


class LiftProtectionForm(forms.Form):
    checked = forms.BooleanField(
        label=_("I have checked that nothing protects the person any more"),
        error_messages={"required": _("Check first that nothing protects the person any more, and tick the box.")},
    )
