"""Suggests how a value of the wrong form is written: a list, a mapping, a number, an id."""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from communique.model.parts import ModelField, Part, find_field, find_part_type, list_fields, list_text_fields
from communique.model.types import MAX_LATITUDE, MAX_LONGITUDE, SLUG
from communique.problems import Loc
from communique.text.explanation import Explanation
from communique.text.numerals import ORDINAL_WORDS
from communique.text.words import make_visible

MAX_SHOWN = 60
"""The most characters of a value that a suggestion repeats."""
MAX_OWNERS = 3
"""The most parts that a suggestion names as the place of a key."""
MAX_RANGE = 40
"""The most numbers that a suggestion writes out."""

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_YEAR = re.compile("(19|20)[0-9]{2}")
_ROMAN = re.compile("(X{0,3})(IX|IV|V?I{0,3})")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th|\.)?(?:\s.*)?")
NOTHING = re.compile(r"none|nothing|null|no|n/?a|unknown|[-–—?]+", re.IGNORECASE)
_DEGREES = re.compile(r"(-?[0-9]+)[.,]([0-9]+) *°? *([NSEW]?)")
_RANGE = re.compile(r"([0-9]{1,3}) *(?:-|–|to) *([0-9]{1,3})")
_BETWEEN = re.compile(r" *[,;，、；] *| and |(?<=[a-z0-9]) +(?=[a-z0-9]+(?:[ ,;-]|$))")
_WITH_SIGNS = re.compile(r"[^\w-]{0,3}([0-9]{1,3})[^\w-]{1,3}")
_IN_PARENTHESES = re.compile(r"^\((.*)\)$")
_BOOLEANS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
"""What the words mean that older versions of YAML read as true or false."""
_LETTERS = {
    "resolutions": "r",
    "text": "p",
    "annotations": "a",
    "paragraphs": "p",
    "paragraph": "p",
    "on": "p",
    "sources": "s",
    "retired": "r",
}
"""The letter with which ids begin, by the list or field that they are in."""


def suggest_form(kind: str, value: Any, model: type[Part], loc: Loc) -> str:
    """Return how a value of the wrong type is written as one of the right type; empty if nothing can be suggested.

    `kind` is pydantic's kind of error.
    """
    if kind in ("int_type", "float_type", "less_than_equal"):
        return _suggest_number(kind, value, model, loc)
    if kind == "string_type":
        return _suggest_text(value, model, loc)
    if kind == "list_type" and isinstance(value, dict) and value:
        return _suggest_items(value, find_part_type(model, loc))
    if value is None and loc and isinstance(loc[-1], int):
        return "write the item after its hyphen, or remove the hyphen"
    form = "it in braces { }" if kind == "model_type" and isinstance(value, list) else ""
    part = find_part_type(model, loc)
    if kind == "model_type" and isinstance(value, str) and part:
        return _suggest_part(value, part)
    if isinstance(value, str) and len(value) < MAX_SHOWN:
        match kind:
            case "bool_type":
                form = _BOOLEANS.get(value.casefold(), "")
            case "list_type" if NOTHING.fullmatch(value):
                form = "[]"
            case "list_type":
                form = _suggest_list(make_visible(value), model, loc)
    return _write(form)


def find_stand_in(kind: str, value: Any, model: type[Part], loc: Loc) -> str:
    """Return the text that is where a part belongs: alone, or as the key of a list of such parts; empty if none is."""
    if kind == "list_type" and isinstance(value, dict) and value:
        key, part = str(next(iter(value))), find_part_type(model, loc)
        return "" if part is None or find_field(part, key) else key
    return value if kind == "model_type" and isinstance(value, str) else ""


def name_entry(value: Any, entry_id: str) -> Any:
    """Return the value that has a text in place of a part, with the id of an entry in place of that text."""
    if not isinstance(value, dict):
        return entry_id
    (_, first), *others = value.items()
    return {entry_id: first, **dict(others)}


def list_kinds(part: type[Part]) -> set[str]:
    """Return the kinds of entries whose ids a part contains."""
    return {field.reference for field in list_fields(part) if field.reference}


def suggest_swap(entry: Any, loc: Loc) -> str:
    """Return the question whether the coordinates of a place were swapped, if they would be valid then; else empty."""
    if loc != ("latitude",) or not isinstance(entry, dict):
        return ""
    north, east = entry["latitude"], entry.get("longitude")
    if not isinstance(north, int | float) or not isinstance(east, int | float):
        return ""
    fits = abs(north) <= MAX_LONGITUDE and abs(east) <= MAX_LATITUDE
    return "were latitude and longitude swapped?" if fits else ""


def is_required(model: type[Part], loc: Loc) -> bool:
    """Whether a part must have the field at a place."""
    owner = find_part_type(model, loc[:-1])
    field = find_field(owner, loc[-1]) if owner else None
    return field is not None and field.required


def suggest_place(model: type[Part], loc: Loc) -> tuple[str, str] | None:
    """Return where in the entry a key belongs that the part it is in does not have, and what to do; None if nowhere."""
    key = str(loc[-1])
    if len(loc) > 1 and find_field(model, key):
        return "it belongs to the whole entry", "write it without spaces before it, outside of lists"
    owners = _list_owners(model, loc)
    names = [f"an item of `{field.name}:`" if field.is_list else f"`{field.name}:`" for field in owners]
    if len(names) > MAX_OWNERS:
        return f"it belongs to a part, such as {' or '.join(names[:2])}", ""
    return (f"it belongs to {' or '.join(names)}", "") if names else None


def find_misplaced(model: type[Part], data: Any, unknown: Iterable[Loc]) -> dict[Loc, Explanation]:
    """Return the items of lists that have several keys of one other list, by their paths, each with what is wrong."""
    present = data if isinstance(data, dict) else {}
    owners: dict[Loc, list[set[str]]] = defaultdict(list)
    for loc in unknown:
        if len(loc) > 2 and isinstance(loc[-2], int):
            owners[loc[:-1]].append({field.name for field in _list_owners(model, loc) if field.is_list})
    return {
        loc: Explanation(
            f"this item belongs to `{name}:`, by its keys",
            "move it to the end of that list" if name in present else f"write the line `{name}:` above it",
        )
        for loc, found in owners.items()
        if len(found) > 1
        for name in sorted(set.intersection(*found))[:1]
    }


def _list_owners(model: type[Part], loc: Loc) -> list[ModelField]:
    """Return the fields of an entry whose parts have the last key of a path, besides the field that the path is in."""
    others = [field for field in list_fields(model) if field.name != loc[0]]
    return [field for field in others if field.part and find_field(field.part, loc[-1])]


def _suggest_text(value: Any, model: type[Part], loc: Loc) -> str:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return _write(make_visible(value[0])[:MAX_SHOWN])
    if isinstance(value, list) and value:
        return "remove the inner brackets" if isinstance(loc[-1], int) else _suggest_one(value, model, loc)
    if isinstance(value, dict) and len(value) == 1:
        return _suggest_quotes(*next(iter(value.items())))
    if loc[-1:] == ("published",):
        return "write a day, or a day and a time, such as 2017-09-22T13:24"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    letter = _find_letter(loc)
    return _write(f"{letter}{value}") if letter else "put it in quotes"


def _suggest_one(values: list[Any], model: type[Part], loc: Loc) -> str:
    """Return what to write in place of a list where one value belongs: for prose, its items in one text."""
    owner = find_part_type(model, loc[:-1])
    field = find_field(owner, loc[-1]) if owner else None
    words = ", ".join(map(str, values))
    is_prose = field and field.is_text and not field.reference and all(isinstance(item, str) for item in values)
    return _write(make_visible(words)) if is_prose and len(words) < MAX_SHOWN else "write one value"


def _suggest_quotes(key: Any, rest: Any) -> str:
    """Return what to do about a text that YAML reads as a key and its value."""
    if key in ("note", "text", "name", "title", "summary"):
        return f"write the text alone, without `{key}:`"
    words = make_visible(f"{key}: {rest}")
    fix = "put it in quotes" if len(words) > MAX_SHOWN or '"' in words else f'write "{words}"'
    why = "the text has a colon and a space after it, so it needs quotes"
    return f"{why}: {fix}" if isinstance(rest, str) else ""


def _write(form: str) -> str:
    return f"write {form}" if form else ""


def _find_letter(loc: Loc) -> str:
    """Return the letter with which the ids at a place begin, or an empty text for another value."""
    names = [step for step in loc if isinstance(step, str)]
    return _LETTERS.get(names[0] if names[-1] == "id" else names[-1], "") if names else ""


def _suggest_number(kind: str, value: Any, model: type[Part], loc: Loc) -> str:
    if not isinstance(value, str):
        is_year = loc[-1] == "session" and _YEAR.fullmatch(str(value)) is not None
        return "write the number of the meeting in its series, not its year" if is_year else ""
    if NOTHING.fullmatch(value):
        return "" if is_required(model, loc) else "write null, or leave the key out, if it is not known"
    if _NUMBER.fullmatch(value):
        return "remove the quotes"
    if kind == "int_type":
        return _suggest_whole_number(value, loc)
    found = _DEGREES.fullmatch(value.strip())
    return _write(f"{'-' * (found[3] in ('S', 'W') and found[1][0] != '-')}{found[1]}.{found[2]}") if found else ""


def _suggest_whole_number(value: str, loc: Loc) -> str:
    if numbers := _list_numbers(value):
        return f"write each number, {', '.join(numbers)}" if isinstance(loc[-1], int) else "write one of the two"
    if found := _ORDINAL.fullmatch(value):
        return _write(found[1])
    if value and (roman := _ROMAN.fullmatch(value)):
        units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX").index(roman[2])
        return _write(str(10 * len(roman[1]) + units))
    if value.casefold() in ORDINAL_WORDS:
        return _write(str(ORDINAL_WORDS.index(value.casefold()) + 1))
    if found := _WITH_SIGNS.fullmatch(value):
        return f"{_write(found[1])}, and say under `doubts:` what is open"
    return _write(str(int(value))) if value.isdecimal() and len(value) < MAX_RANGE else ""


def _list_numbers(value: str) -> list[str]:
    """Return the numbers of a range such as 3-6, if they are not too many to write out."""
    found = _RANGE.fullmatch(value)
    numbers = range(int(found[1]), int(found[2]) + 1) if found else range(0)
    return list(map(str, numbers)) if len(numbers) <= MAX_RANGE else []


def _suggest_list(value: str, model: type[Part], loc: Loc) -> str:
    value = _IN_PARENTHESES.sub(r"\1", value)
    if part := find_part_type(model, loc):
        return f"[{_fill(value, part)}]"
    owner = find_part_type(model, loc[:-1])
    field = find_field(owner, loc[-1]) if owner else None
    if field and not field.is_text:
        found = _RANGE.fullmatch(value)
        numbers = range(int(found[1]), int(found[2]) + 1) if found else range(0)
        items = [str(number) for number in numbers][: MAX_RANGE + 1] or re.findall("[0-9]+", value)
        return f"[{', '.join(items)}]" if 0 < len(items) <= MAX_RANGE else ""
    # Only ids have no commas of their own.
    items = _BETWEEN.split(value) if field and field.reference else [value]
    if field and field.reference == "state" and value.casefold() in ("all", "everyone", "members"):
        return "the codes of the states, such as [cn, ru]; leave the key out if all members did"
    return f"[{', '.join(items)}]"


def _suggest_items(value: dict[Any, Any], part: type[Part] | None) -> str:
    """Return how fields are written as an item of a list, or names without values as the items of one."""
    keys = [make_visible(str(key))[:MAX_SHOWN] for key in value]
    if part is None or not any(value.values()):
        return _write(f"[{', '.join(keys)}]"[:MAX_SHOWN])
    known = [key for key in keys if find_field(part, key)]
    fields = f"{{{', '.join(f'{key}: …' for key in known)}}}" if known else _fill(keys[0], part)
    return f"write each item on a line of its own, such as - {fields}"


def _suggest_part(value: str, part: type[Part]) -> str:
    """Return how a text is written as a field of a part; one that is too long to repeat gets the name before it."""
    if len(value) < MAX_SHOWN:
        return _write(_fill(make_visible(value), part))
    first, *others = _list_first(value, part)
    return f"write `{first}:` and a space before this text" + "".join(f", and add `{other}:`" for other in others)


def _quote(value: str) -> str:
    """Return a text as it is written in braces: in quotes if it has a comma or a colon."""
    return f'"{value}"' if re.search("[,:] ", value) and '"' not in value else value


def _fill(value: str, part: type[Part]) -> str:
    """Return a part in braces with a value for one of its fields, and dots for the others that it must have."""
    first, *others = _list_first(value, part)
    return f"{{{first}: {_quote(value)}{''.join(f', {other}: …' for other in others)}}}"


def _list_first(value: str, part: type[Part]) -> list[str]:
    """Return the field of a part that a value is for, and those that it must have beside it.

    A code is for a state, and an address for a page. Other words are for the first field with a text, unless the part
    is about the entry that its first field names: a seat or an absence is, but a venue may be a building alone.
    """
    fields = list_fields(part)
    names = [field.name for field in fields]
    is_about_entry = fields[0].reference and (fields[0].required or len(list_kinds(part)) > 1)
    texts = () if is_about_entry or SLUG.fullmatch(value) else list_text_fields(part)
    first = "state" if re.fullmatch("[a-z]{2}", value) and "state" in names else (*texts, *names)[0]
    first = "url" if value.startswith("http") and "url" in names else first
    return [first, *(field.name for field in fields if field.required and field.name != first)]
