"""The list of all tables. What refers to another table comes after it."""

from communique.exports.tables import meetings, names, registries
from communique.exports.tables.table import Table

TABLES: tuple[Table, ...] = (
    registries.STATES,
    registries.STATUSES,
    registries.INSTRUMENTS,
    registries.RATIFICATIONS,
    registries.BODIES,
    registries.TOPICS,
    registries.PLACES,
    registries.PEOPLE,
    registries.IDENTITIES,
    registries.OFFICES,
    names.NAMES,
    meetings.MEETINGS,
    meetings.ATTENDANCES,
    meetings.ABSENCES,
    meetings.RESOLUTIONS,
    meetings.RESOLUTION_TOPICS,
    meetings.RESOLUTION_STATES,
    meetings.RESOLUTION_INSTRUMENTS,
    meetings.RESOLUTION_PARAGRAPHS,
    meetings.RESOLUTION_SOURCES,
    meetings.POSITIONS,
    meetings.FOLLOWS,
    meetings.ACTIONS,
    meetings.PAPERS,
    meetings.PARAGRAPHS,
    meetings.ANNOTATIONS,
    meetings.SOURCES,
)
