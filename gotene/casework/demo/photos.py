"""Drawn pictures for the demo: a floor with a scratch, and a signed page. Nothing of anybody's."""

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


def signed_page(title: str) -> bytes:
    """A page with a heading and three scribbles where people sign, as a JPEG file."""
    picture = Image.new("RGB", (840, 1188), "#fdfcf8")
    draw = ImageDraw.Draw(picture)
    draw.text((90, 110), title, fill="#222222", font_size=30)
    for line in range(12):
        draw.line((90, 210 + line * 34, 750 - line % 3 * 60, 210 + line * 34), fill="#c9c6bd", width=6)
    for place, left in enumerate((90, 330, 570)):
        draw.line((left, 1010, left + 180, 1010), fill="#222222", width=2)
        waves = [(left + 10 + step * 14, 985 - (step * (7 + place) % 5) * 9) for step in range(11)]
        draw.line(waves, fill="#1f3a8a", width=4, joint="curve")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()
