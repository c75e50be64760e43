"""Choosing people of both organisations."""

from django import forms

from gotene.access.roles import PERMISSIONS_OF, Permission, Role, Side
from gotene.accounts.models import StaffMember

# Those with case or letting work: administrators and log reviewers take no part.
AT_MEETINGS = [role for role in Role if Permission.SEE_REGISTER in PERMISSIONS_OF[role]]


def colleagues(*sides):
    """Who may take part in meetings and promise something, of `sides` or of both organisations."""
    found = StaffMember.objects.none()
    for side in sides or Side:
        found |= StaffMember.objects.working_at(side, roles=AT_MEETINGS)
    return found.select_related("organisation").order_by("organisation", "name", "pk")


class ColleagueField(forms.ModelChoiceField):
    """One of them, named with their organisation."""

    def __init__(self, **kwargs):
        super().__init__(queryset=StaffMember.objects.none(), **kwargs)

    def label_from_instance(self, staff):
        return f"{staff.name}, {staff.organisation.name}"


class ColleaguesField(forms.ModelMultipleChoiceField):
    """Any of one organisation, named with what they do."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        super().__init__(queryset=StaffMember.objects.none(), required=False, **kwargs)

    def label_from_instance(self, staff):
        return f"{staff.name}, {staff.title}" if staff.title else staff.name
