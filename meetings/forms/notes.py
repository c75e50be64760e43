"""What is written at a meeting: items, decisions and promises."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.forms.plain_words import plain_words
from contracts.models import SocialContract
from gotene.audit.hold import hold
from gotene.forms import DateField, LongText, not_in_future
from meetings.enums import MeetingKind
from meetings.forms.staff import ColleagueField, colleagues


class NotesForm(forms.Form):
    """Texts of the minutes. At a monthly meeting, which is about people, words about health and support are refused."""

    about_people = ()

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        if kind == MeetingKind.MONTHLY:
            for name in self.about_people:
                self.fields[name].validators.append(plain_words)


class ChangedMeanwhile(forms.Form):
    """Changing a row that somebody else may change at the same time: `seen` is the version that was read."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, row=None, **kwargs):
        if row is not None:
            if data is not None:
                hold(row)
            self.newest = row.history.select_related("history_user").first()
            version = str(self.newest.pk) if self.newest else ""
            kwargs["initial"] = {**{name: getattr(row, name) for name in self.written}, "seen": version}
        super().__init__(data, **kwargs)
        if row is None:
            del self.fields["seen"]

    def clean(self):
        cleaned = super().clean()
        if "seen" in self.fields and cleaned.pop("seen", "") != self["seen"].initial:
            # What was typed stays; sent once more, it has been compared with what the other one wrote.
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self["seen"].initial
            raise ValidationError(
                _(
                    "%(who)s changed this while you were writing. Now it says “%(text)s”. "
                    "Save again if what you wrote is to hold."
                ),
                code="changed_meanwhile",
                params={"who": self.newest.history_user or _("Somebody"), "text": self.now_says(self.newest)},
            )
        return cleaned


class ItemForm(NotesForm):
    about_people = ("text",)

    text = forms.CharField(label=_("What do you want to take up?"), max_length=300)
    contract = forms.CharField(
        label=_("Contract number"),
        max_length=20,
        required=False,
        help_text=_("For example K-2026-03. Leave it empty if it is about no contract."),
    )

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self.staff = staff

    def clean_contract(self):
        number = self.cleaned_data["contract"].strip().upper()
        if not number:
            return None
        contract = SocialContract.objects.visible_to(self.staff).filter(number=number).first()
        if contract is None:
            raise ValidationError(_("There is no contract with that number."), code="no_contract")
        return contract


class DecisionForm(ChangedMeanwhile, NotesForm):
    about_people = written = ("text",)

    text = forms.CharField(label=_("What did you decide?"), max_length=500, widget=LongText(attrs={"rows": 2}))

    @staticmethod
    def now_says(version):
        return version.text


class PromiseForm(ChangedMeanwhile, NotesForm):
    about_people = ("what",)
    written = ("what", "owner", "due_on")

    what = forms.CharField(label=_("What is to be done?"), max_length=300)
    owner = ColleagueField(label=_("Who does it?"))
    due_on = DateField(label=_("Done by"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues()

    @staticmethod
    def now_says(version):
        return f"{version.what}, {version.owner}, {version.due_on}"


class KeepPromiseForm(forms.Form):
    done_on = DateField(label=_("When was it done?"), initial=timezone.localdate, validators=[not_in_future])
