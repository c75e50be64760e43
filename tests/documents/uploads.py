"""Files as people, telephones and attackers make them."""

import io

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

GPS = 0x8825
ORIENTATION = 0x0112
MAKE = 0x010F


def encoded(picture, kind="JPEG", **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photo(size=(640, 480), kind="JPEG", colour=(120, 90, 60)):
    """A picture of one colour, but for its upper left corner, which is red."""
    picture = Image.new("RGB", size, colour)
    picture.paste((255, 0, 0), (0, 0, size[0] // 4, size[1] // 4))
    return encoded(picture, kind)


def telephone_photo(size=(4032, 3024)):
    """As a telephone saves it: lying down with a note that it stands, where it was taken, and a comment."""
    picture = Image.new("RGB", size, "white")
    picture.paste((255, 0, 0), (0, 0, size[0] // 4, size[1] // 4))
    exif = picture.getexif()
    exif[MAKE] = "HEMLIG KAMERA"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (58.0, 31.0, 37.5)
    return encoded(picture, exif=exif, comment=b"HEMLIG KOMMENTAR")


def png_with_text():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "HEMLIG PERSON")
    return encoded(Image.new("RGBA", (60, 40), (0, 0, 0, 0)), "PNG", pnginfo=notes)


def png_of(width, height):
    """A few bytes that say they are a picture of that size."""
    whole = encoded(Image.new("L", (1, 1)), "PNG")
    header = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + whole[24:29]
    import zlib

    return whole[:12] + header + zlib.crc32(header).to_bytes(4) + whole[33:]


def pdf(pages=1):
    """A PDF of empty pages, open, to be dressed up by the caller."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    return made


def saved(made, **options):
    out = io.BytesIO()
    made.save(out, **options)
    return out.getvalue()


def uploaded(content, name="fil.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, content, content_type)
