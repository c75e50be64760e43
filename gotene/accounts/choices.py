"""Choosing a colleague in a form, who may be away."""

from django import forms
from django.utils.translation import gettext as _

from gotene.templatetags.swedish import long_date


def away(ends_on):
    """How long somebody who is away is so, in words; `ends_on` is the last day, None until further notice."""
    if ends_on is None:
        return _("away until further notice")
    return _("away until %(day)s") % {"day": long_date(ends_on)}


class StaffChoice(forms.ModelChoiceField):
    """Staff by name, with until when they are away. Costs no query of its own."""

    def label_from_instance(self, staff):
        name = self.named(staff)
        return f"{name} ({away(staff.away_until)})" if staff.away_from else name

    def named(self, staff):
        return staff.name

    def _set_queryset(self, queryset):
        # A field is copied for each form, with its choices.
        ready = "away_from" in queryset.query.annotations
        super()._set_queryset(queryset if ready else queryset.with_absence())

    queryset = property(forms.ModelChoiceField._get_queryset, _set_queryset)


class ColleagueChoice(StaffChoice):
    """Staff by name and what they do."""

    def named(self, staff):
        return ", ".join(filter(None, [staff.name, staff.title]))
