"""The canonical form of records: order of keys, quotes, line width, braces or a line for each key.

Keys follow the order of the model. A part is written on one line, in braces, if it fits into the width that its model
allows (`Part.one_line`); otherwise each key has its own line. Text has double quotes if it needs quotes, and is folded
(`>-`) if it is longer than a line. How the values were written before makes no difference: the same values and comments
always give the same text.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from communique.files.form.comments import Comments
from communique.files.yaml.scalars import resolve
from communique.model.parts import Part, list_fields
from communique.problems import Loc

LINE_WIDTH = 120
_LONGEST_ITEM = 40  # ids and names are listed in brackets, sentences and addresses one below the other

_NO_COMMENTS = Comments()
_UNSEEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff"
_PLAIN = re.compile(f"[^-?:,\\[\\]{{}}#&*!|>'\"%@`\\s{_UNSEEN}][^\t\n{_UNSEEN}]*(?<!\\s)")
_SYNTAX = re.compile(": |:$| #")
_SYNTAX_IN_BRACES = re.compile(r"[,\[\]{}:?]")
_BLOCK_TEXT = re.compile(f"\\S(?:[^\t{_UNSEEN}]*\\S)?\n?")
_ESCAPED = re.compile(f"[{_UNSEEN}]")
_BREAK = re.compile(r"(?<=\S) (?=\S)")


class Shape(NamedTuple):
    """The model of a mapping, or None if it is unknown. A `keyed` mapping contains such parts, each under its id."""

    part: type[Part] | None
    keyed: bool = False


_UNKNOWN = Shape(None)


def format_data(data: dict[str, Any], shape: Shape, comments: Comments = _NO_COMMENTS) -> str:
    """Return the canonical text of a file with these values and comments."""
    lines = [*comments.head, *_pairs(data, shape, (), "", comments), *comments.below.get((), [])]
    return "\n".join(lines) + "\n"


def _pairs(data: dict[str, Any], shape: Shape, loc: Loc, pad: str, comments: Comments) -> list[str]:
    lines: list[str] = []
    for key, inner, is_list in _order_keys(data, shape):
        key_loc = (*loc, key)
        value = data[key]
        if above := comments.above.get(key_loc):
            lines += _indent_comments(above, pad, first=not lines)
        if value is None and is_list:
            lines.append(_append_comment(f"{pad}{_quote(key)}:", key_loc, comments))
        else:
            lines += _value(f"{pad}{_quote(key)}:", value, inner, key_loc, comments)
        if below := comments.below.get(key_loc):
            lines += _indent_comments(below, pad)
    return lines


def _items(data: list[Any], shape: Shape, loc: Loc, pad: str, comments: Comments) -> list[str]:
    lines: list[str] = []
    for at, value in enumerate(data):
        item_loc = (*loc, at)
        if above := comments.above.get(item_loc):
            lines += _indent_comments(above, pad, first=not lines)
        lines += _value(f"{pad}-", value, shape, item_loc, comments)
        if below := comments.below.get(item_loc):
            lines += _indent_comments(below, pad)
    return lines


def _value(lead: str, value: Any, shape: Shape, loc: Loc, comments: Comments) -> list[str]:
    """Return the lines of a value with its key or hyphen, `lead`; one line if the value fits."""
    if not isinstance(value, (dict, list)):
        lines = _text(lead, value) if isinstance(value, str) else [f"{lead} {_format_scalar(value)}"]
        if loc in comments.beside:
            lines[0] = _append_comment(lines[0], loc, comments)
        return lines
    limit = shape.part.one_line if isinstance(value, dict) and shape.part else LINE_WIDTH
    line = None if value and loc in comments.multiline else _in_braces(value, shape)
    if line is not None and (not value or len(lead) + 1 + len(line) <= limit):
        return [_append_comment(f"{lead} {line}", loc, comments)]
    pad = _indent_of(lead)
    if isinstance(value, list):
        nested = _items(value, shape, loc, f"{pad}  ", comments)
        return [_append_comment(lead, loc, comments), *nested]
    nested = _pairs(value, shape, loc, f"{pad}  ", comments)
    if lead.endswith(":"):
        return [_append_comment(lead, loc, comments), *nested]
    return _after_hyphen(nested, pad, comments.beside.get(loc))


def _indent_of(lead: str) -> str:
    return lead[: len(lead) - len(lead.lstrip())]


def _after_hyphen(nested: list[str], pad: str, beside: str | None) -> list[str]:
    """Return the lines of a mapping as an item of a list: comments first, then the hyphen with the first key."""
    key = next(at for at, line in enumerate(nested) if line and not line.lstrip().startswith("#"))
    above = [*([beside] if beside else []), *(line.strip() for line in nested[:key] if line)]
    return [*_indent_comments(above, pad), f"{pad}- {nested[key].lstrip()}", *nested[key + 1 :]]


def _indent_comments(lines: Iterable[str], pad: str, *, first: bool = False) -> Iterator[str]:
    """Return comments as lines. Blank lines before the first key or item are removed."""
    return (f"{pad}{line}" if line else "" for line in lines if line or not first)


def _append_comment(line: str, loc: Loc, comments: Comments) -> str:
    return f"{line} {comments.beside[loc]}" if loc in comments.beside else line


def _in_braces(value: Any, shape: Shape) -> str | None:
    """Return a value as it is written inside braces, or None if it needs or should have more lines."""
    if isinstance(value, dict):
        return _pairs_in_braces(value, shape)
    if isinstance(value, list):
        if any(isinstance(item, (dict, list)) or len(str(item)) > _LONGEST_ITEM for item in value):
            return None
        texts = [_in_braces(item, shape) for item in value]
        return None if None in texts else f"[{', '.join(filter(None, texts))}]"
    if isinstance(value, str):
        return None if "\n" in value else _quote(value, braces=True)
    return _format_scalar(value)


def _pairs_in_braces(data: dict[str, Any], shape: Shape) -> str | None:
    if data and shape.part and not shape.part.one_line:
        return None
    pairs = []
    for key, inner, _ in _order_keys(data, shape):
        if (text := _in_braces(data[key], inner)) is None:
            return None
        pairs.append(f"{_quote(key, braces=True)}: {text}")
    return f"{{{', '.join(pairs)}}}"


def _text(lead: str, text: str) -> list[str]:
    """Return a text with its key or hyphen: on one line if it fits, else folded. Line breaks are kept."""
    body = text.rstrip("\n")
    if body == text and len(lead) + len(text) < LINE_WIDTH and len(line := f"{lead} {_quote(text)}") <= LINE_WIDTH:
        return [line]
    if not _BLOCK_TEXT.fullmatch(text):
        return [f"{lead} {_quote(text)}"]
    pad = _indent_of(lead)
    chomp = "-" if body == text else ""
    if "\n" in body:
        return [f"{lead} |{chomp}", *(f"{pad}  {row}" if row else "" for row in body.split("\n"))]
    if chomp and not _BREAK.search(body):
        return [f"{lead} {_quote(text)}"]
    return [f"{lead} >{chomp}", *(f"{pad}  {row}" for row in _fold_text(body, LINE_WIDTH - len(pad) - 2))]


def _fold_text(text: str, width: int) -> list[str]:
    """Break a text into rows of at most this width. Only single spaces can be broken at without changing the text."""
    words = _BREAK.split(text)
    rows = [words[0]]
    for word in words[1:]:
        if len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


@lru_cache(maxsize=1 << 16)  # the same ids and words occur in most records
def _quote(text: str, *, braces: bool = False) -> str:
    """Return a text on one line, in double quotes if YAML would not read it as this text without them."""
    if (
        _PLAIN.fullmatch(text)
        and not _SYNTAX.search(text)
        and not (braces and _SYNTAX_IN_BRACES.search(text))
        and isinstance(resolve(text), str)
    ):
        return text
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _format_scalar(value: Any) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _order_keys(data: dict[str, Any], shape: Shape) -> Iterable[tuple[str, Shape, bool]]:
    """Return the keys in canonical order, each with the shape of its value and whether that is a list.

    Keys follow the model, with unknown keys last. Ids keep their order.
    """
    if shape.keyed:
        inner = Shape(shape.part)
        return [(key, inner, False) for key in data]
    if not shape.part:
        return [(key, _UNKNOWN, False) for key in data]
    return _order_known(shape.part, tuple(data))


@lru_cache(maxsize=1 << 12)  # most parts of a kind have the same keys
def _order_known(part: type[Part], keys: tuple[str, ...]) -> list[tuple[str, Shape, bool]]:
    """Return keys of a part in the order of its fields, with unknown ones last, in the form of `_order_keys`."""
    fields = [(field.name, Shape(field.part), field.is_list) for field in list_fields(part)]
    known = {name for name, _, _ in fields}
    return [field for field in fields if field[0] in keys] + [
        (key, _UNKNOWN, False) for key in keys if key not in known
    ]
