"""The views of the SQLite file: common questions, answered with names and addresses instead of ids alone."""

from typing import NamedTuple


class SqlView(NamedTuple):
    """A view of the database: its name, what it answers, and its query."""

    name: str
    description: str
    query: str


VIEWS = (
    SqlView(
        "meeting_list",
        "Meetings with the names of body, place and chair, and counts.",
        """
SELECT m.id AS meeting, m.date, m.year, b.name AS body_name, m.body, m.form, m.session, m.held, m.mode,
  p.name AS place_name, p.country AS host, c.name AS chair_name,
  COALESCE(m.chair_state, (SELECT a.state FROM attendances a
    WHERE a.meeting = m.id AND a.chaired ORDER BY a.number LIMIT 1)) AS chairing_state,
  m.attendance, m.outcomes,
  (SELECT COUNT(*) FROM attendances a WHERE a.meeting = m.id) AS attendees,
  (SELECT COUNT(*) FROM resolutions r
    WHERE r.meeting = m.id AND r.by_person IS NULL AND r.by_state IS NULL) AS statements,
  m.title, (SELECT value FROM about WHERE name = 'address') || 'meetings/' || m.id || '/' AS address
FROM meetings m JOIN bodies b ON b.id = m.body LEFT JOIN places p ON p.id = m.place
  LEFT JOIN people c ON c.id = m.chair""",
    ),
    SqlView(
        "statements",
        "Outcomes with meeting, date, place, body and topics. `own` is 0 for the words of one participant.",
        """
SELECT r.meeting, r.id AS resolution, m.date, m.first_day, m.year, m.body, b.name AS body_name, p.name AS place_name,
  r.act, r.verb, r.strength, r.summary,
  (SELECT GROUP_CONCAT(name, '; ') FROM (SELECT t.name FROM resolution_topics l JOIN topics t ON t.id = l.topic
    WHERE l.meeting = r.meeting AND l.resolution = r.id ORDER BY l.rowid)) AS topics,
  r.by_person IS NULL AND r.by_state IS NULL AS own, r.by_person, r.by_state, r.printed, m.outcomes,
  (SELECT value FROM about WHERE name = 'address') || 'meetings/' || r.meeting || '/#' || r.id AS address
FROM resolutions r JOIN meetings m ON m.id = r.meeting JOIN bodies b ON b.id = m.body
  LEFT JOIN places p ON p.id = m.place""",
    ),
    SqlView(
        "participation",
        "Who attended what: people and seats with the names of person, state and body.",
        """
SELECT a.meeting, a.number, m.date, m.first_day, m.body, b.name AS body_name, p.name AS place_name,
  a.person, n.name AS person_name, a.state, s.name AS state_name, a.body AS for_body, a.office, a.capacity, a.chaired,
  a.printed
FROM attendances a JOIN meetings m ON m.id = a.meeting JOIN bodies b ON b.id = m.body
  LEFT JOIN places p ON p.id = m.place LEFT JOIN people n ON n.id = a.person LEFT JOIN states s ON s.id = a.state""",
    ),
    SqlView(
        "delegation_heads",
        "Who led the delegation of a member state: its first delegate in the record, where he or she has a name.",
        """
SELECT * FROM participation h WHERE h.person IS NOT NULL AND h.number = (
  SELECT MIN(a.number) FROM attendances a
  WHERE a.meeting = h.meeting AND a.state = h.state AND a.capacity = 'member')""",
    ),
    SqlView(
        "topic_years",
        "How many outcomes a topic has in a year, by strength. Words of one participant are left out.",
        """
SELECT l.topic, t.name AS topic_name, s.year, s.strength, COUNT(*) AS statements
FROM resolution_topics l JOIN topics t ON t.id = l.topic
  JOIN statements s ON s.meeting = l.meeting AND s.resolution = l.resolution
WHERE s.own GROUP BY l.topic, s.year, s.strength ORDER BY l.topic, s.year, s.strength""",
    ),
    SqlView(
        "presence",
        "For each member state on the day of each meeting that was held: attended, absent, or not known. "
        "A meeting without a word on a state is not an absence.",
        """
SELECT m.id AS meeting, m.first_day, m.body, t.state,
  CASE WHEN EXISTS (SELECT 1 FROM absences x WHERE x.meeting = m.id AND x.state = t.state) THEN 'absent'
    WHEN EXISTS (SELECT 1 FROM attendances a WHERE a.meeting = m.id AND a.state = t.state AND a.capacity = 'member')
    THEN 'attended' ELSE 'not known' END AS presence,
  (SELECT x.note FROM absences x WHERE x.meeting = m.id AND x.state = t.state) AS note
FROM meetings m JOIN statuses t ON t.status = 'member' AND t.first_day <= m.first_day
  AND (t.until IS NULL OR m.first_day < t.until)
WHERE m.held = 'held'""",
    ),
    SqlView(
        "offices_by_day",
        "Offices with a first day, with names. On a day: `WHERE '2017-09-20' BETWEEN first_day AND until`.",
        """
SELECT o.person, p.name AS person_name, o.office, o.state, s.name AS state_name, o.body, b.name AS body_name,
  o.first_day, COALESCE(o.last_day, '9999-12-31') AS until
FROM offices o JOIN people p ON p.id = o.person LEFT JOIN states s ON s.id = o.state LEFT JOIN bodies b ON b.id = o.body
WHERE o.first_day IS NOT NULL""",
    ),
    SqlView(
        "statuses_by_day",
        "What states were to the SCO. On a day: `WHERE first_day <= '2017-09-20' AND '2017-09-20' < until`.",
        """
SELECT t.state, s.name AS state_name, t.status, t.first_day, COALESCE(t.until, '9999-12-31') AS until
FROM statuses t JOIN states s ON s.id = t.state""",
    ),
    SqlView(
        "instrument_uses",
        "What meetings did with instruments, and the outcomes that cite them.",
        """
SELECT a.instrument, i.short AS instrument_name, a.meeting, m.first_day, a.action, NULL AS resolution, NULL AS summary
FROM actions a JOIN instruments i ON i.id = a.instrument JOIN meetings m ON m.id = a.meeting
UNION ALL
SELECT l.instrument, i.short, l.meeting, m.first_day, 'cited', l.resolution, r.summary
FROM resolution_instruments l JOIN instruments i ON i.id = l.instrument JOIN meetings m ON m.id = l.meeting
  JOIN resolutions r ON r.meeting = l.meeting AND r.id = l.resolution""",
    ),
    SqlView(
        "dissent",
        "Outcomes that not all members joined, with the states that did not.",
        """
SELECT s.meeting, s.resolution, s.first_day, s.verb, s.summary, p.state, t.name AS state_name
FROM positions p JOIN statements s ON s.meeting = p.meeting AND s.resolution = p.resolution
  JOIN states t ON t.id = p.state
WHERE p.position = 'left_out'""",
    ),
    SqlView(
        "chains",
        "Outcomes that reaffirm, carry out, amend or end an earlier one, with both in words.",
        """
SELECT f.how, n.first_day, n.meeting, n.resolution, n.verb, n.summary, e.first_day AS earlier_day,
  e.meeting AS earlier_meeting, e.resolution AS earlier_resolution, e.verb AS earlier_verb, e.summary AS earlier_summary
FROM follows f JOIN statements n ON n.meeting = f.meeting AND n.resolution = f.resolution
  JOIN statements e ON e.meeting = f.to_meeting AND e.resolution = f.to_resolution""",
    ),
)
