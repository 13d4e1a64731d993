"""The text of a synthetic release with its notes: as long and as thickly noted as the one that the register quotes."""

from random import Random
from typing import Any

from benchmark.wording import Vocabulary
from communique.text import find_quote

PARAGRAPHS = 21
WORDS = 56
"""Words in a paragraph, names included."""
KINDS = ("correction",) * 12 + ("identification",) * 10 + ("comment",) * 9 + ("cross-reference",) * 3
"""What the notes of one text are; 34 in all."""


def text_of(record: dict[str, Any], named: list[str], vocabulary: Vocabulary, random: Random) -> dict[str, Any]:
    """The text of a record with what belongs to it, and its annotations; its resolutions are told where they stand."""
    paragraphs = [{"id": f"p{at}", "text": _paragraph(named, vocabulary, random)} for at in range(1, PARAGRAPHS + 1)]
    for at, resolution in enumerate(record["resolutions"]):
        resolution["paragraphs"] = [f"p{at % PARAGRAPHS + 1}"]
    kinds = list(KINDS)
    random.shuffle(kinds)
    notes = [_note(at, kind, paragraphs[at % PARAGRAPHS], record, vocabulary) for at, kind in enumerate(kinds)]
    notes.sort(key=lambda note: int(note["on"][1:]))
    source = record["sources"][0]["url"]
    right = "Made up for the benchmark."
    return {"text": paragraphs, "text_source": source, "text_right": right, "annotations": notes}


def _paragraph(named: list[str], vocabulary: Vocabulary, random: Random) -> str:
    words = vocabulary.words(WORDS - 10)
    for _ in range(4):
        words.insert(random.randrange(len(words)), named[random.randrange(len(named))])
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def _note(at: int, kind: str, paragraph: dict[str, str], record: dict[str, Any], words: Vocabulary) -> dict[str, Any]:
    quote = _quote(paragraph["text"], half=at // PARAGRAPHS)
    note: dict[str, Any] = {"id": f"a{at + 1}", "on": paragraph["id"], "quote": quote, "kind": kind}
    match kind:
        case "correction":
            note["reads"] = words.sentence(3).rstrip(".")
        case "identification":
            note["to"] = {"person": record["attendees"][0]["person"]}
        case "comment":
            note |= {"note": words.sentence(18), "source": record["sources"][0]["url"]}
        case _:
            note["to"] = {"paragraph": "p1"}
    return note


def _quote(text: str, *, half: int) -> str:
    """Words that stand but once in a paragraph, from its first or its second half."""
    words = text.rstrip(".").split(" ")
    start = 3 + half * (len(words) // 2)
    for length in range(2, len(words) - start + 1):
        quote = " ".join(words[start : start + length])
        if len(find_quote(text, quote, None, None)) == 1:
            return quote
    return text
