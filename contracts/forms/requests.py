"""What the social services ask the company for, and how they answer its offers."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from contracts.enums import Access, ApartmentType
from contracts.forms.spoken_first import SpokenFirst
from contracts.forms.terms import nothing_about_support
from contracts.models import Stairwell, Sublease
from gotene.forms import DateField, LongText
from gotene.text import sort_key
from tenants.enums import DecisionOutcome
from tenants.models import Case, Decision

MOST_ROOMS = max(kind.rooms for kind in ApartmentType)
# Nothing is chosen to begin with: a size sent by mistake is a family in too small an apartment.
ROOMS = [("", _("Choose")), *((number, str(number)) for number in range(1, MOST_ROOMS + 1))]


class HousingRequestForm(forms.Form):
    """Only closed choices: there is nowhere to write why."""

    rooms_min = forms.TypedChoiceField(
        label=_("Rooms, at least"),
        choices=ROOMS,
        coerce=int,
        error_messages={"required": _("Choose the smallest number of rooms.")},
    )
    rooms_max = forms.TypedChoiceField(
        label=_("Rooms, at most"),
        choices=ROOMS,
        coerce=int,
        error_messages={"required": _("Choose the greatest number of rooms.")},
    )
    access = forms.MultipleChoiceField(
        label=_("Accessibility"), choices=Access, widget=forms.CheckboxSelectMultiple, required=False
    )
    towns = forms.MultipleChoiceField(
        label=_("Part of town"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose none if all will do."),
    )
    needed_from = DateField(label=_("Needed from"), initial=timezone.localdate)

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        towns = Stairwell.objects.visible_to(staff).order_by().values_list("city", flat=True).distinct()
        self.fields["towns"].choices = [(town, town) for town in sorted(towns, key=sort_key)]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("rooms_min", 0) > cleaned.get("rooms_max", MOST_ROOMS):
            self.add_error("rooms_max", _("At most cannot be fewer than at least."))
        return cleaned


class CaseChoice(forms.ModelChoiceField):
    def label_from_instance(self, case):
        adults, children = len(case.household.adults), len(case.household.children)
        size = [ngettext("%(n)d adult", "%(n)d adults", adults) % {"n": adults}]
        if children:
            size.append(ngettext("%(n)d child", "%(n)d children", children) % {"n": children})
        return f"{case.number} {case.household} ({', '.join(size)})"


def placeable(staff, first_day, moving=""):
    """The open cases whose household can be placed from `first_day`.

    Those with a granted decision that lasts until then, and no home through a social contract after it; the case
    numbered `moving` may have one, and move.
    """
    granted = Decision.objects.visible_to(staff).filter(
        case=OuterRef("pk"), outcome=DecisionOutcome.GRANTED, valid_to__gte=first_day
    )
    housed = Sublease.objects.visible_to(staff).overlapping(first_day).filter(case_number=OuterRef("number"))
    return (
        Case.objects.visible_to(staff)
        .open()
        .filter(Exists(granted))
        .filter(~Exists(housed) | Q(number=moving))
        .with_people()
    )


class HouseholdForm(SpokenFirst):
    """Which household moves in, when, and why that one. A subclass says from where the days count, and who may."""

    case = CaseChoice(queryset=Case.objects.none(), label=_("Household"), empty_label=_("Choose a household"))
    begins_on = DateField(label=_("Move-in day"))
    reasons = forms.CharField(
        label=_("Why this household"),
        widget=LongText,
        max_length=2000,
        help_text=_("For example how long they have waited and what they need of the apartment."),
    )

    def __init__(self, *args, stairwell, first_day, cases, **kwargs):
        super().__init__(*args, **kwargs)
        self.stairwell = stairwell
        self.fields["case"].queryset = cases
        self.fields["begins_on"].initial = first_day

    def stairwell_of(self, cleaned):
        case = cleaned.get("case")
        return case and (case.number, self.stairwell.pk)


class PlaceHouseholdForm(HouseholdForm):
    """In an offered apartment."""

    def __init__(self, *args, staff, offer, today, **kwargs):
        first_day = max(today, offer.available_from)
        asking = offer.request.case_number
        cases = placeable(staff, first_day, moving=asking)
        super().__init__(*args, stairwell=offer.apartment.stairwell, first_day=first_day, cases=cases, **kwargs)
        # The request's own household is chosen to begin with; None when it cannot be placed.
        self.requested_case = next((case for case in cases if case.number == asking), None)
        self.fields["case"].initial = self.requested_case


class MoveInAgainForm(HouseholdForm):
    """In a social contract that stands empty from `first_day`."""

    def __init__(self, *args, staff, contract, first_day, **kwargs):
        cases = placeable(staff, first_day)
        super().__init__(*args, stairwell=contract.apartment.stairwell, first_day=first_day, cases=cases, **kwargs)


class DeclineOfferForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        validators=[nothing_about_support],
        help_text=_("What another apartment should have. Nothing about the household."),
    )


class WithdrawRequestForm(forms.Form):
    """Nothing to fill in: the button says it all."""
