"""A register in which every field of text of every model holds hostile words, and which breaks no rule all the same.

Each of the words gets an entry of its own in every registry, so that each field meets each of the words. Fields that
rules bind to others are written out here; all the rest is filled in from the model, so that a new field is never left out.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml
from pydantic import AfterValidator

from communique.model.parts import Part, find_part_type, walk_annotation
from communique.model.registries import REGISTRIES
from communique.model.types import _named, _visible

CORPUS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "hostile.yml").read_text(encoding="utf-8"))
SHOWN: list[str] = CORPUS["shown"]
"""Words that pages show as they are. The first ones are harmless: what they make of a page, all others must make."""
NO_WORDS = {
    ("Body", "described_as"),
    ("Follow", "to"),
    ("HiddenNote", "on"),
    ("NativeName", "language"),
    ("Instrument", "languages"),
}
"""Fields of text that do not take any words: a regular expression, the address of a resolution, an id, codes."""
SENTENCES = {"note", "doubts", "evidence", "reason"}
"""Fields of text that hold sentences in English."""
ADDRESSES: list[str] = CORPUS["addresses taken"]
CODES = [one + other for one in ascii_lowercase for other in ascii_lowercase]


GROUPS = {
    "markup": [SHOWN[0], *(word for word in SHOWN[1:] if "<" in word)],
    "text": [SHOWN[0], *(word for word in SHOWN[1:] if "<" not in word)],
}
"""The words by what they try to be. Each group is tested on a site of its own, so that two are built side by side."""


def texts_of(model: type[Part]) -> list[str]:
    """The fields of a form that hold text."""
    return [
        name
        for name in model.model_fields
        if (model.__name__, name) not in NO_WORDS and _is_checked(model, name, _visible)
    ]


def _is_checked(model: type[Part], name: str, check: Callable[[str], str]) -> bool:
    """Whether a field has values that a function of the model checks."""
    field = model.model_fields[name]
    marks = walk_annotation((field.annotation, *field.metadata))
    return any(isinstance(mark, AfterValidator) and mark.func is check for mark in marks)


def parts_of(model: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    """The fields of a form that hold parts, each with the form of the part."""
    for name in model.model_fields:
        if part := find_part_type(model, (name,)):
            yield name, part


def name_of(words: str) -> str:
    """The words as a name, which must have a capital letter."""
    return words if any(map(str.isupper, words)) and not words.isupper() else f"{words} (Letters)"


def address_of(at: int) -> str:
    """The address that the entries with the words at this place name; those of other places have others."""
    url = ADDRESSES[at % len(ADDRESSES)]
    return f"{url}{'&' if '?' in url else '?'}h{at}"


def id_of(kind: str, at: int) -> str:
    """The id of the entry with the words at this place."""
    if kind == "state":
        return CODES[at]
    return f"2017-09-20-h{at}-h{at}" if kind == "meeting" else f"h{at}"


def entry(kind: str, at: int, corpus: list[str]) -> dict[str, Any]:
    """The data of the entry of a kind that holds the words at this place of a corpus."""
    words, url = corpus[at], address_of(at)
    here, state, other = f"h{at}", CODES[at], f"h{(at + 1) % len(corpus)}"
    named = {"start_date": "1990", "end_date": "1991", "source": url, "name": f"{words} (once {at})"}
    cited = {"url": url, "used_for": words, "publisher": f"by {words}", "grade": "official"}
    sentence, office = f"On what report {at} said of this matter: {words} and more.", f"Office of {words}"
    common: dict[str, Any] = {
        "sources": [cited],
        "discrepancies": [{"sources": [url]}],
        "other_names": [named],
        "short": f"{words} (short {at})",
    }
    bound: dict[str, dict[str, Any]] = {
        "state": {"status": [{"status": "member", "start_date": "2001-06-15", "source": url}]},
        "body": {"scope": "sco", "established": "2001", "role": sentence},
        "person": {
            "offices": [
                {"office": office, "state": state, "start_date": "2010", "end_date": "2020", "sources": [cited]}
            ],
            "may_be": [{"person": other}],
            "native_name": {"source": url, "language": "en"},
            "same_as": [{"url": url}],
        },
        "instrument": {"kind": "treaty", "date": "2017-09-15", "place": here, "in_force": "2018", "summary": sentence},
        "topic": {"definition": sentence, "scope_note": sentence},
        "place": {
            "country": state,
            "latitude": 40 + at / 10,
            "longitude": 70,
            "other_names": [named, {"name": here}],  # of which the id is made
            "source": url,
        },
        "meeting": _meeting(words, url, cited, at, len(corpus)),
    }
    model = REGISTRIES[kind].model
    data = {key: value for key, value in common.items() if key in model.model_fields} | bound[kind]
    return _filled(model, data, words)


def summaries_of(words: str, at: int) -> list[str]:
    """The summaries of the statements of a meeting, which are in English and differ, as rules want."""
    return [
        f"what the {part} part of report {at} said of this matter: {words} and more."
        for part in ("first", "second", "third")
    ]


def _meeting(words: str, url: str, cited: dict[str, Any], at: int, count: int) -> dict[str, Any]:
    here, state, absent = f"h{at}", CODES[at], CODES[(at + 1) % count]
    statement = {"act": "supported", "topics": [here], "states": [state], "instruments": [here]}
    summaries = summaries_of(words, at)
    note = {"kind": "comment", "quote": words, "source": url}
    return {
        "kind": "press-release", "body": here, "date": "2017-09-20", "mode": "hybrid", "chair": here,
        "published": "2017-09-22", "attendance": "partial", "outcomes": "complete", "retired": ["x1"], "text_source": url, "text_right": words,
        "venue": {"place": here, "site": f"{words} (site)"},
        "attendees": [{"person": here, "state": state, "office": f"Office of {words}", "capacity": "member", "printed": f"{words} (printed)"}],
        "absences": [{"state": absent}],
        "resolutions": [
            {"id": "r1", **statement, "summary": summaries[0], "paragraphs": ["p2"], "quote": words, "prefix": None, "suffix": None},
            {"id": "r2", **statement, "summary": summaries[1], "paragraphs": ["p3"], "prefix": f"{words} ", "suffix": None, "by": {"person": here}},
            {"id": "r3", **statement, "summary": summaries[2], "paragraphs": ["p5"], "prefix": None, "suffix": f" {words}"},
        ],
        "instruments": [{"instrument": here, "action": "signed"}],
        "papers": [{"kind": "statement", "title": f"{words} (paper)"}],
        "text": [{"id": "p1"}, {"id": "p2", "text": f"{words} there"}, {"id": "p3", "text": f"{words} {words}"}, {"id": "p4", "text": f"See {words} here"}, {"id": "p5", "text": f"{words} {words} there"}],
        "annotations": [
            {"id": "a1", "on": "p1", "kind": "correction", "reads": f"{words} (read)", "prefix": None, "suffix": None, "source": url},
            {"id": "a2", "on": "p3", **note, "reads": None, "prefix": None, "suffix": f" {words}", "to": {"person": here}},
            {"id": "a3", "on": "p5", **note, "reads": None, "prefix": f"{words} ", "suffix": None},
        ],
        "hidden_notes": [{"on": "r1", "note": "same-topic"}],
        "sources": [cited],
        "discrepancies": [{"sources": [url]}],
    }  # fmt: skip


def _filled(model: type[Part], data: dict[str, Any], words: str) -> dict[str, Any]:
    """The data with words in every field of text that it leaves open, in all its parts."""
    for name, part in parts_of(model):
        held = data.get(name)
        for item in held if isinstance(held, list) else [held] if held else []:
            item.update(_filled(part, dict(item), words))
    for name in texts_of(model):
        listed = "list" in str(model.model_fields[name].annotation)
        # A name has a letter, so words without one get some.
        value = name_of(words) if _is_checked(model, name, _named) else words
        value = f"So the report says: {words} and more." if name in SENTENCES else value
        data.setdefault(name, [value] if listed else value)
    return data


def write_register(root: Path, corpus: list[str]) -> None:
    """Write the register of some of the words below a folder of releases."""
    for kind, registry in REGISTRIES.items():
        entries = {id_of(kind, at): entry(kind, at, corpus) for at in range(len(corpus))}
        folder = root / registry.plural / ("2017" if kind == "meeting" else "")
        if registry.file_per_entry:
            folder.mkdir(parents=True)
            for name, data in entries.items():
                (folder / f"{name}.yml").write_text(_yaml(data), encoding="utf-8")
        else:
            (root / f"{registry.plural}.yml").write_text(_yaml(entries), encoding="utf-8")


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False)


class _Plain(yaml.CSafeDumper):
    """A writer that never uses aliases, which records must not hold."""

    def ignore_aliases(self, _: Any) -> bool:
        """Whether to write a value out again; always."""
        return True
