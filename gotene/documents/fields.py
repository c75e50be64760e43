"""Form fields for what people upload; what they give is cleaned already."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gotene.documents.images import ACCEPTED, cleaned_image
from gotene.documents.scans import cleaned_scan

MOST_PHOTOS = 10


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """One or more photos, ten at most at a time; gives a list of JPEG files as bytes, each `cleaned_image`."""

    widget = SeveralFiles(attrs={"accept": ACCEPTED})

    def clean(self, data, initial=None):
        uploads = data if isinstance(data, (list, tuple)) else [data]
        if len(uploads) > MOST_PHOTOS:
            raise ValidationError(_("Choose at most ten photos at a time."), code="too_many_photos")
        checked = [super(PhotosField, self).clean(upload, initial) for upload in uploads or [None]]
        return [cleaned_image(upload) for upload in checked if upload]


class ScanField(forms.FileField):
    """A signed paper, scanned or photographed; gives a `gotene.documents.scans.Scan`, or None for no file."""

    widget = forms.FileInput(attrs={"accept": f"application/pdf,{ACCEPTED}"})

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return cleaned_scan(upload) if upload else None
