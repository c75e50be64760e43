"""What the social services tell the company of their own accord, and why they may."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contracts.models.told import LENGTH
from gotene.forms import LongText
from tenants.enums import DisclosureGround, InformationKind
from tenants.models.disclosure import PARAGRAPH_LENGTH

TEST_LENGTH = 500
# The questions of a harm test, in their order, and how the ledger keeps each: always in Swedish.
HARM_TEST = {
    "harm_who": "Vem kan lida men",
    "harm_how": "På vilket sätt",
    "harm_why": "Varför det ändå är lagligt att berätta",
}


class TellForm(forms.Form):
    # Paragraph and harm test are asked for with one of the grounds each, which the browser cannot know.
    use_required_attribute = False

    kind = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What Götenebostäder will read"),
        widget=LongText,
        max_length=LENGTH,
        help_text=_("Only what the company needs to know. Exactly this text is sent; you see it once more before."),
        error_messages={"required": _("Write what is to be told.")},
    )
    ground = forms.ChoiceField(
        label=_("Why you may tell it"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it may be told.")},
    )
    paragraph = forms.CharField(
        label=_("Which paragraph, if a law says so"),
        max_length=PARAGRAPH_LENGTH,
        help_text=_(
            "For example 12 kap. 39 § JB (who lives there), or 10 kap. 28 § OSL with the law that demands it. "
            "The general clause (10 kap. 27 § OSL) does not hold for the social services."
        ),
    )
    harm_who = forms.CharField(label=_("Harm test: who could be harmed?"), max_length=TEST_LENGTH)
    harm_how = forms.CharField(label=_("Harm test: how?"), widget=LongText(attrs={"rows": 2}), max_length=TEST_LENGTH)
    harm_why = forms.CharField(
        label=_("Harm test: why is it lawful to tell it even so?"),
        widget=LongText(attrs={"rows": 2}),
        max_length=TEST_LENGTH,
        help_text=_(
            "It must be clear that nobody is harmed (OSL ch. 26 s. 1). The test stays with the social services."
        ),
    )

    def __init__(self, *args, consented, **kwargs):
        """`consented`: the kinds that there is a consent in force for."""
        super().__init__(*args, **kwargs)
        self.consented = consented
        self.fields["kind"].choices = [(kind.value, capfirst(kind.label)) for kind in InformationKind]
        self.fields["kind"].initial = InformationKind.OTHER
        grounds = [DisclosureGround.HARM_TEST, DisclosureGround.LAW]
        names = {DisclosureGround.LAW: _("a law says that it is to be told")}
        if consented:
            grounds.append(DisclosureGround.CONSENT)
        self.fields["ground"].choices = [
            (ground.value, capfirst(names.get(ground, ground.label))) for ground in grounds
        ]

        # What belongs to one ground is asked for with it; before anything is sent it is not called optional.
        ground = self.data.get(self.add_prefix("ground"))
        whole = _("Answer this too: without a whole harm test it cannot be told.")
        for name in HARM_TEST:
            self.fields[name].required = not self.is_bound or ground == DisclosureGround.HARM_TEST
            self.fields[name].error_messages["required"] = whole
        self.fields["paragraph"].required = not self.is_bound or ground == DisclosureGround.LAW
        self.fields["paragraph"].error_messages["required"] = _("Write which paragraph says that it is to be told.")

    def clean_text(self):
        """As the browser shows it: what is previewed, sent and noted is one text, line ends and all."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("ground") == DisclosureGround.CONSENT and cleaned.get("kind") not in self.consented:
            self.add_error("ground", _("There is no consent for this kind of information. Choose another ground."))
        return cleaned

    def about(self):
        """What `tell_company` takes; what belongs to another ground than the chosen is left out."""
        told = {name: self.cleaned_data[name] for name in ("kind", "text", "ground")}
        if told["ground"] == DisclosureGround.LAW:
            told["paragraph"] = self.cleaned_data["paragraph"]
        if told["ground"] == DisclosureGround.HARM_TEST:
            told["harm_test"] = "\n".join(
                f"{question}: {self.cleaned_data[name]}" for name, question in HARM_TEST.items()
            )
        return told
