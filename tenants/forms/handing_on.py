"""Handing on cases, and naming a handler where nobody is left."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.accounts.choices import ColleagueChoice
from gotene.accounts.models import StaffMember
from tenants.actions.protection import HANDLER_ROLES
from tenants.models import Case
from tenants.models.case import WHO_CAN_BE

LABELS = {"case_officer": _("New case officer"), "housing_support": _("New housing support worker")}


class CasesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, case):
        return f"{case.number}, {case.household}"


class HandOnForm(forms.Form):
    """Some or all of the open cases where somebody is the case officer, or the housing support worker."""

    to = ColleagueChoice(queryset=StaffMember.objects.none(), empty_label=_("Choose a colleague"))
    cases = CasesField(
        label=_("Cases"),
        queryset=Case.objects.none(),
        error_messages={"required": _("Choose at least one case.")},
    )

    def __init__(self, *args, field, who, cases, **kwargs):
        super().__init__(*args, prefix=field, **kwargs)
        self.field = field
        self.fields["to"].label = LABELS[field]
        colleagues = StaffMember.objects.working_at(Side.SOCIAL, roles=WHO_CAN_BE[field])
        self.fields["to"].queryset = colleagues.exclude(pk=who.pk)
        self.fields["cases"].queryset = cases
        self.fields["cases"].initial = [case.pk for case in cases]


class NameHandlerForm(forms.Form):
    handler = ColleagueChoice(
        queryset=StaffMember.objects.none(),
        label=_("New named handler"),
        empty_label=_("Choose a colleague"),
        help_text=_("May be shown who the person is, and names further handlers."),
    )

    def __init__(self, *args, side, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["handler"].queryset = StaffMember.objects.working_at(side, roles=HANDLER_ROLES)
