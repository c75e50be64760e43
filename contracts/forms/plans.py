"""The handover plan: starting it, changing it, and checking in on it. The company reads all of it."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts import policy_dates
from contracts.enums import CriterionOutcome, PolicyKey
from contracts.forms.terms import nothing_about_support, nothing_refused
from contracts.handover_terms import STANDARD_CRITERIA
from contracts.models import CheckInResult, PolicyValue, TakeoverCriterion
from gotene.access.roles import Role, Side
from gotene.accounts.choices import StaffChoice
from gotene.accounts.models import StaffMember
from gotene.audit.hold import hold
from gotene.dates import add_months
from gotene.forms import DateField, not_in_future

# Requirements that the plan can have besides the standard ones.
OWN_CRITERIA = 3
TEXT_LENGTH = TakeoverCriterion._meta.get_field("text").max_length
REASON_LENGTH = CheckInResult._meta.get_field("reason").max_length

# Who can be a plan's contact. Never a housing support worker: that would tell the company of the support.
HOUSING_CONTACTS = [Role.LETTING_OFFICER, Role.HOUSING_DIRECTOR]
SOCIAL_CONTACTS = [Role.CASE_OFFICER, Role.COORDINATOR]


def months_by_policy(key, today):
    """The number of months that the policy in force sets for `key`; None when none does."""
    months = PolicyValue.objects.in_force_if_any(key, today)
    return months and months.value


class Summary(forms.CharField):
    """The plan in one line: what the contract list shows of it."""

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "label": _("The plan in one line"),
                "max_length": 150,
                "required": False,
                "validators": [nothing_refused],
                "help_text": _("Stands in the contract list. For example: own lease in June if the rent is paid."),
                **kwargs,
            }
        )


class StartPlanForm(forms.Form):
    criteria = forms.MultipleChoiceField(
        label=_("Requirements"),
        choices=[(text, text) for text in STANDARD_CRITERIA],
        initial=STANDARD_CRITERIA,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one requirement.")},
    )
    goal_date = DateField(label=_("Goal date"))
    summary = Summary()
    first_check_in_on = DateField(label=_("First check-in"))
    housing_contact = StaffChoice(
        queryset=StaffMember.objects.none(), label=_("Contact at the housing company"), empty_label=None
    )
    social_contact = StaffChoice(
        queryset=StaffMember.objects.none(), label=_("Contact at the social services"), empty_label=None
    )
    consent_given_on = DateField(
        label=_("The resident consented on"),
        validators=[not_in_future],
        error_messages={"required": _("Give the day. Without consent the plan cannot be shared with the company.")},
    )

    def __init__(self, *args, contract, sublease, today, consents_to_ask, **kwargs):
        """`consents_to_ask`: whether there are kinds that nobody has asked the household about yet."""
        super().__init__(*args, **kwargs)
        if not consents_to_ask:
            del self.fields["consent_given_on"]
        for number in range(1, OWN_CRITERIA + 1):
            self.fields[f"own_{number}"] = forms.CharField(
                label=_("Own requirement %(number)s") % {"number": number},
                max_length=TEXT_LENGTH,
                required=False,
                validators=[nothing_refused],
            )
        # Own requirements alone will do.
        self.fields["criteria"].required = not any(self.data.get(field.name) for field in self.own)
        for name, side, roles in (
            ("housing_contact", Side.HOUSING, HOUSING_CONTACTS),
            ("social_contact", Side.SOCIAL, SOCIAL_CONTACTS),
        ):
            present = getattr(contract, name)
            self.fields[name].queryset = StaffMember.objects.working_at(side, roles=roles, or_chosen=present.pk)
            self.fields[name].initial = present
        self._set_days(sublease, today)

    @property
    def own(self):
        return [self[f"own_{number}"] for number in range(1, OWN_CRITERIA + 1)]

    def clean(self):
        cleaned = super().clean()
        own = [cleaned.pop(f"own_{number}", "") for number in range(1, OWN_CRITERIA + 1)]
        # The same requirement written twice is one requirement.
        cleaned["criteria"] = list(dict.fromkeys([*cleaned.get("criteria", []), *filter(None, own)]))
        return cleaned

    def _set_days(self, sublease, today):
        goal = policy_dates.plan_goal(sublease.begins_on, today)
        if goal:
            self.fields["goal_date"].initial = goal.day
            self.fields["goal_date"].help_text = _("%(day)s by %(title)s. Another day can be agreed on.") % {
                "day": goal.day,
                "title": goal.policy.title,
            }
        months = months_by_policy(PolicyKey.CHECK_IN_MONTHS, today)
        if months:
            self.fields["first_check_in_on"].initial = add_months(max(today, sublease.begins_on), months)


class ChangePlanForm(forms.Form):
    """Changing a plan that somebody else may change at the same time: `seen` is the version that was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    goal_date = DateField(label=_("Goal date"))
    summary = Summary()

    def __init__(self, data=None, *, plan, **kwargs):
        if data is not None:
            hold(plan)
        self.newest = plan.history.select_related("history_user").first()
        version = str(self.newest.pk) if self.newest else ""
        initial = {"goal_date": plan.goal_date, "summary": plan.summary, "seen": version}
        super().__init__(data, initial=initial, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.pop("seen", "") != self["seen"].initial:
            # What was typed stays; sent once more, it has been compared with what the other one wrote.
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self["seen"].initial
            raise ValidationError(
                _(
                    "%(who)s has changed the plan while you were writing. Now it says goal date %(goal_date)s "
                    'and "%(summary)s". Save again if what you wrote is to hold.'
                ),
                code="changed_meanwhile",
                params={
                    "who": self.newest.history_user or _("Somebody"),
                    "goal_date": self.newest.goal_date,
                    "summary": self.newest.summary,
                },
            )
        return cleaned


@dataclass(frozen=True)
class CriterionRow:
    """One requirement at a check-in: bound fields, and how it went last time (a CheckInResult or None)."""

    criterion: TakeoverCriterion
    outcome: forms.BoundField
    reason: forms.BoundField
    next_step: forms.BoundField
    before: CheckInResult | None


class RecordCheckInForm(forms.Form):
    # Reason and next step are asked for only where a requirement is not met, which the browser cannot know.
    use_required_attribute = False

    held_on = DateField(label=_("Day of the check-in"), initial=timezone.localdate, validators=[not_in_future])
    next_on = DateField(label=_("Next check-in"))

    def __init__(self, *args, plan, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(plan.criteria.all())
        self.latest = plan.check_ins.prefetch_related("results").first()
        months = months_by_policy(PolicyKey.CHECK_IN_MONTHS, today)
        if months:
            self.fields["next_on"].initial = add_months(today, months)
        for criterion in self.criteria:
            self._add(criterion)

    @property
    def rows(self):
        before = {result.criterion_id: result for result in self.latest.results.all()} if self.latest else {}
        return [
            CriterionRow(
                criterion,
                *(self[f"{name}_{criterion.pk}"] for name in ("outcome", "reason", "next_step")),
                before.get(criterion.pk),
            )
            for criterion in self.criteria
        ]

    @property
    def results(self):
        """What the action takes: a dict for each requirement."""
        return [
            {
                "criterion": criterion,
                **{name: self.cleaned_data[f"{name}_{criterion.pk}"] for name in ("outcome", "reason", "next_step")},
            }
            for criterion in self.criteria
        ]

    def _add(self, criterion):
        # What is not met needs an explanation; before anything is sent, so that it is not called optional.
        explained = not self.is_bound or self.data.get(f"outcome_{criterion.pk}") == CriterionOutcome.NOT_MET
        self.fields |= {
            f"outcome_{criterion.pk}": forms.ChoiceField(
                label=criterion.text,
                choices=CriterionOutcome,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose met, not met or not applicable.")},
            ),
            f"reason_{criterion.pk}": forms.CharField(
                label=_("Reason, if it is not met"),
                max_length=REASON_LENGTH,
                required=explained,
                validators=[nothing_about_support],
                error_messages={"required": _("Say in plain words why it is not met.")},
            ),
            f"next_step_{criterion.pk}": forms.CharField(
                label=_("Next step, if it is not met"),
                max_length=REASON_LENGTH,
                required=explained,
                validators=[nothing_refused],
                error_messages={"required": _("Say what happens next, and who does it.")},
            ),
        }
