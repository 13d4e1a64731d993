"""From a release to a drafted record: every value with the words it comes from, every doubt said."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from communique.drafting.meeting.day import find_year
from communique.drafting.meeting.heading import Heading, read_heading
from communique.drafting.meeting.lead import Lead, read_lead
from communique.drafting.people.capacity import MeetingSetting
from communique.drafting.people.participants import Participants, list_participants
from communique.drafting.statements.statements import FoundStatement, build_selector, find_statements
from communique.drafting.statements.topics import TopicFinder, TopicProposal
from communique.drafting.text.english import INSTRUMENT, MEETING
from communique.drafting.text.names import NameMatcher, normalise
from communique.drafting.text.sentences import FoundValue, find_unread_paragraphs
from communique.drafting.text.source import SourcePage
from communique.model import edtf
from communique.model.edtf import Edtf
from communique.model.meeting import Source
from communique.model.vocabulary import Act, InstrumentAction, Mode, Scope
from communique.problems import RequestError
from communique.register.mentions import NameIndex
from communique.register.register import Register
from communique.text import Span, quote_value, suggest

_DONE = {
    Act.SIGNED: InstrumentAction.SIGNED,
    Act.ADOPTED: InstrumentAction.ADOPTED,
    Act.APPROVED: InstrumentAction.APPROVED,
}
_OURS = re.compile(r"\bsco\b|\bshanghai (?:co-?operation|five)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Overrides:
    """What the contributor says because the release does not."""

    date: str | None = None
    body: str | None = None
    place: str | None = None
    url: str | None = None
    partial: bool = False
    """A draft without body or day will do, and one of a meeting of another organisation: it is for the eyes."""


@dataclass(frozen=True)
class DraftResolution:
    """One statement as a resolution: what it cites, and how its words are found in the paragraph."""

    id: str
    statement: FoundStatement
    quote: str
    suffix: str | None
    proposal: TopicProposal
    states: list[str]
    instruments: list[str]
    unlisted: list[str]
    """Names, as printed, of what was signed, adopted or approved that look like instruments the register has not."""


@dataclass
class Draft:
    """A record in the making. What was not found is in `missing`, what is unsure in `doubts`, a sentence each."""

    date: FoundValue[str] | None
    body: FoundValue[str] | None
    place: FoundValue[str] | None
    when: Edtf
    """The days of the meeting; where no date was found, the days whose offices and statuses were taken."""
    heading: Heading
    lead: Lead
    people: Participants
    resolutions: list[DraftResolution]
    actions: list[tuple[str, InstrumentAction, DraftResolution]]
    mentions: list[str]
    url: str | None
    publisher: str | None
    source: Source | None
    """The page as a source, where the register knows its host."""
    missing: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id, as `communique new` makes it; without a place it says how they met, or ends with the body."""
        mode = self.lead.mode.value if self.lead.mode else ""
        end = self.place.value if self.place else "video" if mode == "video" else ""
        body = self.body.value if self.body else ""
        return "-".join(filter(None, (self.when.start, body, end)))


def build_draft(
    register: Register, page: SourcePage, overrides: Overrides, excluded_meeting: str | None = None
) -> Draft:
    """Read a release. RequestError, with what was found and what was not, where body or day are missing.

    `without` is a meeting of the register that is no evidence: the one that the release tells of.
    """
    heading, is_sco = read_heading(page), _is_ours(page)
    found = read_lead(NameMatcher(register, Scope.SCO if is_sco else Scope.EXTERNAL), heading)
    body = _chosen(overrides.body, found.body, "body", register.bodies)
    place = _chosen(overrides.place, found.place, "place", register.places)
    date = _against(_day(overrides.date, found.date), found.date)
    if not (body and date and is_sco) and not (overrides.partial and _tells_something(heading, found)):
        raise RequestError(_turned_down(page, heading, found, body, date))
    when = edtf.parse(date.value) if date else _about(register, heading)
    held_in = place.value if place else found.sent_from if overrides.place is None else None
    host = register.places[held_in].country if held_in else None
    people = list_participants(register, heading.paragraphs, MeetingSetting(when, host, excluded_meeting, is_sco))
    resolved = _resolved(register, heading, people, when, excluded_meeting)
    draft = Draft(
        date, body, place, when, heading, found, people, resolved,
        list(_actions(register, resolved, when)), _mentions(register, heading),
        overrides.url or page.url, page.publisher, _source(register, overrides.url or page.url),
    )  # fmt: skip
    if not is_sco:
        draft.doubts.append(_NOT_OURS)
    _tell(draft)
    return draft


_NOT_OURS = "the text names neither the SCO nor the Shanghai Five: it seems to tell of a meeting of others"


def _tells_something(heading: Heading, found: Lead) -> bool:
    """Whether there is anything of a meeting in a text: a body, or a day with a place, or who met."""
    return bool(
        found.body or (found.date and found.place) or any(MEETING.search(p.text) for p in heading.paragraphs[:8])
    )


def _about(register: Register, heading: Heading) -> Edtf:
    """The year that a release without a day speaks of; where it names none, the days of the newest meeting."""
    if year := find_year(heading):
        return edtf.parse(str(year))
    days = [meeting.date for meeting in register.meetings.values()]
    return max(days, key=lambda date: date.first, default=edtf.parse("2001"))  # the year in which the SCO was founded


def _chosen(
    given: str | None, found: FoundValue[str] | None, kind: str, known: Iterable[str]
) -> FoundValue[str] | None:
    if given is None:
        return found
    if given not in known:
        raise RequestError(f"unknown {kind} {quote_value(given)}{suggest(given, list(known))}")
    return _against(FoundValue(given, "", "given"), found)


def _against(given: FoundValue[str] | None, found: FoundValue[str] | None) -> FoundValue[str] | None:
    """What was given with the command, with a doubt where the release seems to say something else."""
    if given and found and given.where == "given" and given.value != found.value:
        return replace(given, doubt=f"given, but the release seems to say {found.value} (“{found.words}”)")
    return given


def _day(given: str | None, found: FoundValue[str] | None) -> FoundValue[str] | None:
    if given is None:
        return found
    try:
        edtf.parse(given)
    except ValueError as error:
        raise RequestError(f"{quote_value(given)}: {error}") from error
    return FoundValue(given, "", "given")


def _is_ours(page: SourcePage) -> bool:
    return any(_OURS.search(normalise(paragraph)) for paragraph in page.paragraphs)


def _turned_down(
    page: SourcePage, heading: Heading, found: Lead, body: FoundValue[str] | None, date: FoundValue[str] | None
) -> str:
    """What was found and what was not, in a few sentences."""
    parts = {"the title": heading.title, "the body": body, "the day": date, "the place": found.place}
    there = [f"{name} ({quote_value(value.value)})" for name, value in parts.items() if value]
    gone = [name for name, value in parts.items() if not value]
    if not _is_ours(page):
        return (
            "the text names neither the SCO nor the Shanghai Five: it is no release about a meeting of theirs; "
            "--output FILE drafts what such a text says of a meeting"
        )
    hints = [f"--{name}" for name, value in (("body", body), ("date", date)) if not value]
    dated = f"; the page is dated {heading.dated.edtf}" if heading.dated and not date else ""
    return (
        f"found {', '.join(there) or 'nothing'}; not found: {', '.join(gone)}{dated}. "
        f"Say it with {' and '.join(hints)}, or look at what there is with --output"
    )


def _resolved(
    register: Register, heading: Heading, people: Participants, when: Edtf, excluded_meeting: str | None
) -> list[DraftResolution]:
    matcher, subjects, names = NameMatcher(register), TopicFinder(register, excluded_meeting), NameIndex.of(register)
    found = []
    for number, statement in enumerate(find_statements(heading.paragraphs, people.sentence_starts, when), 1):
        text = statement.words
        quote, suffix = build_selector(statement)
        states = dict.fromkeys(mention.id for mention in matcher.find_states(normalise(text)))
        named = [(span, target.id) for span, target in names.mentions(text, ()) if target.kind == "instrument"]
        cited = [one for _, one in named if register.instruments[one].date.first <= when.last]
        unlisted = _unlisted(statement, [span for span, _ in named])
        found.append(
            DraftResolution(
                f"r{number}", statement, quote, suffix, subjects.propose(text), list(states), cited, unlisted
            )
        )
    return found


def _unlisted(statement: FoundStatement, listed: list[Span]) -> list[str]:
    if statement.act not in _DONE:
        return []
    found = INSTRUMENT.finditer(normalise(statement.words))
    spans = [span for span in (Span(*one.span("name")) for one in found) if not any(map(span.overlaps, listed))]
    names = [statement.words[span.start : span.end] for span in spans]
    return [name for name in names if " " in name]  # “the Plan” is named by what came before


def _actions(
    register: Register, resolved: list[DraftResolution], when: Edtf
) -> Iterable[tuple[str, InstrumentAction, DraftResolution]]:
    """What the meeting signed, adopted or approved: only instruments of these days."""
    for one in resolved:
        for instrument in one.instruments:
            day = register.instruments[instrument].date
            if one.statement.act in _DONE and when.first <= day.last and day.first <= when.last:
                yield instrument, _DONE[one.statement.act], one


def _source(register: Register, url: str | None) -> Source | None:
    """The page as a source: publisher and grade are those that the register has most for this host."""
    host = urlsplit(url).hostname if url else None
    known = Counter(
        (source.publisher, source.grade)
        for meeting in register.meetings.values()
        for source in meeting.sources
        if host and urlsplit(source.url).hostname == host
    )
    if not url or not known:
        return None
    publisher, grade = known.most_common(1)[0][0]
    return Source(url=url, publisher=publisher, grade=grade, used_for="the meeting as the release tells it")


def _mentions(register: Register, heading: Heading) -> list[str]:
    """The entries that the text names, and that its page will link by itself."""
    names = NameIndex.of(register)
    seen = {f"{target.kind} {target.id}": None for p in heading.paragraphs for _, target in names.mentions(p.text, ())}
    return list(seen)


def _tell(draft: Draft) -> None:
    """Put what is missing and what is unsure into sentences."""
    found, people = draft.lead, draft.people
    video = found.mode is not None and found.mode.value is Mode.VIDEO
    there = {
        "body": draft.body, "day": draft.date, "title": draft.heading.title,
        "kind of release": draft.heading.kind, "time of publication": draft.heading.published,
        "place": draft.place or video, "how they met": found.mode, "attendees": people.listed,
        "chair": people.chair or people.chair_state, "operative statements": draft.resolutions,
        "address of the source (--url)": draft.url,
    }  # fmt: skip
    draft.missing += [name for name, value in there.items() if not value]
    if not draft.date:
        draft.doubts.append(f"offices and capacities are those of {draft.when.printed}: the release says no day")
    if found.unknown_place and not draft.place:
        draft.doubts.append(f"the place may be “{found.unknown_place.value}”, which places.yml does not have")
    draft.doubts += [f"above the text, taken for no part of it: “{line}”" for line in draft.heading.dropped]
    unsure = {
        "title": draft.heading.title, "body": draft.body, "date": draft.date, "place": draft.place,
        "mode": found.mode, "held": found.held, "published": draft.heading.published,
    }  # fmt: skip
    draft.doubts += [f"{name} {value.value}: {value.doubt}" for name, value in unsure.items() if value and value.doubt]
    draft.doubts += [f"{one.seat.name or one.seat.office}: {doubt}" for one in people.listed for doubt in one.doubts]
    draft.doubts += people.doubts
    draft.doubts += [
        f"{paragraph} holds a sentence too long to be read"
        for paragraph in find_unread_paragraphs(draft.heading.paragraphs)
    ]
    draft.doubts += [f"{one.id}: {one.statement.doubt}" for one in draft.resolutions if one.statement.doubt]
    if weak := [one.id for one in draft.resolutions if one.proposal.weak]:
        draft.doubts.append(f"topics of {', '.join(weak)}: few words speak for them")
