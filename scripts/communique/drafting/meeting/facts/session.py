"""Finds the number of a session of the body that met."""

import re

from communique.drafting.meeting.facts.body import find_body_mentions, find_nearest_body, find_organiser
from communique.drafting.meeting.heading import Heading, list_passages
from communique.drafting.meeting.phrases import ORDINALS, OTHER, OTHER_ORGANISATIONS, PART_ENDS, SESSION
from communique.drafting.text.names import NameMatcher
from communique.drafting.text.sentences import FoundValue, Sentence, blank_asides

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def find_session(sentences: list[Sentence], heading: Heading) -> FoundValue[int] | None:
    """Return the number that the title or the sentences that report the meeting give its session, if they do."""
    is_external = find_organiser(sentences[0], heading) is not None
    for text, words, where in list_passages(sentences, heading):
        if found := SESSION.search(text) if is_external else _match_session(text):
            return FoundValue(_read_number(found), words[found.start() : found.end()], where)
    return None


def find_session_of(
    matcher: NameMatcher, body: FoundValue[str] | None, sentences: list[Sentence]
) -> FoundValue[int] | None:
    """Return the number of a session in a sentence that names the body, and not another meeting of it."""
    for sentence in sentences:
        text = blank_asides(sentence)
        nearest = find_nearest_body(matcher, find_body_mentions(matcher, text), text)
        found = _match_session(text)
        is_of_body = (
            nearest.id == (body and body.value) if nearest else bool(re.match(r"(?:This|It) (?:is|was) ", text))
        )
        if found and body and is_of_body and not OTHER.search(text):
            return FoundValue(_read_number(found), sentence.text[found.start() : found.end()], sentence.paragraph.id)
    return None


def _match_session(text: str) -> re.Match[str] | None:
    """Return the first number of a session that is not one of another organisation.

    Such is “the VIII meeting of the Council on Industrial Policy of the CIS”.
    """
    for found in SESSION.finditer(text):
        other = OTHER_ORGANISATIONS.search(text, found.end())
        if re.search(r"\bsince (?:the|its|their) $", text[: found.start()]):
            continue
        if found["digits"] != "0" and (other is None or PART_ENDS.search(text, found.end(), other.start())):
            return found
    return None


def _read_number(found: re.Match[str]) -> int:
    """Return the number of a session, which is printed in digits, as a Roman numeral or as a word."""
    if found["digits"]:
        return int(found["digits"])
    return read_roman(found["roman"]) if found["roman"] else ORDINALS[re.sub(r"\s", "-", found["word"].casefold())]


def read_roman(number: str) -> int:
    """Return the value of a Roman numeral: a smaller letter before a larger one is subtracted."""
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
