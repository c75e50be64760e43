"""Asking the other organisation about a home, and answering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.enums import PolicyKey
from contracts.forms.terms import nothing_about_support
from contracts.models import PolicyValue
from contracts.models.question import LENGTH
from gotene.accounts.choices import ColleagueChoice
from gotene.accounts.models import StaffMember
from gotene.dates import next_business_day
from gotene.forms import DateField, LongText
from tenants.enums import DisclosureGround

# Until the agreement says another number.
WEEKDAYS_TO_ANSWER = 5
HARM_TEST_LENGTH = 200
WRITE_NOT = _(
    "About the home and what is agreed. Nothing about health, support, money, crime or what somebody has heard."
)


def answer_by(today):
    """The last day to answer a question asked on `today`: a number of weekdays, as the agreement in force sets."""
    days = PolicyValue.objects.in_force_if_any(PolicyKey.QUESTION_ANSWER_DAYS, today)
    day = today
    for _day in range(days.value if days else WEEKDAYS_TO_ANSWER):
        day = next_business_day(day)
    return day


class Told(forms.Form):
    """What the social services write to the company: a text, and on which ground it is told."""

    # The line on harm is asked for with one of the grounds, which the browser cannot know.
    use_required_attribute = False

    ground = forms.ChoiceField(label=_("Why you may tell this"), widget=forms.RadioSelect)
    harm_test = forms.CharField(
        label=_("Why it harms nobody, in a line"),
        max_length=HARM_TEST_LENGTH,
        help_text=_("For a harm test. Only the social services see this line."),
        error_messages={"required": _("Write in a line why it harms nobody that this is told.")},
    )

    def set_grounds(self, consented):
        """The grounds that there are: consent only when it is given."""
        grounds = [DisclosureGround.CONSENT] if consented else []
        grounds.append(DisclosureGround.HARM_TEST)
        self.fields["ground"].choices = [(ground.value, ground.label) for ground in grounds]
        self.fields["ground"].initial = grounds[0]
        if not consented:
            self.fields["ground"].help_text = _("The resident has not consented to questions and answers being told.")
        # Before anything is sent it is not called optional.
        harm_test = self.data.get(self.add_prefix("ground")) == DisclosureGround.HARM_TEST
        self.fields["harm_test"].required = harm_test or not self.is_bound


class AskForm(forms.Form):
    answerer = ColleagueChoice(
        queryset=StaffMember.objects.none(), label=_("Whom you ask"), empty_label=None, widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("Question"), widget=LongText, max_length=LENGTH, help_text=WRITE_NOT)
    answer_by = DateField(label=_("Answer by"))

    def __init__(self, *args, contract, side, today, **kwargs):
        """`side` is the organisation that is asked."""
        super().__init__(*args, **kwargs)
        asked = [getattr(contract, f"{side}_{name}_id") for name in ("contact", "deputy")]
        self.fields["answerer"].queryset = StaffMember.objects.working_at(side).filter(pk__in=asked)
        self.fields["answerer"].initial = contract.contact_of(side)
        self.fields["answer_by"].initial = answer_by(today)


class AskCompanyForm(AskForm, Told):
    field_order = ("answerer", "text", "ground", "harm_test", "answer_by")

    def __init__(self, *args, consented, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators.append(nothing_about_support)
        self.set_grounds(consented)


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Answer"), widget=LongText, max_length=LENGTH, help_text=WRITE_NOT)


class AnswerCompanyForm(AnswerForm, Told):
    field_order = ("text", "ground", "harm_test")

    def __init__(self, *args, consented, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].validators.append(nothing_about_support)
        self.set_grounds(consented)
