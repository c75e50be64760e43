"""Asking to be shown who a protected person is."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from gotene.forms import LongText
from tenants.models import Reveal
from tenants.rules import REVEAL_REASON_LENGTH


class RevealForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you need to know who the person is?"),
        help_text=_("The person's other named handlers read this. Write what you are to do, and no name."),
        min_length=REVEAL_REASON_LENGTH,
        max_length=Reveal._meta.get_field("reason").max_length,
        widget=LongText(),
        error_messages={
            "required": _("Write why you need to know who the person is."),
            "min_length": ngettext_lazy(
                "Write a little more about why: at least %(limit_value)d character.",
                "Write a little more about why: at least %(limit_value)d characters.",
                "limit_value",
            ),
        },
    )
