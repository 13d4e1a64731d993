"""The one way in which records are written: order of keys, quotes, width, braces or lines of their own.

Keys stand in the order of the model. A part stands on one line in braces as far as its model allows
(`Part.one_line`); otherwise each key has its own line. A text stands without quotes where it can, in double quotes
where it must, folded (`>-`) where it is longer than a line. How the values were written before counts for nothing, so
there is one text for the same values and remarks.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from communique.files.comments import Comments
from communique.files.scalars import resolve
from communique.model.parts import Part, list_fields
from communique.problems import Loc

LINE_WIDTH = 120
_LONGEST_ITEM = 40  # ids and names stand in brackets side by side, sentences and addresses below each other

_NO_REMARKS = Comments()
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_PLAIN = re.compile(f"[^-?:,\\[\\]{{}}#&*!|>'\"%@`\\s{_UNSEEN}](?:[^\\s{_UNSEEN}]|[^\\S\t\n{_UNSEEN}])*(?<!\\s)")
_MARKS = re.compile(": |:$| #")
_MARKS_IN_BRACES = re.compile(r"[,\[\]{}:?]")
_LINES = re.compile(f"\\S(?:[^\t{_UNSEEN}]*\\S)?\n?")
_ESCAPED = re.compile(f"[{_UNSEEN}]")
_BREAK = re.compile(r"(?<=\S) (?=\S)")


class Shape(NamedTuple):
    """What the model says of a mapping: its part, None for an unknown one; `keyed` if it holds such parts under ids."""

    part: type[Part] | None
    keyed: bool = False


_UNKNOWN = Shape(None)


def format_data(data: dict[str, Any], shape: Shape, remarks: Comments = _NO_REMARKS) -> str:
    """The one text of a file that holds these values and remarks."""
    lines = [*remarks.head, *_pairs(data, shape, (), "", remarks), *remarks.below.get((), [])]
    return "\n".join(lines) + "\n"


def _pairs(data: dict[str, Any], shape: Shape, loc: Loc, pad: str, remarks: Comments) -> list[str]:
    lines: list[str] = []
    for key, inner, listed in _plan(data, shape):
        here = (*loc, key)
        value = data[key]
        if above := remarks.above.get(here):
            lines += _indented(above, pad, first=not lines)
        if value is None and listed:
            lines.append(_beside(f"{pad}{_word(key)}:", here, remarks))
        else:
            lines += _value(f"{pad}{_word(key)}:", value, inner, here, remarks)
        if below := remarks.below.get(here):
            lines += _indented(below, pad)
    return lines


def _items(data: list[Any], shape: Shape, loc: Loc, pad: str, remarks: Comments) -> list[str]:
    lines: list[str] = []
    for at, value in enumerate(data):
        here = (*loc, at)
        if above := remarks.above.get(here):
            lines += _indented(above, pad, first=not lines)
        lines += _value(f"{pad}-", value, shape, here, remarks)
        if below := remarks.below.get(here):
            lines += _indented(below, pad)
    return lines


def _value(lead: str, value: Any, shape: Shape, loc: Loc, remarks: Comments) -> list[str]:
    """What follows a key or a hyphen, with it: on the same line where it fits."""
    pad = lead[: len(lead) - len(lead.lstrip())]
    if not isinstance(value, (dict, list)):
        lines = _text(lead, value, pad) if isinstance(value, str) else [f"{lead} {_plain(value)}"]
        if loc in remarks.beside:
            lines[0] = _beside(lines[0], loc, remarks)
        return lines
    limit = shape.part.one_line if isinstance(value, dict) and shape.part else LINE_WIDTH
    line = None if value and loc in remarks.opened else _in_braces(value, shape)
    if line is not None and (not value or len(lead) + 1 + len(line) <= limit):
        return [_beside(f"{lead} {line}", loc, remarks)]
    if isinstance(value, list):
        nested = _items(value, shape, loc, f"{pad}  ", remarks)
        return [_beside(lead, loc, remarks), *nested]
    nested = _pairs(value, shape, loc, f"{pad}  ", remarks)
    if lead.endswith(":"):
        return [_beside(lead, loc, remarks), *nested]
    return _after_hyphen(nested, pad, remarks.beside.get(loc))


def _after_hyphen(nested: list[str], pad: str, beside: str | None) -> list[str]:
    """The lines of a mapping as an item: the first key stands on the line of the hyphen, remarks above it."""
    key = next(at for at, line in enumerate(nested) if line and not line.lstrip().startswith("#"))
    above = [*([beside] if beside else []), *(line.strip() for line in nested[:key] if line)]
    return [*_indented(above, pad), f"{pad}- {nested[key].lstrip()}", *nested[key + 1 :]]


def _indented(lines: Iterable[str], pad: str, *, first: bool = False) -> Iterator[str]:
    """Remarks on lines of their own; a blank one is needless before the first key or item."""
    return (f"{pad}{line}" if line else "" for line in lines if line or not first)


def _beside(line: str, loc: Loc, remarks: Comments) -> str:
    return f"{line} {remarks.beside[loc]}" if loc in remarks.beside else line


def _in_braces(value: Any, shape: Shape) -> str | None:
    """A value on one line inside braces; None where it cannot or should not stand there."""
    if isinstance(value, dict):
        return _pairs_in_braces(value, shape)
    if isinstance(value, list):
        if any(isinstance(item, (dict, list)) or len(str(item)) > _LONGEST_ITEM for item in value):
            return None
        texts = [_in_braces(item, shape) for item in value]
        return None if None in texts else f"[{', '.join(filter(None, texts))}]"
    if isinstance(value, str):
        return None if "\n" in value else _word(value, braces=True)
    return _plain(value)


def _pairs_in_braces(data: dict[str, Any], shape: Shape) -> str | None:
    if data and shape.part and not shape.part.one_line:
        return None
    pairs = []
    for key, inner, _ in _plan(data, shape):
        if (text := _in_braces(data[key], inner)) is None:
            return None
        pairs.append(f"{_word(key, braces=True)}: {text}")
    return f"{{{', '.join(pairs)}}}"


def _text(lead: str, text: str, pad: str) -> list[str]:
    """A text after its key or hyphen: on one line where it fits, else folded; with line breaks, as it stands."""
    line = f"{lead} {_word(text)}"
    body = text.rstrip("\n")
    if (len(line) <= LINE_WIDTH and body == text) or not _LINES.fullmatch(text):
        return [line]
    chomp = "-" if body == text else ""
    if "\n" in body:
        return [f"{lead} |{chomp}", *(f"{pad}  {row}" if row else "" for row in body.split("\n"))]
    if chomp and not _BREAK.search(body):
        return [line]
    return [f"{lead} >{chomp}", *(f"{pad}  {row}" for row in _folded(body, LINE_WIDTH - len(pad) - 2))]


def _folded(text: str, width: int) -> list[str]:
    """A text in rows of at most this width where it has single spaces to break at; YAML keeps only those."""
    words = _BREAK.split(text)
    rows = [words[0]]
    for word in words[1:]:
        if len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


@lru_cache(maxsize=1 << 16)  # the same ids and words stand in most records
def _word(text: str, *, braces: bool = False) -> str:
    """A text on one line, in double quotes where YAML would take it for something else."""
    if (
        _PLAIN.fullmatch(text)
        and not _MARKS.search(text)
        and not (braces and _MARKS_IN_BRACES.search(text))
        and isinstance(resolve(text), str)
    ):
        return text
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _plain(value: Any) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plan(data: dict[str, Any], shape: Shape) -> Iterable[tuple[str, Shape, bool]]:
    """The keys in order, each with the shape of what it leads to and whether that is a list.

    Keys follow the model, unknown ones last; ids stay as they stand.
    """
    if shape.keyed:
        inner = Shape(shape.part)
        return [(key, inner, False) for key in data]
    if not shape.part:
        return [(key, _UNKNOWN, False) for key in data]
    plan = [field for field in _shapes(shape.part) if field[0] in data]
    if len(plan) < len(data):
        known = {name for name, _, _ in plan}
        plan += [(key, _UNKNOWN, False) for key in data if key not in known]
    return plan


@cache
def _shapes(part: type[Part]) -> tuple[tuple[str, Shape, bool], ...]:
    """The fields of a part as `_plan` gives them."""
    return tuple((field.name, Shape(field.part), field.is_list) for field in list_fields(part))
