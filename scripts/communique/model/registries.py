"""The model as one: every form, and the table of the registries that use them."""

from dataclasses import dataclass
from typing import Literal

from communique.model.entries import Body, Instrument, Location, Person, State, Topic
from communique.model.meeting import Meeting
from communique.model.parts import Entry


@dataclass(frozen=True)
class Registry:
    """One kind of entry: where its files lie under `releases/`, and its plural, which names folder, address and list.

    `one_file` registries hold one entry in each file (the file name is the id), the others all entries in one file
    (the key is the id).
    """

    kind: Literal["meeting", "person", "state", "body", "instrument", "topic", "place"]
    plural: str
    model: type[Entry]
    one_file: bool


REGISTRIES: dict[str, Registry] = {
    registry.kind: registry
    for registry in (
        Registry("meeting", "meetings", Meeting, True),
        Registry("person", "people", Person, True),
        Registry("state", "states", State, False),
        Registry("body", "bodies", Body, False),
        Registry("instrument", "instruments", Instrument, True),
        Registry("topic", "topics", Topic, False),
        Registry("place", "places", Location, False),
    )
}
