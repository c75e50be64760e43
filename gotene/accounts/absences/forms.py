"""Who is away, how long, and who stands in. There is nowhere to write why, on purpose."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gotene.accounts.choices import ColleagueChoice
from gotene.accounts.models import StaffHome, StaffMember
from gotene.forms import DateField


class AbsenceForm(forms.Form):
    """Of oneself; `of` is who is away, and no deputy."""

    begins_on = DateField(label=_("First day away"))
    ends_on = DateField(
        label=_("Last day away"),
        required=False,
        help_text=_("Leave it empty if you do not know. For example 2026-12-03, or +2v"),
    )
    deputy = ColleagueChoice(
        queryset=StaffMember.objects.none(),
        label=_("Who stands in"),
        empty_label=_("Choose a colleague"),
        help_text=_(
            "Sees the same cases and gets the same tasks meanwhile, as far as their own roles reach. "
            "Protected persons are still seen by their named handlers alone."
        ),
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        colleagues = StaffMember.objects.working_at(by.organisation_id)
        self.fields["deputy"].queryset = colleagues.exclude(pk=by.pk)


class ColleagueAbsenceForm(AbsenceForm):
    """Of a colleague."""

    staff = ColleagueChoice(
        queryset=StaffMember.objects.none(), label=_("Who is away"), empty_label=_("Choose a colleague")
    )
    field_order = ["staff", "begins_on", "ends_on", "deputy"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        colleagues = StaffMember.objects.working_at(by.organisation_id)
        self.fields["staff"].queryset = colleagues.exclude(pk=by.pk)
        # Those who lead may stand in themselves; that an administrator may not is said when it is tried.
        self.fields["deputy"].queryset = colleagues


class ChangeAbsenceForm(AbsenceForm):
    """How long it lasts, and who stands in: the first day stands as it was noted."""

    begins_on = None

    def __init__(self, *args, absence, by, **kwargs):
        initial = {"ends_on": absence.ends_on, "deputy": absence.deputy_id}
        super().__init__(*args, by=by, initial=initial, **kwargs)
        side = absence.staff.organisation_id
        colleagues = StaffMember.objects.working_at(side, or_chosen=absence.deputy_id)
        self.fields["deputy"].queryset = colleagues.exclude(pk=absence.staff_id)


class HomeForm(forms.ModelForm):
    """One's own address."""

    class Meta:
        model = StaffHome
        fields = ["street_address", "city"]
        help_texts = {"street_address": _("Street and number, for example Lönngatan 4.")}
