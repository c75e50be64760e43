"""Filling in a room: a small form for each part, so that two people can write in the same room at once."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.forms.terms import nothing_about_support
from gotene.documents.fields import PhotosField
from gotene.forms import LongText
from inspections.enums import Condition, Finding, WhoPays
from inspections.models import InspectedItem, InspectedRoom
from inspections.outlines import DRY, MOST_PARTS, NAME_LENGTH

NOTE_LENGTH = InspectedItem._meta.get_field("note").max_length
COST = InspectedItem._meta.get_field("cost")
JUDGED = ("condition", "finding", "who_pays", "cost", "note")


class Kronor(forms.DecimalField):
    """An amount as people write it: 1850, 1 850 or 1 850,50."""

    def __init__(self, **kwargs):
        super().__init__(
            min_value=0,
            max_digits=COST.max_digits,
            decimal_places=COST.decimal_places,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={"invalid": _("Write the cost in kronor, for example 1850.")},
            **kwargs,
        )

    def to_python(self, value):
        if isinstance(value, str):
            value = "".join(value.split()).removesuffix("kr").replace(",", ".")
        return super().to_python(value)


class ItemForm(forms.Form):
    """One part. `seen` is what stood there when the page was drawn."""

    use_required_attribute = False

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    condition = forms.TypedChoiceField(
        label=_("Condition"), choices=Condition, coerce=int, empty_value=None, widget=forms.RadioSelect, required=False
    )
    finding = forms.ChoiceField(label=_("What was found"), choices=Finding, widget=forms.RadioSelect, required=False)
    who_pays = forms.ChoiceField(
        label=_("Who pays, if there is damage"),
        choices=[("", _("not decided")), *WhoPays.choices],
        required=False,
        help_text=_("Normal wear is always the landlord's (JB 12:15)."),
    )
    cost = Kronor(label=_("Cost, kr"), required=False)
    note = forms.CharField(
        label=pgettext_lazy("inspections", "Note"),
        max_length=NOTE_LENGTH,
        required=False,
        widget=LongText(attrs={"rows": 2}),
        validators=[nothing_about_support],
    )
    photos = PhotosField(label=_("Add photos"), required=False)

    def __init__(self, data=None, files=None, *, item):
        self.item = item
        standing = {name: getattr(item, name) for name in JUDGED}
        super().__init__(
            data, files, prefix=str(item.pk), initial={**standing, "cost": _plain(item.cost), "seen": mark_of(standing)}
        )
        self.standing = standing
        self._call_needed(not self.is_bound)

    def full_clean(self):
        super().full_clean()
        self._call_needed(True)

    def _call_needed(self, needed):
        """Condition and finding go together and are never called optional; a part that nobody judged is let be."""
        for name in ("condition", "finding"):
            self.fields[name].required = needed

    @property
    def judgement(self):
        """What was typed, as `inspections.actions.filling.judge` takes it."""
        return {name: self.cleaned_data[name] for name in JUDGED}

    @property
    def is_typed(self):
        """Whether the one who sent it changed anything here; else what others wrote meanwhile stands."""
        return self.is_bound and mark_of(self._as_sent()) != self.data.get(self.add_prefix("seen"), "")

    @property
    def is_news(self):
        """Whether what was typed, and holds together, is other than what stands there."""
        return self.is_typed and mark_of(self.cleaned_data) != mark_of(self.standing)

    def clean(self):
        cleaned = super().clean()
        if not self.is_typed or self.errors:
            return cleaned
        if cleaned["condition"] is None or not cleaned["finding"]:
            raise ValidationError(_("Choose both the condition and what was found."), code="half_judged")
        if cleaned["finding"] == Finding.WEAR:
            if cleaned["who_pays"] not in ("", WhoPays.LANDLORD):
                self.add_error(
                    "who_pays", _("Normal wear is the landlord's (JB 12:15). Choose damage, or the landlord.")
                )
            cleaned["who_pays"] = WhoPays.LANDLORD
        if cleaned["finding"] == Finding.NONE and cleaned["cost"] is not None:
            self.add_error("cost", _("Nothing was found, so there is no cost. Choose wear or damage, or take it out."))
        if cleaned["finding"] == Finding.NONE and cleaned["who_pays"]:
            self.add_error("who_pays", _("Nothing was found, so nobody pays. Choose damage, or nobody."))
        if not self.errors:
            self._refuse_if_changed(cleaned)
        return cleaned

    def _refuse_if_changed(self, cleaned):
        now = mark_of(self.standing)
        if self.data.get(self.add_prefix("seen"), "") == now or mark_of(cleaned) == now:
            return
        # What was typed stays; sent once more, it has been compared with what the other one wrote.
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = now
        newest = self.item.history.select_related("history_user").first()
        raise ValidationError(
            _(
                "%(who)s has written here while you were writing: %(condition)s, %(finding)s. %(note)s "
                "Save again if what you wrote is to hold."
            ),
            code="changed_meanwhile",
            params={
                "who": newest.history_user or _("Somebody"),
                "condition": self.item.get_condition_display(),
                "finding": self.item.get_finding_display(),
                "note": self.item.note,
            },
        )

    def _as_sent(self):
        """The values that were sent, cleaned where they can be: what cannot be read is something typed."""
        return {name: self.cleaned_data.get(name, self.data.get(self.add_prefix(name))) for name in JUDGED}


class NewPartForm(forms.Form):
    part = forms.CharField(
        label=_("A part that is missing above"),
        max_length=NAME_LENGTH,
        required=False,
        validators=[nothing_about_support],
        help_text=_("For example: Hatthylla"),
    )


class AddRoomForm(forms.Form):
    name = forms.CharField(
        label=_("Room"),
        max_length=InspectedRoom._meta.get_field("name").max_length,
        validators=[nothing_about_support],
        help_text=_("For example: Klädkammare"),
    )
    parts = forms.CharField(
        label=_("Parts, with commas between"),
        max_length=500,
        initial=", ".join(DRY),
        validators=[nothing_about_support],
    )

    def clean_parts(self):
        parts = [" ".join(part.split()) for part in self.cleaned_data["parts"].split(",") if part.strip()]
        if len(parts) > MOST_PARTS or any(len(part) > NAME_LENGTH for part in parts):
            raise ValidationError(_("Write at most twenty parts, with short names."), code="too_many_parts")
        if len({part.lower() for part in parts}) < len(parts):
            raise ValidationError(_("The same part stands there twice."), code="same_part_twice")
        return parts


def mark_of(values):
    """A short mark of what stands in a part: the same for the same values, however they were typed."""
    text = "\x1f".join(_as_text(values[name]) for name in JUDGED)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _as_text(value):
    if value is None:
        return ""
    return " ".join(_plain(value).split()) if not isinstance(value, str) else " ".join(value.split())


def _plain(cost):
    """An amount without öre where there are none: what a person would type."""
    if cost is None or isinstance(cost, int):
        return "" if cost is None else str(cost)
    return f"{cost.normalize():f}"
