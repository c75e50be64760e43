"""Who answers for a contract, and visits made two together. Nothing here asks why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.forms.plans import HOUSING_CONTACTS, SOCIAL_CONTACTS
from gotene.access.roles import PERMISSIONS_OF, ROLES_OF, Permission, Side
from gotene.accounts.choices import ColleagueChoice
from gotene.accounts.models import StaffMember
from gotene.dates import add_months
from gotene.forms import DateField

CONTACTS = {Side.HOUSING: HOUSING_CONTACTS, Side.SOCIAL: SOCIAL_CONTACTS}
# How long it is proposed to hold: about the time between two check-ins. The longest is six months.
MONTHS = 3


class ContactsForm(forms.Form):
    """The contact and the deputy of one's own organisation."""

    contact = ColleagueChoice(queryset=StaffMember.objects.none(), label=_("Contact"), empty_label=None)
    deputy = ColleagueChoice(
        queryset=StaffMember.objects.none(),
        label=_("Deputy"),
        required=False,
        empty_label=_("Nobody"),
        help_text=_("Steps in when the contact is away."),
    )

    def __init__(self, *args, contract, side, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("contact", "deputy"):
            present = getattr(contract, f"{side}_{name}")
            self.fields[name].queryset = StaffMember.objects.working_at(
                side, roles=CONTACTS[side], or_chosen=present and present.pk
            )
            self.fields[name].initial = present

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("contact") and cleaned["contact"] == cleaned.get("deputy"):
            self.add_error("deputy", _("The deputy must be somebody other than the contact."))
        return cleaned


class VisitInPairsForm(forms.Form):
    """There is nowhere to write a reason, on purpose."""

    until = DateField(label=_("Until"), help_text=_("The last day, within six months. For example 2026-03-14, or +3m"))
    owner = ColleagueChoice(
        queryset=StaffMember.objects.none(),
        label=_("Who follows it up"),
        empty_label=None,
        help_text=_("Is reminded before the last day, to go on or to end it."),
    )

    def __init__(self, *args, staff, today, **kwargs):
        super().__init__(*args, **kwargs)
        side = Side(staff.organisation_id)
        roles = [role for role in ROLES_OF[side] if Permission.VISIT_IN_PAIRS in PERMISSIONS_OF[role]]
        self.fields["owner"].queryset = StaffMember.objects.working_at(side, roles=roles)
        self.fields["owner"].initial = staff
        self.fields["until"].initial = add_months(today, MONTHS)
