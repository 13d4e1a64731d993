"""The environment of the templates: escaping, filters, and where templates are."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from communique.model.edtf import format_date
from communique.text import escape, extract_number, pluralise, shorten

TEMPLATES = Path(__file__).parent / "templates"


@cache
def build_environment() -> Environment:
    """The environment of the templates in `templates/`. An unknown name in a template is an error, never silence.

    A template that changes is read anew.
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
    env.filters |= {
        "printed": format_date,
        "short": shorten,
        "number": extract_number,
        "plural": pluralise,
        "host": extract_host,
        "code": mark_code,
        "code_block": indent_code,
        "ranges": join_ranges,
    }
    return env


def _final(value: Any) -> Any:
    return value if isinstance(value, Markup) else _keep_edges(str(value) if value is not None else "")


@lru_cache(maxsize=1 << 16)  # the same names and labels stand on most pages
def _keep_edges(text: str) -> Markup:
    """`escape` inside a template: words put beside a value keep their distance."""
    before = " " if text.startswith(" ") else ""
    after = " " if text.endswith(" ") and text.strip() else ""
    return Markup(f"{before}{escape(text)}{after}")


def extract_host(url: str) -> str:
    """The name of the site in an address, for readers."""
    return re.sub(r"^https?://(www\.)?([^/:?#]+).*$", r"\2", url)


def join_ranges(numbers: Iterable[int]) -> str:
    """Numbers with their runs drawn together: `1-3, 5`."""
    runs: list[list[int]] = []
    for number_ in sorted(numbers):
        if runs and number_ == runs[-1][1] + 1:
            runs[-1][1] = number_
        else:
            runs.append([number_, number_])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def indent_code(line: str) -> Markup:
    """A line as a block of code, in which Markdown takes every character for itself."""
    return Markup("    ") + Markup(line.replace("\n", " "))


def mark_code(text: str) -> Markup:
    """A description in which words between backticks are code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(escape(part))
        if at % 2
        # The spaces on either side of code are part of the sentence.
        else Markup("{}{}{}").format(
            " " if part[:1] == " " else "", escape(part), " " if part[-1:] == " " and part != " " else ""
        )
        for at, part in enumerate(parts)
    )
