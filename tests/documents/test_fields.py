"""Forms that take files: what they give is cleaned, and what they refuse is said in a sentence."""

import pytest
from django import forms
from django.utils.datastructures import MultiValueDict

from gotene.documents.fields import MOST_PHOTOS, PhotosField, ScanField
from tests.documents import uploads


class Paper(forms.Form):
    scan = ScanField(required=False)


class Photos(forms.Form):
    photos = PhotosField()


def sent(form, **files):
    return form({}, MultiValueDict(files))


def test_a_paper_comes_out_cleaned_with_its_kind():
    form = sent(Paper, scan=[uploads.uploaded(uploads.telephone_photo())])
    assert form.is_valid()
    content, kind = form.cleaned_data["scan"]
    assert (kind, b"HEMLIG" in content) == ("image/jpeg", False)


def test_no_paper_is_no_paper():
    form = sent(Paper)
    assert form.is_valid()
    assert form.cleaned_data["scan"] is None


def test_several_photos_at_a_time_come_out_cleaned():
    form = sent(Photos, photos=[uploads.uploaded(uploads.telephone_photo()), uploads.uploaded(uploads.photo())])
    assert form.is_valid()
    assert [photo[:3] for photo in form.cleaned_data["photos"]] == [b"\xff\xd8\xff"] * 2


def test_one_that_is_no_photo_stops_them_all():
    form = sent(Photos, photos=[uploads.uploaded(uploads.photo()), uploads.uploaded(b"<svg/>", "x.jpg")])
    assert form.errors["photos"] == [
        "Det här är ingen bild som går att läsa här. Spara den som JPEG, PNG eller WebP och välj den igen."
    ]


@pytest.mark.parametrize("count", [0, MOST_PHOTOS + 1])
def test_none_or_too_many_photos_are_refused(count):
    assert not sent(Photos, photos=[uploads.uploaded(uploads.photo((20, 20))) for _ in range(count)]).is_valid()


def test_the_browser_is_asked_for_photos_and_several():
    assert "multiple" in str(Photos()["photos"]) and 'accept="image/jpeg,' in str(Photos()["photos"])
