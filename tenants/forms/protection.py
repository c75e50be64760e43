"""Protecting who a person is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import Side
from gotene.accounts.models import StaffMember
from tenants.actions.protection import HANDLER_ROLES
from tenants.enums import Protection


class HandlersField(forms.ModelMultipleChoiceField):
    """Staff of both organisations, each with what they do and where."""

    def label_from_instance(self, staff):
        return ", ".join(filter(None, [staff.name, staff.title, staff.organisation.name]))


class MoreHandlersForm(forms.Form):
    """Who else may be shown who a protected person is, by a handler who is not shown it at the moment."""

    handlers = HandlersField(
        label=_("Named handlers"),
        queryset=StaffMember.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Choose as few as possible, and at least one at the housing company when the person lives in one of "
            "its apartments: somebody there must know who lives there."
        ),
        error_messages={"required": _("Choose whom you name.")},
    )

    def __init__(self, *args, named, **kwargs):
        """`named`: those who are handlers, or will be without being chosen."""
        super().__init__(*args, **kwargs)
        social = StaffMember.objects.working_at(Side.SOCIAL, roles=HANDLER_ROLES)
        housing = StaffMember.objects.working_at(Side.HOUSING, roles=HANDLER_ROLES)
        colleagues = (social | housing).exclude(pk__in=[staff.pk for staff in named]).select_related("organisation")
        self.fields["handlers"].queryset = colleagues.order_by("organisation", "name", "pk")


class ProtectionForm(MoreHandlersForm):
    """What protects a person, and who may be shown who it is."""

    field_order = ("kind", "handlers")
    kind = forms.ChoiceField(
        label=_("Kind of protection"),
        choices=Protection,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what protects the person.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["handlers"].required = False


class LiftProtectionForm(forms.Form):
    checked = forms.BooleanField(
        label=_("I have checked that nothing protects the person any more"),
        error_messages={"required": _("Check first that nothing protects the person any more, and tick the box.")},
    )
