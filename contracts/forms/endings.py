"""Notice on a sublease and on a head lease. The last day is shown as it is typed; it is counted by law."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.actions.endings import lawful_last_day
from contracts.enums import EndingReason, NoticeBy, NoticeWay
from gotene.dates import parse_date
from gotene.forms import DateField, LongText, not_in_future

# The landlord gives notice in writing; a tenant may do it orally, if it is acknowledged in writing (JB 12:8).
IN_WRITING = [(way.value, way.label) for way in NoticeWay if way != NoticeWay.ORAL]
REASONS = [(reason.value, reason.label) for reason in EndingReason if reason != EndingReason.DECEASED]


class NoticeForm(forms.Form):
    """`last_day`, the last day by law of what has been typed so far; None until it can be counted."""

    ways = NoticeWay.choices

    given_on = DateField(label=_("Day of the notice"), validators=[not_in_future])
    way = forms.ChoiceField(
        label=_("How it was given"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the notice was given.")},
    )

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["given_on"].initial = today
        self.fields["way"].choices = self.ways

    @property
    def given_day(self):
        return self._typed("given_on")

    @property
    def last_day(self):
        given_on, died_on = self._typed("given_on"), self._typed("died_on")
        if given_on is None or ("died_on" in self.fields and died_on is None) or (died_on and given_on < died_on):
            return None
        return lawful_last_day(given_on=given_on, died_on=died_on, forfeiture=bool(self._value("forfeiture")))

    def _value(self, name):
        return self[name].value() if name in self.fields else None

    def _typed(self, name):
        """The day that stands in the field, as far as it is one."""
        value = self._value(name)
        try:
            return parse_date(value, timezone.localdate()) if isinstance(value, str) else value
        except ValueError:
            return None


class SubleaseNoticeForm(NoticeForm):
    """What is asked depends on who gives notice, and on whether children live there."""

    other_day = DateField(
        label=_("Another last day"),
        required=False,
        help_text=_("A later day if the one who gives notice wants it. An earlier day only if both agree."),
    )
    agreed = forms.BooleanField(label=_("Both have agreed on that day in writing"), required=False)
    reason = forms.ChoiceField(
        label=_("How it ended"),
        choices=REASONS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it ended.")},
    )

    def __init__(self, *args, given_by, children, **kwargs):
        super().__init__(*args, **kwargs)
        match given_by:
            case NoticeBy.ESTATE:
                self._add_first("died_on", DateField(label=_("Day of death"), validators=[not_in_future]))
                del self.fields["reason"]
            case NoticeBy.MUNICIPALITY:
                self._add_municipality(children)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("forfeiture") and cleaned.get("way") == NoticeWay.REGISTERED_LETTER:
            letter = _("A notice because of forfeiture must be served: a registered letter is not enough (JB 12:8).")
            self.add_error("way", ValidationError(letter, code="notice_forfeiture_served"))
        return cleaned

    def _add_first(self, name, field):
        self.fields[name] = field
        self.order_fields([name, *self.fields])

    def _add_municipality(self, children):
        self.fields["way"].choices = IN_WRITING
        forfeiture = _("Only with grounds in JB 12:42. The lease ends at once, unless the resident pays in time.")
        self.fields["forfeiture"] = forms.BooleanField(
            label=_("The lease is forfeited"), required=False, help_text=forfeiture
        )
        self.fields["states_reasons"] = forms.BooleanField(
            label=_("The reason stands in the notice"), required=False, help_text=_("It should (JB 12:8).")
        )
        if children:
            self.fields["children_affected"] = forms.CharField(
                label=_("How the children are affected"),
                widget=LongText,
                max_length=2000,
                help_text=_(
                    "Where they will live, school and preschool, and what they have said themselves (SoL 3:1)."
                ),
                error_messages={"required": _("Children live there: say how they are affected.")},
            )
        self.order_fields(["given_on", "way", "forfeiture", "states_reasons", "other_day", "agreed", "reason"])


class HeadLeaseNoticeForm(NoticeForm):
    """Between the municipality and the landlord: both read all of it."""

    wished_ends_on = DateField(
        label=_("Earlier day that is asked for"),
        required=False,
        help_text=_("It holds when the other party has agreed to it."),
    )

    def __init__(self, *args, by_landlord, **kwargs):
        super().__init__(*args, **kwargs)
        if by_landlord:
            self.fields["way"].choices = IN_WRITING
            self.fields["states_reasons"] = forms.BooleanField(
                label=_("The reason stands in the notice"), required=False, help_text=_("It should (JB 12:8).")
            )


class DisputeForm(forms.Form):
    disputed_on = DateField(label=_("The resident disputed it on"), validators=[not_in_future])
    referred_on = DateField(
        label=_("Referred to the rent tribunal on"),
        required=False,
        validators=[not_in_future],
        help_text=_("Fill in when it has been done."),
    )

    def __init__(self, *args, notice, **kwargs):
        initial = {"disputed_on": notice.disputed_on, "referred_on": notice.referred_on}
        super().__init__(*args, initial=initial, **kwargs)


class SettleForm(forms.Form):
    ends_on = DateField(label=_("Last day"), help_text=_("As the tribunal has decided, or as both have agreed."))


class ConfirmForm(forms.Form):
    """Nothing to fill in: the button says it all."""
