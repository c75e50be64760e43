"""Personal numbers as people write them."""

from django import forms
from django.core.exceptions import ValidationError
from personnummer.personnummer import Personnummer, PersonnummerException

# What a person writes who has no personal number. Svenska: saknas.
NO_PERSONAL_NUMBER = ("saknas", "missing")
_DASHES = str.maketrans("‐‑‒–—−", "------", " ")


class PersonalNumberField(forms.CharField):
    """A personal or coordination number as people write it; always twelve digits, or "" for "saknas"."""

    def __init__(self, **kwargs):
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs.update({"autocomplete": "off", "spellcheck": "false", "class": "date-input"})

    def clean(self, value):
        typed = super().clean(value).translate(_DASHES)
        if typed.lower() in ("", *NO_PERSONAL_NUMBER):
            return ""
        try:
            return Personnummer(typed).format(long_format=True)
        except PersonnummerException:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
