"""The rules for what editors write in their own words: summaries, notes and descriptions.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator

from communique.checks.rules import entry_rule
from communique.checks.words.markup import FOOTNOTE
from communique.checks.words.wording import CODE
from communique.model.entries import Topic
from communique.model.meeting import Meeting
from communique.model.parts import Entry, walk_texts
from communique.problems import Finding, Loc
from communique.register.register import PROSE, Register, is_prose
from communique.text.explanation import Explanation, Hint
from communique.text.suggestions import find_nearest
from communique.text.words import quote_value, with_article

_DESCRIBING = frozenset({"summary", "role", "definition", "scope_note"})
"""Fields whose last sentence ends with a full stop."""
_EXPLAINING = frozenset({"resolutions", "discrepancies"})
"""Parts whose notes end so as well."""
_SHORT = frozenset({"title", "office", "occasion", "site"})
"""Fields with a few words of our own, or with the words of a title."""
_NO_SPACE = re.compile(",[A-Za-z]")
_AMERICAN = re.compile(
    r"(?<![\w“’-])(?:(?:defense|center|program|labor|neighbor|favor|honor)s?|neighbor(?:ing|ly|hood)"
    r"|[a-z]+iz(?:e|es|ed|ing|ation|ations|ational))(?![\w’”-])"
)
_AMERICAN_PARTS = ("iz", "defense", "center", "program", "labor", "neighbor", "favor", "honor")
_NOT_AMERICAN = frozenset({"size", "sizes", "prize", "prizes", "seize", "seizes", "seized", "seizing"})
_COMMA = re.compile(r"([A-Za-z]*[a-z]),([A-Za-z]+)")
_ORDINAL = re.compile("[0-9](?:st|nd|rd|th)")
_WRONG_ORDINAL = re.compile(
    r"\b([0-9]*(?:(?<!1)1(?!st)|(?<!1)2(?!nd)|(?<!1)3(?!rd)|[04-9](?!th)|(?<=1)[123](?!th)))(?:st|nd|rd|th)\b"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ISO_DATE = re.compile(r"\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\b")
_ID = re.compile(r"(?<![\w/#.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/#-])")
_PART = re.compile(r"(?<![\w.-])([rs][1-9][0-9]{0,2})(?![\w.-])")
_QUOTED = re.compile("“([^“”]+)”")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile("[\u0370-\u06ff\u0900-\u0dff\u3040-\u9fff\uac00-\ud7af]")
"""Letters of other scripts: Greek, Cyrillic, Armenian, Arabic, those of India, Japanese, Chinese and Korean."""


@entry_rule(Entry)
def prose_is_correct_english(register: Register, entry: Entry) -> Iterator[Finding]:
    """What editors write is in English, in summaries with British spelling, with a space after each comma and both
    marks of a quotation. Ordinals such as 22nd have the right ending, and descriptions a full stop. What is doubtful is
    said under `note:` or `doubts:`.
    """
    for loc, text in walk_texts(entry):
        if (loc[-1] in _SHORT or loc[-1] in PROSE) and (
            "(?)" in text or (_ORDINAL.search(text) and _WRONG_ORDINAL.search(text))
        ):
            yield Finding(loc, *_find_slip(text))
        if not is_prose(loc):
            continue
        wrong = _find_comma(text) or _find_sign(text) or (_find_american(text) if loc[-1] == "summary" else None)
        if not (wrong or (loc[-1] == "summary" and loc[0] == "resolutions")):
            wrong = _find_foreign_words(text) or (_find_open_end(text) if _is_sentence(loc) else None)
        if wrong:
            yield Finding(loc, *wrong)


def _is_sentence(loc: Loc) -> bool:
    """Whether a text at this place consists of whole sentences; some notes are a few words."""
    return loc[-1] in _DESCRIBING or loc[0] == "doubts" or (loc[-1] == "note" and loc[0] in _EXPLAINING)


def _find_foreign_words(text: str) -> Explanation | None:
    foreign = 0 if text.isascii() else len(_FOREIGN.findall(text))
    if foreign and 2 * foreign > len(_LETTER.findall(text)):
        return Explanation(f"{quote_value(text)} is not in English", "write it in English, in your own words")
    return None


def _find_open_end(text: str) -> Explanation | None:
    if FOOTNOTE.sub("", text).endswith((".", ".”", "?")) or text.startswith("TODO"):
        return None
    return Explanation(f"{quote_value(text)} does not end with a full stop", "add it, or what is missing before it")


def _find_slip(text: str) -> Explanation:
    """Return what is wrong with an ordinal with a wrong ending, or a question mark in brackets."""
    if not (found := _WRONG_ORDINAL.search(text)):
        return Explanation("the doubt '(?)' is no part of the text", "say under `note:` or `doubts:` what is open")
    number = int(found[1])
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return Explanation(f"{quote_value(found[0])} has the wrong ending", f"write '{number}{ending}'")


def _find_sign(text: str) -> Explanation | None:
    """Find a straight quotation mark without its partner, and a comment that was written inside a text."""
    if text.count('"') % 2 and not CODE.search(text):
        return Explanation('a quotation mark " has no partner', "add it, or remove this one")
    if text.startswith("# "):
        return Explanation(f"{quote_value(text)} is part of the text here, and no comment", "write it above the key")
    return None


def _find_american(text: str) -> Explanation | None:
    if not any(part in text for part in _AMERICAN_PARTS):
        return None
    found = next((word for word in _AMERICAN.findall(text) if word not in _NOT_AMERICAN), None)
    return (
        Explanation(f"{quote_value(found)} is American spelling", f"write it as in Britain, {_spell(found)}")
        if found
        else None
    )


def _spell(word: str) -> str:
    """Return a word in British spelling."""
    for american, british in (("iz", "is"), ("defense", "defence"), ("center", "centre"), ("program", "programme")):
        if american in word:
            return quote_value(word.replace(american, british))
    return quote_value(word.replace("or", "our", 1))


def _find_comma(text: str) -> Explanation | None:
    if _NO_SPACE.search(text) and not CODE.search(text) and (found := _COMMA.search(text)):
        return Explanation(
            f"a space is missing after the comma in {quote_value(found[0])}", f"write '{found[1]}, {found[2]}'"
        )
    return None


@entry_rule(Entry)
def summary_is_for_readers(register: Register, entry: Entry) -> Iterator[Finding]:
    """A summary names people, meetings and instruments by their names, not by their ids, and writes a date out."""
    for loc, text in walk_texts(entry):
        if loc[-1] != "summary" or "-" not in text:
            continue
        if found := _ISO_DATE.search(text):
            fix = "write it in words, such as 9 June 2017"
            yield Finding(loc, f"{quote_value(found[0])} is a date of data, not of prose", fix)
        for word in _ID.findall(text):
            for kind in ("instrument", "person", "meeting"):
                if word in register.entries[kind]:
                    fix = f"write {quote_value(_name_of(register.entries[kind][word]))}, in words"
                    yield Finding(loc, f"{quote_value(word)} is the id of {with_article(kind)}", fix)


def _name_of(entry: Entry) -> str:
    return str(getattr(entry, "short", None) or getattr(entry, "name", None) or getattr(entry, "title", entry.id))


@entry_rule(Topic)
def scope_note_names_topics(register: Register, topic: Topic) -> Iterator[Finding]:
    """What a scope note has in quotation marks are ids or names of other topics."""
    names = {other.name.casefold() for other in register.topics.values()}
    for words in _QUOTED.findall(topic.scope_note or ""):
        if words not in register.topics and words.casefold() not in names:
            near = find_nearest(words, register.topics)
            fix = "" if near else "write the id of a topic, or leave the marks out"
            yield Finding(("scope_note",), f"{quote_value(words)} is no topic", fix, Hint(f"“{near}”" if near else ""))


@entry_rule(Meeting)
def note_names_parts_that_exist(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A source or resolution that a note of a record names by its id is in that record."""
    for loc, text in walk_texts(meeting):
        if is_prose(loc) and loc[-1] != "summary":
            for part in _PART.findall(text):
                if part not in _list_ids(meeting):
                    cause = f"the note names {quote_value(part)}, which this record does not have"
                    yield Finding(loc, cause, "correct the id, or name the page in words")


def _list_ids(meeting: Meeting) -> set[str]:
    """Return the ids of the sources and resolutions of a record, withdrawn ones included."""
    sources = {source.id for source in meeting.sources if source.id}
    return sources | {resolution.id for resolution in meeting.resolutions} | {*meeting.retired}
