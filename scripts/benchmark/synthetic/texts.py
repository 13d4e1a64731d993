"""Invents the text of a release with its notes, as long and with as many notes as the one that the register quotes."""

from random import Random
from typing import Any

from benchmark.synthetic.words import WordSample
from communique.text.quotes import find_quote

PARAGRAPHS = 21
WORDS = 56
"""Words in a paragraph, including names."""
KINDS = ("correction",) * 12 + ("identification",) * 10 + ("comment",) * 9 + ("cross-reference",) * 3
"""The kinds of the 34 notes of one text."""


def invent_text(record: dict[str, Any], names: list[str], sample: WordSample, random: Random) -> dict[str, Any]:
    """Return the keys of a record that hold its text, the right to it, and its annotations.

    Each resolution of the record gets the paragraph that it is in.
    """
    paragraphs = [{"id": f"p{at}", "text": _paragraph(names, sample, random)} for at in range(1, PARAGRAPHS + 1)]
    for at, resolution in enumerate(record["resolutions"]):
        resolution["paragraphs"] = [f"p{at % PARAGRAPHS + 1}"]
    kinds = list(KINDS)
    random.shuffle(kinds)
    notes = [_note(at, kind, paragraphs[at % PARAGRAPHS], record, sample) for at, kind in enumerate(kinds)]
    notes.sort(key=lambda note: int(note["on"][1:]))
    source = record["sources"][0]["url"]
    right = "Made up for the benchmark."
    return {"text": paragraphs, "text_source": source, "text_right": right, "annotations": notes}


def _paragraph(names: list[str], sample: WordSample, random: Random) -> str:
    words = sample.draw_words(WORDS - 10)
    for _ in range(4):
        words.insert(random.randrange(len(words)), names[random.randrange(len(names))])
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def _note(at: int, kind: str, paragraph: dict[str, str], record: dict[str, Any], sample: WordSample) -> dict[str, Any]:
    quote = _quote(paragraph["text"], half=at // PARAGRAPHS)
    note: dict[str, Any] = {"id": f"a{at + 1}", "on": paragraph["id"], "quote": quote, "kind": kind}
    match kind:
        case "correction":
            note["reads"] = sample.draw_sentence(3).rstrip(".")
        case "identification":
            note["to"] = {"person": record["attendees"][0]["person"]}
        case "comment":
            note |= {"note": sample.draw_sentence(18), "source": record["sources"][0]["url"]}
        case _:
            note["to"] = {"paragraph": "p1"}
    return note


def _quote(text: str, *, half: int) -> str:
    """Return words that occur only once in a paragraph, from its first half (0) or second half (1)."""
    words = text.rstrip(".").split(" ")
    start = 3 + half * (len(words) // 2)
    for length in range(2, len(words) - start + 1):
        quote = " ".join(words[start : start + length])
        if len(find_quote(text, quote, None, None)) == 1:
            return quote
    return text
