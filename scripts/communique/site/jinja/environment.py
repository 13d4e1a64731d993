"""The Jinja environment of the templates: escaping, filters, and the folder of templates."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from communique.model.edtf import format_date, parse
from communique.site.jinja.compiled import keep_compiled
from communique.text.escaping import escape, escape_attribute, escape_url
from communique.text.words import extract_number, pluralise, shorten

TEMPLATES = Path(__file__).parents[1] / "templates"

_PHRASE = re.compile(r"(?:As|At|By|For|From|In|On|With) [^.]*\.")
"""A note that is no sentence, but is written as one."""
_ADDRESS_OR_DATE = re.compile(
    r"(?<=\s\()(?P<address>https?://[^\s<>()]+)(?=\))|(?<![\w/-])(?P<date>\d{4}-\d\d(?:-\d\d)?)(?![\w/-])"
)


@cache
def build_environment() -> Environment:
    """Return the environment of the templates in `templates/`.

    An unknown name in a template is an error. A template that changes is loaded again.
    """
    env = Environment(
        loader=PackageLoader("communique.site"),
        autoescape=True,
        finalize=_final,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    keep_compiled(env, "pages")
    env.filters |= {
        "date": format_date,
        "short": shorten,
        "number": extract_number,
        "plural": pluralise,
        "attribute": escape_attribute,
        "small": uncapitalise,
        "remark": set_in_brackets,
        "prose": link_addresses,
        "host": extract_host,
        "code": mark_code,
        "code_block": indent_code,
        "ranges": join_ranges,
    }
    return env


def _final(value: Any) -> Any:
    """Escape a value of a template unless it is markup; None becomes the empty string."""
    return value if isinstance(value, Markup) else escape_part(str(value) if value is not None else "")


@lru_cache(maxsize=1 << 16)  # most pages have the same names and labels
def escape_part(text: str) -> Markup:
    """Escape a text, but keep a space at its beginning and end, which separates it from the words around it."""
    before = " " if text.startswith(" ") else ""
    after = " " if text.endswith(" ") and text.strip() else ""
    return Markup(f"{before}{escape(text)}{after}")


def link_addresses(text: str | None) -> Markup:
    """Return an editor's sentence in which an address in brackets is a link, and ISO dates are written out."""
    parts, end = [], 0
    for found in _ADDRESS_OR_DATE.finditer(text or ""):
        parts += [escape_part((text or "")[end : found.start()]), _write_out(found)]
        end = found.end()
    return Markup("").join([*parts, escape_part((text or "")[end:])])


def _write_out(found: re.Match[str]) -> Markup:
    words = found[0]
    if found["address"]:
        return link_web(words)
    try:
        return escape(format_date(parse(words)))
    except ValueError:  # a number that only looks like a date
        return escape(words)


def link_web(url: str, text: str | None = None) -> Markup:
    """Return a link to an address on the web, with the name of its host as text unless one is given."""
    return Markup(f"[{escape(text or extract_host(url))}]({escape_url(url)})")


def extract_host(url: str) -> str:
    """Return the host name of an address, without `www.`."""
    return re.sub(r"^https?://(www\.)?([^/:?#]+).*$", r"\2", url)


def join_ranges(numbers: Iterable[int]) -> str:
    """Return numbers as text, with runs of consecutive ones joined by a dash: `1-3, 5`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def uncapitalise(sentence: str) -> str:
    """Return a sentence with a small first letter, for a place after a colon."""
    return sentence[:1].lower() + sentence[1:]


def set_in_brackets(note: str) -> str:
    """Return a note for brackets within a sentence: “By video link.” loses its capital and its full stop.

    Only a phrase is changed, which begins with a preposition. A note of whole sentences stays as it is.
    """
    return uncapitalise(note[:-1]) if _PHRASE.fullmatch(note) else note


def indent_code(line: str) -> Markup:
    """Return a line as an indented code block, in which Markdown interprets no characters."""
    return Markup("    ") + Markup(line.replace("\n", " "))


def mark_code(text: str) -> Markup:
    """Return a description in which words between backticks stay code, and the rest is escaped."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    return Markup("`").join(Markup(part) if at % 2 else escape_part(part) for at, part in enumerate(parts))
