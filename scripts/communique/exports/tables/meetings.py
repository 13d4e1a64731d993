"""The tables of meetings: what the records of meetings say, one row for each meeting and each of its parts."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from communique.exports.tables.table import (
    Column,
    ColumnType,
    ForeignKey,
    Row,
    Table,
    archived_copy,
    derived,
    field,
    first_and_last_day,
    identity,
    list_entries,
    list_parts,
    number,
    owner,
)
from communique.model.meeting import (
    Absence,
    Action,
    Annotation,
    Attendee,
    Follow,
    Meeting,
    Paper,
    Paragraph,
    Resolution,
    Source,
    Venue,
    Voice,
)
from communique.model.parts import Part, find_references
from communique.model.vocabulary import Strength
from communique.register.register import Register

_RESOLUTION_KEY = ("meeting", "resolution")
_TO_RESOLUTION = ForeignKey(_RESOLUTION_KEY, "resolutions", ("meeting", "id"))
_TO_PARAGRAPH = ForeignKey(("meeting", "paragraph"), "paragraphs", ("meeting", "id"))
_TO_SOURCE = ForeignKey(("meeting", "source"), "sources", ("meeting", "id"))


def _venue(name: str) -> Column:
    return field(Venue, name, read=lambda row: getattr(row.part.venue, name, None))


def _voice(name: str) -> Column:
    return field(Voice, name, column=f"by_{name}", read=lambda row: getattr(row.part.by, name, None))


MEETINGS = Table(
    "meetings",
    "Meetings",
    "Meetings of bodies of the SCO, in order of time.",
    list_entries("meeting"),
    (
        identity("meeting"),
        field(Meeting, "title"),
        field(Meeting, "kind"),
        field(Meeting, "body"),
        field(Meeting, "form"),
        field(Meeting, "session"),
        field(Meeting, "held"),
        field(Meeting, "date"),
        *first_and_last_day(),
        derived("year", "Year in which it began.", lambda row: row.part.date.year, ColumnType.INTEGER, required=True),
        field(Meeting, "mode"),
        _venue("place"),
        _venue("site"),
        _venue("occasion"),
        field(Meeting, "published"),
        field(Meeting, "chair"),
        field(Meeting, "chair_state"),
        field(Meeting, "attendance"),
        field(Meeting, "outcomes"),
        field(Meeting, "text_source"),
        field(Meeting, "text_right"),
    ),
)

ATTENDANCES = Table(
    "attendances",
    "Attendances",
    "People and seats at meetings: one row for each attendee of each meeting.",
    list_parts("meeting", "attendees"),
    (
        owner("meeting"),
        number("attendee"),
        field(Attendee, "person"),
        field(Attendee, "state"),
        field(Attendee, "body"),
        field(Attendee, "office"),
        field(Attendee, "capacity"),
        derived(
            "chaired",
            "Whether the person chaired the meeting.",
            lambda row: bool(row.part.person) and row.part.person == row.entry.chair,
            ColumnType.BOOLEAN,
            required=True,
        ),
        field(Attendee, "printed"),
        field(Attendee, "sources"),
        field(Attendee, "note"),
    ),
    ("meeting", "number"),
)

ABSENCES = Table(
    "absences",
    "Absences",
    "Member states without a delegation, where a source gives the reason.",
    list_parts("meeting", "absences"),
    (owner("meeting"), field(Absence, "state"), field(Absence, "note")),
    ("meeting", "state"),
)

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
    "Where resolutions stand in texts that the register quotes: one row for each paragraph.",
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
    "Statements that follow earlier ones",
    "Which resolutions reaffirm, carry out, amend or end an earlier one.",
    _list_follows,
    (
        *_resolution(),
        field(Follow, "how", read=_follow(lambda item: item.how)),
        derived(
            "to_meeting",
            "Id of the meeting that made the earlier resolution.",
            _follow(lambda item: item.to.partition("#")[0]),
            required=True,
            refers_to="meetings",
        ),
        derived("to_resolution", "Its id there.", _follow(lambda item: item.to.partition("#")[2]), required=True),
    ),
    (*_RESOLUTION_KEY, "to_meeting", "to_resolution"),
    (_TO_RESOLUTION, ForeignKey(("to_meeting", "to_resolution"), "resolutions", ("meeting", "id"))),
)

ACTIONS = Table(
    "actions",
    "What meetings did with instruments",
    "Instruments that meetings signed, adopted or approved.",
    list_parts("meeting", "instruments"),
    (
        owner("meeting"),
        number("action"),
        field(Action, "instrument"),
        field(Action, "action"),
        field(Action, "sources"),
    ),
    ("meeting", "number"),
)

PAPERS = Table(
    "papers",
    "Other documents",
    "Texts that meetings put out beside the release that the record names.",
    list_parts("meeting", "papers"),
    (owner("meeting"), number("document"), field(Paper, "title"), field(Paper, "kind")),
    ("meeting", "number"),
)


SOURCES = Table(
    "sources",
    "Sources of records of meetings",
    "Pages that somebody read, and what they were used for.",
    list_parts("meeting", "sources"),
    (
        owner("meeting"),
        number("source"),
        field(Source, "id"),
        field(Source, "url"),
        field(Source, "publisher"),
        field(Source, "grade"),
        field(Source, "used_for"),
        *archived_copy(),
    ),
    ("meeting", "number"),
)

PARAGRAPHS = Table(
    "paragraphs",
    "Texts in paragraphs",
    "Releases that the register quotes in full, as printed.",
    list_parts("meeting", "text"),
    (owner("meeting"), field(Paragraph, "id"), number("paragraph"), field(Paragraph, "text")),
    ("meeting", "id"),
)


def _target(row: Row) -> str | None:
    """Return where an annotation leads, as a path below the site: `people/wang-yi`, or `#r9` in the same record."""
    link: Part | None = row.part.to
    if link is None:
        return None
    ref = next(find_references(link), None)
    here = getattr(link, "paragraph", None) or getattr(link, "resolution", None)
    return ref.key.path if ref else f"#{here}"


ANNOTATIONS = Table(
    "annotations",
    "Annotations",
    "Editors’ notes on words of a text.",
    list_parts("meeting", "annotations"),
    (
        owner("meeting"),
        field(Annotation, "id"),
        field(Annotation, "on", column="paragraph"),
        field(Annotation, "quote"),
        field(Annotation, "prefix"),
        field(Annotation, "suffix"),
        field(Annotation, "kind"),
        field(Annotation, "reads"),
        field(Annotation, "note"),
        derived("target", "Where the words lead: the path of a page, or a part of the same record.", _target),
        field(Annotation, "source"),
    ),
    ("meeting", "id"),
    (_TO_PARAGRAPH,),
)

DOUBTS = Table(
    "doubts",
    "Doubts",
    "What is open about the records of meetings.",
    list_parts("meeting", "doubts"),
    (
        owner("meeting"),
        number("doubt"),
        derived("doubt", "What is open, in a sentence.", lambda row: row.part, required=True),
    ),
    ("meeting", "number"),
)
