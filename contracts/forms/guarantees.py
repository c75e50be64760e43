"""How a guarantee comes to its end: its plan, and the company's receipt of the notice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts import rules
from contracts.enums import GuaranteeWay
from gotene.access.roles import Permission
from gotene.accounts.models import StaffMember
from gotene.forms import DateField, not_in_future
from gotene.templatetags.swedish import long_date


class OwnerChoice(forms.ModelChoiceField):
    """Who sees to the plan, with where they work: both organisations stand in the list."""

    def label_from_instance(self, staff):
        return f"{staff.name}, {staff.organisation.name}"


class GuaranteePlanForm(forms.Form):
    way = forms.ChoiceField(
        label=_("Way out"),
        choices=GuaranteeWay.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a way out.")},
    )
    planned_notice_on = DateField(
        label=_("Planned day of notice"),
        error_messages={"required": _("Choose the day when the municipality is to give notice.")},
    )
    planned_last_day = DateField(
        label=_("Planned last day"),
        error_messages={"required": _("Choose the day when the guarantee is to end.")},
        help_text=_("When the tenant moves or gets a lease without guarantee. By notice the day follows from the law."),
    )
    owner = OwnerChoice(
        queryset=StaffMember.objects.none(),
        label=_("Who sees to it"),
        error_messages={"required": _("Choose who sees to it.")},
    )

    def __init__(self, *args, guarantee, staff, today, **kwargs):
        super().__init__(*args, **kwargs)
        present = getattr(guarantee, "plan", None)
        self.fields["owner"].queryset = StaffMember.objects.who_may(Permission.WIND_DOWN_GUARANTEES)
        self.fields["planned_notice_on"].help_text = _(
            "With notice on %(today)s the municipality is free after %(end)s."
        ) % {"today": long_date(today), "end": long_date(rules.guarantee_earliest_end(today, guarantee.begins_on))}
        self.initial = {"owner": staff.pk, "way": GuaranteeWay.NOTICE}
        if present:
            own = ("way", "planned_notice_on", "planned_last_day")
            self.initial = {name: getattr(present, name) for name in own} | {"owner": present.owner_id}
            if present.way == GuaranteeWay.NOTICE:
                del self.initial["planned_last_day"]
        # The way out says which of the two days is needed.
        by_notice = self.data.get("way", self.initial["way"]) == GuaranteeWay.NOTICE
        self.fields["planned_notice_on"].required = by_notice
        self.fields["planned_last_day"].required = not by_notice


class ReceiveNoticeForm(forms.Form):
    received_on = DateField(label=_("Received"), validators=[not_in_future])

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"received_on": today}


class TenantToldForm(forms.Form):
    told_on = DateField(label=_("The tenant was told"), validators=[not_in_future])

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"told_on": today}
