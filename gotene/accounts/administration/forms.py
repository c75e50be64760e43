"""A colleague: how they are called and reached, and their roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Role, Side
from gotene.accounts.administration.people import SHOWN


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=100, error_messages={"required": _("Write the name.")})
    email = forms.EmailField(
        label=_("Work e-mail"),
        max_length=254,
        help_text=_("Is also what the person signs in with."),
        error_messages={"required": _("Write the e-mail address.")},
    )
    title = forms.CharField(
        label=_("Title"), max_length=100, required=False, help_text=_("For example socialsekreterare.")
    )
    phone = forms.CharField(label=_("Work phone"), max_length=30, required=False)


class RolesField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class RolesForm(forms.Form):
    """One or more roles of an organisation; none is a choice too, of one who is to see nothing for a while."""

    roles = RolesField(label=_("Roles"), required=False)

    def __init__(self, *args, side, **kwargs):
        super().__init__(*args, **kwargs)
        self.side = Side(side)
        self.fields["roles"].choices = [(role.value, role.label) for role in ROLES_OF[self.side]]

    @property
    def role_rows(self):
        """Each role as a checkbox, with what it may do in plain words."""
        for option, role in zip(self["roles"].options, ROLES_OF[self.side], strict=True):
            yield option, [permission.label for permission in Permission if permission in PERMISSIONS_OF[role]]


class InviteForm(RolesForm, PersonForm):
    field_order = ["name", "email", "title", "phone", "roles"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["roles"].required = True
        self.fields["roles"].error_messages["required"] = _("Choose at least one role.")


class FilterForm(forms.Form):
    """Narrows the list of people."""

    visa = forms.ChoiceField(label=_("Show"), choices=list(SHOWN.items()), required=False)
    roll = forms.ChoiceField(label=_("Role"), required=False)
    sok = forms.CharField(label=_("Name, title or e-mail"), max_length=100, required=False)

    def __init__(self, *args, side, **kwargs):
        super().__init__(*args, **kwargs)
        roles = [(role.value, Role(role).label) for role in ROLES_OF[Side(side)]]
        self.fields["roll"].choices = [("", _("Every role")), *roles]

    def narrowed(self):
        """What to narrow to; what was asked for and is not a choice is as if it had not been asked for."""
        self.is_valid()
        asked = self.cleaned_data
        return {"shown": asked.get("visa", ""), "role": asked.get("roll", ""), "text": asked.get("sok", "")}
