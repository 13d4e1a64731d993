"""Finds how the participants met: in person, by video link, or partly so."""

import re

from communique.drafting.meeting.heading import Heading
from communique.drafting.meeting.phrases import (
    HYBRID,
    IN_PERSON,
    JOINED_BY_VIDEO,
    LAST_TIME,
    ONE_BY_VIDEO,
    OTHERS_BY_VIDEO,
    SOME_BY_VIDEO,
    VIDEO,
)
from communique.drafting.text.english import MEETING
from communique.drafting.text.names import normalise
from communique.drafting.text.sentences import FoundValue, split_all_sentences
from communique.model.vocabulary import Mode

_OF_A_MEETING = re.compile(
    r"\b(?:held|took place|met|hosted|convened|chaired|conducted|meetings?|sessions?|participated)\b"
)


def find_mode(heading: Heading) -> FoundValue[Mode] | None:
    """Return how the participants met, if the release says so.

    By video, the words for those who took part by video link in a meeting of others match SOME_BY_VIDEO.
    """
    sentences = [
        (normalise(s.text), s.paragraph.id)
        for s in split_all_sentences(heading.paragraphs[:8])
        if (MEETING.search(s.text) or VIDEO.search(s.text))
        and not LAST_TIME.search(normalise(s.text))
        and (ONE_BY_VIDEO.search(normalise(s.text)) or not OTHERS_BY_VIDEO.search(normalise(s.text)))
    ]
    for text, where in sentences:
        if found := HYBRID.search(text):
            return FoundValue(Mode.HYBRID, found[0], where)
        if found := IN_PERSON.search(text):
            return FoundValue(Mode.IN_PERSON, found[0], where)
    for text, where in sentences:
        if found := ONE_BY_VIDEO.search(text):
            return FoundValue(Mode.HYBRID, found[0], where, "one is to take part by video link")
    by_video = [(text, where) for text, where in sentences if VIDEO.search(text) and _OF_A_MEETING.search(text)]
    for text, where in by_video:
        if (found := VIDEO.search(text)) and not SOME_BY_VIDEO.search(text):
            return FoundValue(Mode.VIDEO, found[0], where)
    for text, where in by_video:
        if found := SOME_BY_VIDEO.search(text):
            together = JOINED_BY_VIDEO.search(text)
            doubt = "some took part by video link"
            return FoundValue(Mode.HYBRID if together else Mode.VIDEO, found[0], where, doubt)
    return None
