"""What becomes of the pictures that people upload: only what is seen is kept."""

import io
from importlib import import_module

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gotene.documents.images import LONGEST_SIDE, MAX_BYTES, cleaned_image
from tests.documents import uploads

RED = (255, 0, 0)


def opened(jpeg):
    return Image.open(io.BytesIO(jpeg))


def is_red(pixel):
    return all(abs(one - other) < 40 for one, other in zip(pixel, RED, strict=True))


def code_of(content):
    with pytest.raises(ValidationError) as refused:
        cleaned_image(content)
    return refused.value.code


def test_where_it_was_taken_and_by_which_camera_is_gone():
    taken = uploads.telephone_photo()
    assert b"HEMLIG" in taken
    kept = cleaned_image(uploads.uploaded(taken))
    assert b"HEMLIG" not in kept
    assert b"Exif" not in kept
    assert dict(opened(kept).getexif()) == {}


def test_a_photo_taken_standing_stands_and_is_small():
    kept = opened(cleaned_image(uploads.telephone_photo()))
    assert (kept.format, kept.mode, max(kept.size)) == ("JPEG", "RGB", LONGEST_SIDE)
    assert kept.width < kept.height
    # What lay in the upper left corner is up to the right when the picture has been turned.
    assert is_red(kept.getpixel((kept.width - 10, 10)))
    assert not is_red(kept.getpixel((10, 10)))


def test_a_small_photo_is_not_made_larger():
    assert opened(cleaned_image(uploads.photo((320, 200)))).size == (320, 200)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_usual_kinds_become_jpeg(kind):
    kept = opened(cleaned_image(uploads.photo(kind=kind)))
    assert kept.format == "JPEG"
    assert is_red(kept.getpixel((10, 10)))


def test_what_is_see_through_becomes_white_and_the_notes_are_gone():
    kept = cleaned_image(uploads.png_with_text())
    assert b"HEMLIG" not in kept
    assert opened(kept).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16"])
def test_other_ways_to_keep_colours_are_understood(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(cleaned_image(uploads.encoded(Image.new(mode, (50, 30)), kind))).size == (50, 30)


@pytest.mark.parametrize("size", [(20_000, 20_000), (9_000, 9_000), (65_000, 1_000)])
def test_a_small_file_that_would_become_enormous_is_refused_before_it_is_opened(size):
    assert code_of(uploads.png_of(*size)) == "too_many_pixels"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a" + bytes(40),
        b"%PDF-1.7\n",
        bytes.fromhex("0000002066747970686569630000000068656963"),
    ],
    ids=["empty", "svg", "html", "gif", "pdf", "heic"],
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(content):
    assert code_of(uploads.uploaded(content, "foto.jpg", "image/jpeg")) == "not_a_picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_half_a_picture_is_refused_also_when_documents_have_been_made(kind):
    # The renderer of documents would let half a picture pass.
    import_module("gotene.documents.bundle")

    whole = uploads.photo((900, 700), kind)
    assert code_of(whole[: len(whole) // 2]) == "broken_picture"


def test_what_was_hidden_in_a_picture_is_gone():
    polyglot = uploads.photo() + b"<script>alert(document.cookie)</script>PK\x03\x04"
    kept = cleaned_image(polyglot)
    assert b"<script>" not in kept
    assert b"PK\x03\x04" not in kept


def test_a_file_that_is_too_large_is_refused_unread():
    assert code_of(bytes(MAX_BYTES + 1)) == "too_large"


def test_the_same_picture_gives_the_same_file():
    assert cleaned_image(uploads.photo()) == cleaned_image(uploads.photo())


@given(
    st.sampled_from(["JPEG", "PNG", "WEBP"]),
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=20),
)
def test_a_damaged_file_is_a_picture_or_a_refusal_and_never_a_fault(kind, damage):
    content = bytearray(uploads.photo((80, 60), kind))
    for place, value in damage:
        content[place % len(content)] = value
    try:
        kept = cleaned_image(bytes(content))
    except ValidationError:
        return
    assert opened(kept).format == "JPEG"
