"""Cards: the pictures that other sites show beside a link to a page (Open Graph), one for each body that met.

A picture takes about 9 ms, so that one for each meeting would cost a tenth of a build.
"""

import io
import unicodedata
from collections.abc import Iterator
from functools import cache, partial

from PIL import Image, ImageDraw, ImageFont

from communique.exports.edition import Edition
from communique.exports.file import ExportFile

WIDTH, HEIGHT = 1200, 630
"""The size in pixels that Open Graph's readers ask for."""

_PAPER, _INK, _ACCENT, _MUTED = range(4)
_PALETTE = [252, 251, 248, 27, 31, 36, 124, 45, 45, 96, 102, 110]
"""The colours of the four numbers above, as red, green and blue."""
_LINE = 30
"""Characters of a heading on one line."""


def list_cards(edition: Edition) -> Iterator[ExportFile]:
    """Yield the card of the site and that of each body that met."""
    yield _card(card_path(""), edition.site_name, "Who met, when and where, and what was resolved")
    for body in sorted({meeting.body for meeting in edition.register.meetings.values()}):
        yield _card(card_path(body), edition.labels.name("body", body), edition.site_name)


def card_path(body: str) -> str:
    """Return the path of the card of a body; of the site's own card if none is given."""
    return f"assets/cards/{body or 'register'}.png"


def _card(path: str, heading: str, below: str) -> ExportFile:
    return ExportFile(path, "image/png", heading, partial(draw_card, heading, below))


def draw_card(heading: str, below: str) -> bytes:
    """Return a picture with a heading and a line below it, as PNG."""
    image = Image.new("P", (WIDTH, HEIGHT), _PAPER)
    image.putpalette(_PALETTE)
    draw = ImageDraw.Draw(image)
    draw.fontmode = "1"  # without shades of grey, which the palette does not hold
    draw.rectangle((0, 0, 24, HEIGHT), fill=_ACCENT)
    for number, line in enumerate(_wrap(_spell(heading))[:4]):
        draw.text((96, 110 + 92 * number), line, font=_font(70), fill=_INK)
    draw.text((96, 520), _spell(below), font=_font(36), fill=_MUTED)
    out = io.BytesIO()
    image.save(out, "PNG", bits=2)
    return out.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _wrap(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _spell(text: str) -> str:
    """Return a text in ASCII, because the font that comes with Pillow has no other letters."""
    plain = unicodedata.normalize("NFKD", text.translate({0x2013: "-", 0x2014: "-", 0x2018: "'", 0x2019: "'"}))
    return plain.encode("ascii", "ignore").decode()
