"""Pictures that people upload: decoded, turned upright, made smaller and encoded anew.

What is kept is a new JPEG file of the pixels alone. Where it was taken, by which camera, hidden previews and whatever
else lay in the file are gone, and so is anything that was not a picture at all.
"""

import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MAX_BYTES = 20_000_000
# The largest cameras of today's telephones give 50 million; one pixel takes 3 bytes while it is decoded.
MAX_PIXELS = 64_000_000
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")
ACCEPTED = "image/jpeg,image/png,image/webp"
QUALITY = 82

NOT_A_PICTURE = _("This is not a picture that can be read here. Save it as JPEG, PNG or WebP and choose it again.")
BROKEN_PICTURE = _("The picture is broken or only a part of it came. Choose it again, or take a new one.")
TOO_MANY_PIXELS = _("The picture has more than 64 million pixels. Make it smaller and choose it again.")
TOO_LARGE = _("The file is larger than 20 MB. Make it smaller and choose it again.")


def cleaned_image(upload, *, longest_side=LONGEST_SIDE):
    """The picture in `upload` (a file or bytes) as a new JPEG file, at most `longest_side` pixels high and wide.

    ValidationError when it is too large, no picture, or broken.
    """
    content = content_of(upload)
    try:
        # Decoders of broken files fail in ways that none of them lists; a person gets one sentence for them all.
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from error
    except Exception as error:
        raise ValidationError(NOT_A_PICTURE, code="not_a_picture") from error
    with picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
        try:
            return _encoded(picture, longest_side)
        except Exception as error:
            raise ValidationError(BROKEN_PICTURE, code="broken_picture") from error


def content_of(upload):
    """The bytes of `upload`. ValidationError when there are more than `MAX_BYTES`: they are not read then."""
    if isinstance(upload, bytes):
        content = upload
    elif (upload.size or 0) > MAX_BYTES:
        raise ValidationError(TOO_LARGE, code="too_large")
    else:
        upload.seek(0)
        content = upload.read()
    if len(content) > MAX_BYTES:
        raise ValidationError(TOO_LARGE, code="too_large")
    return content


def _encoded(picture, longest_side):
    # A JPEG is decoded at the nearest size above what is kept: less memory, and quicker.
    picture.draft("RGB", (longest_side, longest_side))
    picture.load()
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((longest_side, longest_side))
    # A new picture: the old one's comments would follow it into the file.
    page = Image.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        page.paste(upright, mask=upright)
    else:
        page.paste(upright.convert("RGB"))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
