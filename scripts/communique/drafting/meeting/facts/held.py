"""Finds whether a release only announces a meeting."""

import re

from communique.drafting.meeting.heading import Heading
from communique.drafting.meeting.phrases import ANNOUNCED, DID, ELSEWHEN, TO_BE, WAS_HELD
from communique.drafting.text.english import IS_THERE
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import FoundValue, Sentence, split_all_sentences
from communique.model import edtf
from communique.model.vocabulary import Held


def find_held(
    sentences: list[Sentence], about_body: Sentence, heading: Heading, day: FoundValue[str] | None
) -> FoundValue[Held] | None:
    """Return `announced` if the release announces the meeting, and does not report that it was held; else None.

    `sentences` are those that may report the meeting, the best first; `about_body` is the best about the body that met.
    """
    return (
        _find_announced(about_body)
        or _find_announced_before(sentences[0], heading, day)
        or _find_announced_around(sentences, heading)
    )


def _find_announced(sentence: Sentence) -> FoundValue[Held] | None:
    text = IS_THERE.sub("", normalise(sentence.text))
    if off := re.search(r"\b(?:cancell?ed|postponed|put off|called off|did not (?:meet|take place))\b", text):
        return FoundValue(
            Held.ANNOUNCED, off[0], sentence.paragraph.id, "the text says that it was not held as planned"
        )
    if (found := ANNOUNCED.search(text)) and not WAS_HELD.search(text):
        return FoundValue(Held.ANNOUNCED, found[0], sentence.paragraph.id)
    return None


def _find_announced_before(first: Sentence, heading: Heading, day: FoundValue[str] | None) -> FoundValue[Held] | None:
    """Return `announced` if the release was published before the day of the meeting, and does not say it was held."""
    published = heading.published
    if day is None or published is None or WAS_HELD.search(normalise(first.text)):
        return None
    met = edtf.Edtf(day.value).start
    if not edtf.is_day(met) or published.value[: len(met)] >= met:
        return None
    doubt = "the release was published before the meeting"
    return FoundValue(Held.ANNOUNCED, published.words, published.where, doubt)


def _find_announced_around(sentences: list[Sentence], heading: Heading) -> FoundValue[Held] | None:
    """Return `announced` if the opening or the title announces the meeting, and nothing says that it was held.

    Sentences about the previous or the next meeting do not count.
    """
    opening = list(split_all_sentences(heading.paragraphs[:2]))[:3]
    texts = [(IS_THERE.sub("", normalise(one.text)), one.paragraph.id) for one in opening]
    if heading.title:
        texts.append((normalise(heading.title.value), heading.title.where))
    found = next(((match[0], where) for text, where in texts if (match := ANNOUNCED.search(text))), None)
    reported = [normalise(one.text) for one in sentences] + [text for text, _ in texts[-1:]]
    reported = [TO_BE.sub("", text) for text in reported if not ELSEWHEN.search(text)]
    if found is None or any(WAS_HELD.search(text) or DID.search(text) for text in reported):
        return None
    return FoundValue(Held.ANNOUNCED, *found, "only the opening or the title says so")
