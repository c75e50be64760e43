"""The list that is read in: first as a file, then as the same file kept in the preview's own page."""

import base64
import binascii
import io

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
LARGEST = MEGABYTE
# As long as somebody may look at a preview. A working day; nothing is kept here meanwhile.
KEPT_SECONDS = 8 * 60 * 60
SALT = "contracts.register_contracts"
TOO_OLD = _("The preview is too old. Choose the file again.")


class ListForm(forms.Form):
    file = forms.FileField(
        label=_("The list"),
        help_text=_("CSV or an Excel workbook (xlsx), at most 1 MB. Nothing is written before you have seen it."),
        error_messages={"required": _("Choose the file with the list."), "empty": _("The file is empty.")},
    )

    def clean_file(self):
        uploaded = self.cleaned_data["file"]
        if uploaded.size > LARGEST:
            raise ValidationError(
                _("The file is larger than 1 MB. Save the list alone, without pictures, and try again."),
                code="too_large",
            )
        return uploaded.read()


def kept(content: bytes, staff) -> str:
    """`content` as text to be sent back from the page: signed, and nobody else's."""
    return signing.TimestampSigner(salt=f"{SALT}.{staff.pk}").sign(base64.b64encode(content).decode())


class KeptListForm(forms.Form):
    """The file comes back from the preview, byte for byte."""

    kept = forms.CharField(widget=forms.HiddenInput, error_messages={"required": TOO_OLD})

    def __init__(self, *args, staff, **kwargs):
        super().__init__(*args, **kwargs)
        self._signer = signing.TimestampSigner(salt=f"{SALT}.{staff.pk}")

    def clean_kept(self):
        try:
            text = self._signer.unsign(self.cleaned_data["kept"], max_age=KEPT_SECONDS)
            return io.BytesIO(base64.b64decode(text, validate=True))
        except (signing.BadSignature, binascii.Error) as error:
            raise ValidationError(TOO_OLD, code="preview_too_old") from error
