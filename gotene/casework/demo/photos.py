"""A drawn photo for the demo: a floor with a scratch, and nothing of anybody's home."""

import io

from PIL import Image, ImageDraw

SIZE = (1200, 900)
BOARD = 150
BOARDS = ("#b98a5a", "#b08050", "#bd9062", "#aa7a4b")
GROOVE, SCRATCH, RAW = "#7d5a37", "#4a3320", "#d9c3a5"


def scratched_floor() -> bytes:
    """The picture as a JPEG file, the same each time."""
    picture = Image.new("RGB", SIZE, BOARDS[0])
    draw = ImageDraw.Draw(picture)
    width, height = SIZE
    for number, left in enumerate(range(0, width, BOARD)):
        draw.rectangle((left, 0, left + BOARD, height), fill=BOARDS[number % len(BOARDS)])
        draw.line((left, 0, left, height), fill=GROOVE, width=4)
    draw.line(((260, 620), (470, 520), (700, 470), (930, 380)), fill=SCRATCH, width=16, joint="curve")
    draw.line(((262, 616), (472, 516), (702, 466), (932, 376)), fill=RAW, width=5, joint="curve")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
