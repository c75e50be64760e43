"""Personal numbers as people write them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tenants.personal_numbers import NONE_THERE, parsed


class PersonalNumberField(forms.CharField):
    """A personal or coordination number as people write it; always twelve digits, or "" for "saknas"."""

    default_error_messages = {
        "invalid": _("Check the personal number: ten or twelve digits, and the last one must be right."),
    }

    def __init__(self, **kwargs):
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs.update({"autocomplete": "off", "spellcheck": "false", "class": "date-input"})

    def clean(self, value):
        typed = super().clean(value)
        if typed.casefold() in ("", *NONE_THERE):
            return ""
        try:
            return parsed(typed)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
