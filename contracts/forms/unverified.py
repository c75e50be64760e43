"""What somebody says and nobody has checked. One's own organisation alone reads it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.actions.unverified import check_by_default
from contracts.enums import IncidentKind, ReportSource
from contracts.forms.plain_words import plain_hearsay
from contracts.models import UnverifiedReport
from gotene.forms import DateField, not_in_future

LINE_LENGTH = UnverifiedReport._meta.get_field("line").max_length


class NoteUnverifiedForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=IncidentKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    source = forms.ChoiceField(
        label=_("Who says so?"),
        choices=ReportSource,
        widget=forms.RadioSelect,
        help_text=_("A kind, never a name."),
        error_messages={"required": _("Choose who says so.")},
    )
    line = forms.CharField(
        label=_("One neutral line"),
        max_length=LINE_LENGTH,
        required=False,
        validators=[plain_hearsay],
        help_text=_("Only what is needed to check it. For example: music on Friday night."),
    )
    received_on = DateField(label=_("Received"), initial=timezone.localdate, validators=[not_in_future])
    check_by = DateField(label=_("Check by"))

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["check_by"].initial = check_by_default(today)
