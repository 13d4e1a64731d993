"""The kinds of search results, and the facets that narrow a search."""

from collections.abc import Iterable

from communique.model.vocabulary import Term

FacetValues = dict[str, list[tuple[str, str]]]
"""The values of a record for each facet, as pairs of id and label."""


class Facet(Term):
    """What a search can be narrowed by. Pages offer the facets in this order."""

    KIND = "kind", "What sort of thing is found.", "Kind"
    BODY = "body", "The body that met.", "Body"
    YEAR = "year", "The year of the meeting or of the instrument.", "Year"
    STRENGTH = "strength", "How strongly the meeting spoke.", "Strength"
    ACT = "act", "The verb of the outcome.", "Act"
    TOPIC = "topic", "What the outcome is about.", "Topic"
    STATE = "state", "A state that the words speak of.", "State spoken of"
    PRESENT = "present", "A state whose delegation was there.", "State present"
    PERSON = "person", "Somebody who was there, or whose words they are.", "Person"
    INSTRUMENT = "instrument", "A text cited, signed or adopted.", "Instrument"
    PLACE = "place", "Where the meeting was held, or the instrument made.", "Place"
    FORM = "form", "Whether the meeting is one of a regular series.", "Form"


class ResultKind(Term):
    """What a search can find."""

    RESOLUTION = "resolution", "One thing that a meeting decided or said.", "Outcome"
    PARAGRAPH = "paragraph", "One paragraph of a release, as printed.", "Paragraph"
    NOTE = "note", "An editor's note on words of a release.", "Note"
    MEETING = "meeting", "A meeting, with who came.", "Meeting"
    PERSON = "person", "A person.", "Person"
    STATE = "state", "A state.", "State"
    BODY = "body", "A body of the organisation, or another one.", "Body"
    INSTRUMENT = "instrument", "A treaty, declaration or resolution that the texts name.", "Instrument"
    TOPIC = "topic", "A topic of outcomes.", "Topic"
    PLACE = "place", "A place of meetings.", "Place"
    OFFICE = "office", "An office that somebody held, with its term.", "Office"
    STATUS = "status", "What a state was to the organisation, and since when.", "Status"
    ABSENCE = (
        "absence",
        "A member that was absent, stayed away or skipped a meeting; somebody who did not attend and sent a deputy.",
        "Absence",
    )
    INDEX = "index", "A page that lists entries.", "List"
    GUIDE = "guide", "A page on the register itself.", "Guide"


RESULT_KINDS = {str(kind): kind for kind in ResultKind}
"""The kinds of results by value; registry entries have the same kinds in the register."""


def describe_values(documents: Iterable[FacetValues]) -> dict[str, dict[str, list[str | int]]]:
    """Return what the browser needs to narrow results by facets, and to count the values, for each facet.

    Each id has its label, the number of the first document that has the value, and the steps to the following ones.
    """
    found: dict[str, dict[str, list[str | int]]] = {facet: {} for facet in Facet}
    last: dict[tuple[str, str], int] = {}
    for at, values in enumerate(documents):
        for facet, pairs in values.items():
            for value, label in dict.fromkeys(pairs):
                found[facet].setdefault(value, [label]).append(at - last.get((facet, value), 0))
                last[facet, value] = at
    return found
