"""The tables of meetings: what the records of meetings say, one row for each meeting and each of its parts."""

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
    id_column,
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
    Meeting,
    Paper,
    Paragraph,
    Source,
    Venue,
)
from communique.model.parts import Part, find_references

_TO_PARAGRAPH = ForeignKey(("meeting", "paragraph"), "paragraphs", ("meeting", "id"))


def _venue(name: str) -> Column:
    return field(Venue, name, read=lambda row: getattr(row.part.venue, name, None))


MEETINGS = Table(
    "meetings",
    "Meetings",
    "Meetings of bodies of the SCO, in chronological order.",
    list_entries("meeting"),
    (
        id_column("meeting"),
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
    "Pages that were read, and what they were used for.",
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
