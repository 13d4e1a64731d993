"""Validates plain data against a model, and rewords pydantic's errors for people who do not program."""

import re
from collections.abc import Iterator
from functools import reduce
from itertools import islice, takewhile
from operator import getitem
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from communique.model.derived.forms import (
    find_misplaced,
    find_stand_in,
    is_required,
    list_kinds,
    name_entry,
    suggest_form,
    suggest_place,
    suggest_swap,
)
from communique.model.parts import ModelField, Part, find_field, find_part_type, list_fields
from communique.model.types import SLUG
from communique.model.vocabulary import Act
from communique.problems import MAX_PROBLEMS, Finding, Loc, Rule, StandIn
from communique.text.explanation import NO_HINT, BlankTextError, Explanation, Hint
from communique.text.suggestions import explain_lookalikes, find_nearest, list_options, suggest
from communique.text.words import quote_value

P = TypeVar("P", bound=Part)

NO_TODO = Rule("no-todo", "No text is `TODO` or begins with it: a value that no source gives is left out, null or [].")
KNOWN_KEY = Rule("key-is-known", "A part has only the keys that the model names.")
REQUIRED_KEY = Rule("key-is-present", "A part has all the keys that the model requires.")
VALID_VALUE = Rule(
    "value-is-valid",
    "A value has the type that the model gives it, such as a text, a date, an id or a word of a closed list.",
)
KEY_RULES = (KNOWN_KEY, REQUIRED_KEY)
RULES = (NO_TODO, *KEY_RULES, VALID_VALUE)

MIN_FIELDS = 3
"""The most fields of a part that offers a choice, such as `by:`: there the fields are named, and no other place."""

STEM = 5
"""The letters with which another form of a word begins: “condemnation” means condemned."""

_OTHER_WORDS = {
    "person": ("name",),
    "title": ("name",),
    "short": ("abbreviation", "acronym", "short_name"),
    "office": ("post", "position", "job", "role"),
    "start_date": ("since", "from", "began"),
    "end_date": ("until", "till", "ended", "to"),
    "born": ("birth", "birthday", "birth_date", "date_of_birth"),
    "other_names": ("alias", "aliases", "aka", "also_known_as"),
    "url": ("link", "address", "web", "page"),
    "place": ("city", "town", "location"),
    "attendees": ("participants", "delegates", "delegations"),
    "chair": ("chairman", "chairperson", "chaired_by"),
    "session": ("number", "ordinal"),
    "kind": ("type", "category"),
    "state": ("country", "nation"),
    "body": ("organisation", "organization"),
    "summary": ("description", "abstract"),
    "definition": ("description", "meaning"),
    "act": ("verb", "action"),
    "note": ("comment", "remark", "remarks"),
}
"""Words that are taken for the name of a field."""

_CURLY = re.compile("[“”„‟‘’]([^“”„‟‘’]+)[“”‘’]")
_TODO = re.compile(r"TODO\b")

_AFTER_TEXT = "if it belongs to the text before it, put that text in quotes"
_EXPECTED = {
    "string_type": "expected text",
    "greater_than_equal": "expected at least {ge:g}",
    "less_than_equal": "expected at most {le:g}",
    "bool_type": "expected true or false",
    "int_type": "expected a whole number",
    "float_type": "expected a number",
    "list_type": "expected a list",
    "model_type": "expected fields",
    "dict_type": "expected fields",
}


def validate(model: type[P], data: Any) -> P | list[Finding]:
    """Return the data as a part, such as an entry, or what is wrong with it, including texts that are still TODO."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        todos = list(find_todos(data))
        todo_locs = {finding.loc for finding in todos}
        details = error.errors(include_url=False)
        misplaced = find_misplaced(model, data, (item["loc"] for item in details if item["type"] == "extra_forbidden"))
        details = [item for item in details if item["loc"][:-1] not in misplaced]
        details = _leave_out_misspelt(model, data, details)
        details = _leave_out_items(data, details)
        rest = len(details) - MAX_PROBLEMS
        found = [_explain_quotes(detail) or _explain(model, data, detail) for detail in details[:MAX_PROBLEMS]]
        more = [Finding((), f"{rest:,} more problems", "fix these first", rule=VALID_VALUE)] if rest > 0 else []
        found += [Finding(loc, *wrong, rule=KNOWN_KEY) for loc, wrong in misplaced.items()]
        return todos[:MAX_PROBLEMS] + [finding for finding in found if finding.loc not in todo_locs] + more


def _leave_out_misspelt(model: type[Part], data: Any, details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return errors without those about a missing key that is there, but misspelt: the unknown key is reported."""
    if not any(item["type"] == "missing" for item in details):
        return details
    unknown = islice((item for item in details if item["type"] == "extra_forbidden"), MAX_PROBLEMS)
    meant = {(*item["loc"][:-1], _find_meant_field(item, _list_open(model, data, item["loc"]))) for item in unknown}
    return [item for item in details if item["type"] != "missing" or item["loc"] not in meant]


def _leave_out_items(data: Any, details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Return errors without those about the items of a list without brackets in braces: the list is reported."""
    lists = [item["loc"] for item in details if item["type"] == "list_type"]
    items = {(*loc[:-1], key) for loc in lists for key in _list_after(data, loc)}
    return [item for item in details if item["loc"] not in items]


def _list_after(data: Any, loc: Loc) -> list[str]:
    """Return the keys without a value that follow a text, as the items of a list without brackets do in braces."""
    part = reduce(getitem, loc[:-1], data)
    keys = list(part) if isinstance(part, dict) and isinstance(part[loc[-1]], str) else []
    after = keys[keys.index(loc[-1]) + 1 :] if keys else []
    return list(takewhile(lambda key: part[key] is None and SLUG.fullmatch(str(key)) is not None, after))


def find_todos(data: Any, loc: Loc = ()) -> Iterator[Finding]:
    """Yield a finding for every text in plain data that is `TODO` or begins with it."""
    if isinstance(data, str):
        if data.startswith("TODO") and _TODO.match(data):
            yield Finding(
                loc,
                f"{quote_value(data)} is still to be done",
                "fill it in, or leave it out (null or []) if it is not known",
                rule=NO_TODO,
            )
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from find_todos(value, (*loc, key))


def _explain_quotes(details: ErrorDetails) -> Finding | None:
    """Return the finding about a value in curly quotes, which are no marks of YAML; None if there are none."""
    value = details["input"]
    if details["type"] == "extra_forbidden" or not isinstance(value, str) or not (quoted := _CURLY.fullmatch(value)):
        return None
    fix = f"write {quote_value(quoted[1])} without them, or with straight ones"
    message = f"{quote_value(value)} is in curly quotes, which are read as a part of it"
    return Finding(details["loc"], message, fix, rule=VALID_VALUE)


def _explain(model: type[Part], data: Any, details: ErrorDetails) -> Finding:
    loc = details["loc"]
    value = details["input"]
    match details["type"]:
        case "extra_forbidden":
            return _explain_unknown_key(model, details, _list_open(model, data, loc))
        case "missing":
            return Finding(loc[:-1], f"the key '{loc[-1]}' is missing: {_description(model, loc)}", rule=REQUIRED_KEY)
        case "enum":
            options = re.findall(r"'([^']+)'", details.get("ctx", {}).get("expected", ""))
            return Finding(loc, *_explain_unlisted(value, options), rule=VALID_VALUE)
        case "value_error":
            error = details["ctx"]["error"]
            cause, fix, hint = error.explain(value)
            if isinstance(error, BlankTextError) and not is_required(model, loc):
                fix = f"{fix}, or leave the key out"
            return Finding(loc, cause, fix, hint, rule=VALID_VALUE)
        case kind:
            if kind == "model_type" and not loc:
                is_page = isinstance(value, str) and value.lstrip().startswith("<")
                what = "a list" if isinstance(value, list) else "a web page" if is_page else "text"
                return Finding(loc, f"the file is {what}, and no record", "expected fields", rule=VALID_VALUE)
            pattern = _EXPECTED.get(kind)
            reason = details["msg"].replace("Input should be", "expected")
            expected = pattern.format(**details.get("ctx", {})) if pattern else reason
            is_beyond = kind in ("less_than_equal", "greater_than_equal")
            fix = (suggest_swap(data, loc) if is_beyond else "") or suggest_form(kind, value, model, loc)
            if kind == "list_type" and (after := _list_after(data, loc)):
                fix = f"in braces, a list needs brackets: write {loc[-1]}: [{', '.join([value, *after])}]"
            if kind == "list_type" and not fix:
                fix = "write each item on a line of its own, with a hyphen and a space before it"
            stand_in = _find_stand_in(kind, value, model, loc)
            return Finding(loc, f"{expected}, found {quote_value(value)}", fix, rule=VALID_VALUE, stand_in=stand_in)


def _find_stand_in(error: str, value: Any, model: type[Part], loc: Loc) -> StandIn | None:
    """Return the text in place of a part, if all ids in such a part are of one kind, or None."""
    text, part = find_stand_in(error, value, model, loc), find_part_type(model, loc)
    kinds = list_kinds(part) if part and list_fields(part)[0].reference else set()
    if not text or len(kinds) != 1:
        return None
    return StandIn(kinds.pop(), text, lambda entry_id: suggest_form(error, name_entry(value, entry_id), model, loc))


def _explain_unknown_key(model: type[Part], details: ErrorDetails, fields: list[ModelField]) -> Finding:
    loc, value = details["loc"], details["input"]
    start = f"unknown key {quote_value(loc[-1])}"
    if isinstance(value, dict) and len(loc) == 1 and len({*value} & {*model.model_fields}) > 1:
        fix = "write it, and the lines that belong to it, two spaces less indented"
        hint = Hint(reason="it is inside another entry")
        return Finding(loc, start, fix, hint, rule=KNOWN_KEY, at_key=True)
    return Finding(loc, start, *_suggest_key(model, details, fields), rule=KNOWN_KEY, at_key=True)


def _suggest_key(model: type[Part], details: ErrorDetails, fields: list[ModelField]) -> tuple[str, Hint]:
    """Return what to do about an unknown key, and a hint at the key that is meant, one of those fields."""
    loc, key = details["loc"], str(details["loc"][-1])
    names = list(_fields(model, loc[:-1]))
    pair = re.fullmatch(r"([a-z_]+)[=:](\S+)", key)
    if pair and pair[1] in names:
        return f"write {pair[1]}: {pair[2]}", NO_HINT
    if lookalikes := explain_lookalikes(key):
        return "", lookalikes
    if meant := _find_meant_key(key, details["input"], fields):
        return "", Hint(f"'{meant}'", list_options(names, 16))
    if key != key.strip():
        return "write plain ones", Hint(reason="the spaces before it are not those of a plain text")
    if len(names) > MIN_FIELDS and (place := suggest_place(model, loc)):
        where, fix = place
        return fix, Hint(options=list_options(names, 16), reason=where)
    near = find_nearest(key, [field.name for field in fields])
    options = list_options(names, 16 if near else 48)
    return _suggest_text_after(key, details["input"]), Hint(f"'{near}'" if near else "", options)


def _suggest_text_after(key: str, value: Any) -> str:
    """Return what to do about a key that may be text: in braces, a text with a comma goes on as one without a value."""
    if value is None and SLUG.fullmatch(key):
        return f"a value is missing: in braces, write `key: {key}`, or remove it if the key before it has one"
    return _AFTER_TEXT if " " in key or value is None else ""


def _list_open(model: type[Part], data: Any, loc: Loc) -> list[ModelField]:
    """Return the fields of the part with a key that the part does not have yet: an unknown key means one of them."""
    part, present = find_part_type(model, loc[:-1]), reduce(getitem, loc[:-1], data)
    return [field for field in list_fields(part) if field.name not in present] if part else []


def _find_meant_field(details: ErrorDetails, fields: list[ModelField]) -> str | None:
    """Return the key that an unknown one is most likely meant for, also where its colon lacks a space, or None."""
    word = re.split("[=:]", str(details["loc"][-1]))[0]
    return _find_meant_key(word, details["input"], fields) or find_nearest(word, [field.name for field in fields])


def _find_meant_key(key: str, value: Any, fields: list[ModelField]) -> str | None:
    """Return the key that another spelling or word, the singular or plural, the beginning of it, or a value that only
    one key can have means, or None.
    """
    plain = re.sub("[- ]+", "_", re.sub("(?<=[a-z])(?=[A-Z])", "_", key.strip())).casefold()
    names = [field.name for field in fields]
    same = next((name for name in names if name in (plain, f"{plain}s") or f"{name}s" == plain), None)
    begun = [name for name in names if len(plain) > 2 and name.startswith(plain)]
    having = [field.name for field in fields if value in field.words] if isinstance(value, str) else []
    other = next((name for name, words in _OTHER_WORDS.items() if plain in words and name in names), None)
    alone = next((found[0] for found in (begun, having) if len(found) == 1), None)
    return same or alone or other


def _explain_unlisted(value: Any, options: list[str]) -> Explanation:
    """Return what is wrong with a word that is not in a closed list, with a similar word or the act of a verb."""
    if not isinstance(value, str):
        return Explanation(f"expected one of: {', '.join(options)}; found {quote_value(value)}")
    act = next((act for act in Act if value.replace("-", " ").casefold() in act.forms), None)
    if act and act.value in options:
        return Explanation(f"{quote_value(value)} is a printed form of the act '{act.value}'", "write the act")
    hint = suggest(value, options, most=24)
    same_stem = [option for option in options if option[:STEM] == value.casefold()[:STEM]]
    if not hint.guess and len(same_stem) == 1:
        hint = Hint(f"'{same_stem[0]}'")
    return Explanation(f"unknown value {quote_value(value)}", hint=hint)


def _fields(model: type[Part], loc: Loc) -> Iterator[str]:
    part = find_part_type(model, loc)
    yield from part.model_fields if part else ()


def _description(model: type[Part], loc: Loc) -> str:
    part = find_part_type(model, loc[:-1])
    field = find_field(part, loc[-1]) if part else None
    return (field.meaning if field else "") or "it is required"
