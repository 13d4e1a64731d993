"""Finds whether a meeting is one of the regular series of its body."""

import re

from communique.drafting.meeting.heading import Heading, list_passages
from communique.drafting.text.sentences import FoundValue, Sentence
from communique.model.vocabulary import Form

_FORMS = (
    (Form.EXTRAORDINARY, r"\b(?:extraordinary|emergency|unscheduled|ad[- ]hoc)\b"),
    (Form.INFORMAL, r"\binformal\b"),
    (
        Form.SPECIAL,
        r"\bspecial\b|\bjoint (?:meeting|session|summit)\b(?! (?:of|with) (?:the )?(?:President|Prime))",
    ),
)


def find_form(sentences: list[Sentence], heading: Heading) -> FoundValue[Form] | None:
    """Return the form that the title or the sentences that report the meeting give it, if they do."""
    for text, _, where in list_passages(sentences, heading):
        for form, words in _FORMS:
            found = re.search(
                rf"(?:{words})(?=[^.;,]{{0,40}}?\b(?:meeting|session|summit|sitting|council|conference)\b)"
                r"|joint meeting(?! (?:of|with) (?:the )?(?:President|Prime))",
                text,
                re.IGNORECASE,
            )
            if found and re.search(words, found[0], re.IGNORECASE):
                return FoundValue(form, found[0], where)
    for text, _, where in list_passages(sentences, heading):
        if found := re.search(r"\bregular (?=meeting|session|sitting)", text, re.IGNORECASE):
            return FoundValue(Form.REGULAR, found[0].strip(), where)
    return None
