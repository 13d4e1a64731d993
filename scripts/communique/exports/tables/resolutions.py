"""The tables of resolutions: what meetings said, one row for each statement and for each thing that it refers to."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from communique.exports.tables.table import (
    Column,
    ForeignKey,
    Row,
    Table,
    derived,
    field,
    list_parts,
    number,
    owner,
)
from communique.model.meeting import Follow, Resolution, Voice
from communique.model.vocabulary import Strength
from communique.register.register import Register

_RESOLUTION_KEY = ("meeting", "resolution")
_TO_RESOLUTION = ForeignKey(_RESOLUTION_KEY, "resolutions", ("meeting", "id"))
_TO_PARAGRAPH = ForeignKey(("meeting", "paragraph"), "paragraphs", ("meeting", "id"))
_TO_SOURCE = ForeignKey(("meeting", "source"), "sources", ("meeting", "id"))


def _voice(name: str) -> Column:
    return field(Voice, name, column=f"by_{name}", read=lambda row: getattr(row.part.by, name, None))


RESOLUTIONS = Table(
    "resolutions",
    "Resolutions",
    "Operative statements of meetings: one act, one thing said or done.",
    list_parts("meeting", "resolutions"),
    (
        owner("meeting"),
        field(Resolution, "id"),
        number("resolution"),
        replace(field(Resolution, "act"), refers_to="acts"),
        derived(
            "strength",
            "How strong the act is, from deciding to stating.",
            lambda row: row.part.act.strength,
            required=True,
            values=tuple(Strength),
        ),
        field(Resolution, "degree"),
        derived("verb", "The act with its degree, as pages print it.", lambda row: row.part.verb, required=True),
        field(Resolution, "printed"),
        field(Resolution, "summary"),
        field(Resolution, "quote"),
        field(Resolution, "prefix"),
        field(Resolution, "suffix"),
        _voice("person"),
        _voice("state"),
        field(Resolution, "note"),
    ),
    ("meeting", "id"),
)


def _link_table(list_name: str, description: str, value: Column, *links: ForeignKey) -> Table:
    """Return the table that links resolutions to what one of their lists refers to."""

    def rows(register: Register) -> Iterable[Row]:
        for row in RESOLUTIONS.rows(register):
            for at, _ in enumerate(getattr(row.part, list_name), 1):
                yield Row(row.entry, row.part, at)

    linked = replace(value, read=lambda row: getattr(row.part, list_name)[row.number - 1])
    key = (*_RESOLUTION_KEY, value.name)
    table, title = f"resolution_{list_name}", f"{list_name.capitalize()} of resolutions"
    return Table(table, title, description, rows, (*_resolution(), linked), key, (_TO_RESOLUTION, *links))


def _resolution() -> tuple[Column, Column]:
    """Return the columns that name a resolution: its meeting, and its id there."""
    named = derived("resolution", "Id of the resolution in its meeting.", lambda row: row.part.id, required=True)
    return owner("meeting"), named


def _linked(name: str, description: str, refers_to: str = "") -> Column:
    """Return the column with one item of a list of a resolution."""
    return derived(name, description, lambda row: row.part, required=True, refers_to=refers_to)


RESOLUTION_TOPICS = _link_table(
    "topics",
    "What resolutions are about: one row for each topic.",
    _linked("topic", "Id of a topic that it is about.", "topics"),
)
RESOLUTION_STATES = _link_table(
    "states",
    "States that resolutions speak of: one row for each.",
    _linked("state", "Code of a state that it speaks of.", "states"),
)
RESOLUTION_INSTRUMENTS = _link_table(
    "instruments",
    "Instruments that resolutions cite: one row for each.",
    _linked("instrument", "Id of an instrument that it cites.", "instruments"),
)
RESOLUTION_PARAGRAPHS = _link_table(
    "paragraphs",
    "Where resolutions are in texts that the register quotes: one row for each paragraph.",
    _linked("paragraph", "Id of a paragraph of the same meeting that contains it."),
    _TO_PARAGRAPH,
)
RESOLUTION_SOURCES = _link_table(
    "sources",
    "Which sources report resolutions: one row for each. None where the meeting has one source.",
    _linked("source", "Id of a source of the meeting that reports it."),
    _TO_SOURCE,
)


def _list_positions(register: Register) -> Iterable[Row]:
    """Yield a row for each state that joined a resolution or was left out; the number counts both lists as one."""
    for row in RESOLUTIONS.rows(register):
        for at in range(1, len(row.part.joined) + len(row.part.left_out) + 1):
            yield Row(row.entry, row.part, at)


POSITIONS = Table(
    "positions",
    "Positions",
    "States that joined a resolution, or were left out, where a source says that not all members joined.",
    _list_positions,
    (
        *_resolution(),
        derived(
            "state",
            "Code of the state.",
            lambda row: [*row.part.joined, *row.part.left_out][row.number - 1],
            required=True,
            refers_to="states",
        ),
        derived(
            "position",
            "Whether it joined or was left out.",
            lambda row: "joined" if row.number <= len(row.part.joined) else "left_out",
            required=True,
            values=("joined", "left_out"),
        ),
    ),
    (*_RESOLUTION_KEY, "state"),
    (_TO_RESOLUTION,),
)


def _list_follows(register: Register) -> Iterable[Row]:
    for row in RESOLUTIONS.rows(register):
        for at, _ in enumerate(row.part.follows, 1):
            yield Row(row.entry, row.part, at)


def _follow(read: Callable[[Follow], object]) -> Callable[[Row], object]:
    return lambda row: read(row.part.follows[row.number - 1])


FOLLOWS = Table(
    "follows",
    "Outcomes that follow earlier ones",
    "Which resolutions reaffirm, carry out, amend or end an earlier one.",
    _list_follows,
    (
        *_resolution(),
        field(Follow, "how", read=_follow(lambda item: item.how)),
        derived(
            "to_meeting",
            "Id of the meeting that made the earlier resolution.",
            _follow(lambda item: item.earlier[0]),
            required=True,
            refers_to="meetings",
        ),
        derived("to_resolution", "Its id there.", _follow(lambda item: item.earlier[1]), required=True),
    ),
    (*_RESOLUTION_KEY, "to_meeting", "to_resolution"),
    (_TO_RESOLUTION, ForeignKey(("to_meeting", "to_resolution"), "resolutions", ("meeting", "id"))),
)
