"""Builds the draft of a record from a release: each value with the words it comes from, and every doubt."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from communique.drafting.leftovers import Leftover, Taken, find_leftovers
from communique.drafting.meeting.estimate import estimate_days
from communique.drafting.meeting.heading import Heading, read_heading
from communique.drafting.meeting.lead import Lead, read_lead
from communique.drafting.people.capacity import MeetingSetting
from communique.drafting.people.participant import Participants
from communique.drafting.people.participants import build_seat_parser, list_participants
from communique.drafting.resolutions import DraftResolution, list_actions, list_resolutions
from communique.drafting.text.english import MEETING
from communique.drafting.text.names import NameMatcher, normalise
from communique.drafting.text.sentences import FoundValue
from communique.drafting.text.source import SourcePage
from communique.model import edtf
from communique.model.edtf import Edtf
from communique.model.meeting import Source
from communique.model.vocabulary import InstrumentAction, Mode, Scope
from communique.problems import RequestError
from communique.progress import Step, report, track_all
from communique.register.names.lookup import Lookup
from communique.register.register import Register
from communique.text.explanation import Explanation, InvalidValueError
from communique.text.words import quote_value

_SCO_NAMES = re.compile(r"\bsco\b|\bshanghai (?:co-?operation|five)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Overrides:
    """What the contributor gives with the command because the release does not say it."""

    date: str | None = None
    body: str | None = None
    place: str | None = None
    url: str | None = None
    partial: bool = False
    """Whether a draft may lack the body or the day, or be about a meeting of another organisation.

    Such a draft is only for reading.
    """


@dataclass
class Draft:
    """A drafted record. `drafting.doubts` says what it lacks, and what is doubtful about it."""

    date: FoundValue[str] | None
    body: FoundValue[str] | None
    place: FoundValue[str] | None
    when: Edtf
    """The days of the meeting. If no date was found, the days for which offices and statuses were looked up."""
    heading: Heading
    lead: Lead
    people: Participants
    resolutions: list[DraftResolution]
    actions: list[tuple[str, InstrumentAction, DraftResolution]]
    mentions: list[str]
    url: str | None
    publisher: str | None
    source: Source | None
    """The page as a source, if the register knows its host."""
    is_sco: bool
    """Whether the text names the SCO or the Shanghai Five."""
    leftovers: list[Leftover] = field(default_factory=list)
    """Sentences with people or verbs from which nothing was taken."""

    @property
    def id(self) -> str:
        """The id, as `communique new` makes it: last day, body, and the place or `video` if one of them is known."""
        mode = self.lead.mode.value if self.lead.mode else ""
        end = self.place.value if self.place else mode if mode == Mode.VIDEO else ""
        body = self.body.value if self.body else ""
        return "-".join(filter(None, (self.when.end, body, end)))


def build_draft(
    register: Register, page: SourcePage, overrides: Overrides, excluded_meeting: str | None = None
) -> Draft:
    """Build the draft of a release.

    `excluded_meeting` is the id of a record that does not count as evidence, because it is of this meeting. Raises
    RequestError, with what was found and what was not, if the body or the day is missing, or if the release is not
    about the SCO.
    """
    heading, is_sco = read_heading(page), _is_about_sco(page)
    lead = read_lead(NameMatcher(register, Scope.SCO if is_sco else Scope.EXTERNAL), heading)
    body = _choose(overrides.body, lead.body, "body", register)
    place = _choose(overrides.place, lead.place, "place", register)
    date = _add_conflict(_choose_day(overrides.date, lead.date), lead.date)
    if not (body and date and is_sco) and not (overrides.partial and _is_about_meeting(heading, lead)):
        raise RequestError(_explain_refusal(page, heading, lead, body, date))
    when = edtf.parse(date.value) if date else estimate_days(register, heading, lead, excluded_meeting)
    held_in = place.value if place else lead.sent_from if overrides.place is None else None
    host = register.places[held_in].country if held_in else None
    home = register.places[lead.sent_from].country if lead.sent_from else None
    home = None if place and home == host else home  # a report from where they met may be about anybody's minister
    setting = MeetingSetting(when, host, home, excluded_meeting, is_sco, body.value if body else None)
    parser = build_seat_parser(register, heading.paragraphs)
    report(Step.PEOPLE, 0, 1)
    headline = heading.title.value if heading.title else None
    people = Participants() if lead.held else list_participants(parser, heading.paragraphs, setting, headline)
    resolutions = [] if lead.held else list_resolutions(parser.matcher, heading, people, setting)
    draft = Draft(
        date, body, place, when, heading, lead, people, resolutions,
        list(list_actions(register, resolutions, when)), _list_mentions(parser.matcher, heading),
        overrides.url or page.url, page.publisher, _build_source(register, overrides.url or page.url), is_sco,
    )  # fmt: skip
    draft.leftovers += find_leftovers(parser, track_all(Step.LEFTOVERS, heading.paragraphs), _list_taken(draft))
    return draft


def _list_taken(draft: Draft) -> Taken:
    lead, heading = draft.lead, draft.heading
    facts: list[FoundValue[Any] | None] = [
        draft.date, draft.body, draft.place, lead.unknown_place, lead.mode, lead.session, lead.form, lead.occasion,
        heading.kind,
    ]  # fmt: skip
    statements = [resolution.statement.sentence for resolution in draft.resolutions]
    return Taken(draft.people, statements, [fact for fact in facts if fact])


def _is_about_meeting(heading: Heading, lead: Lead) -> bool:
    """Whether a text is about a meeting: it has a body, or a day and a place, or a word for a meeting."""
    return bool(lead.body or (lead.date and lead.place) or any(MEETING.search(p.text) for p in heading.paragraphs[:8]))


def _choose(given: str | None, found: FoundValue[str] | None, kind: str, register: Register) -> FoundValue[str] | None:
    if given is None:
        return found
    if given not in register.entries[kind]:
        hint = Lookup(register).suggest(kind, given)
        raise RequestError(str(Explanation(f"unknown {kind} {quote_value(given)}", hint=hint)))
    return _add_conflict(FoundValue(given, "", "given"), found)


def _add_conflict(given: FoundValue[str] | None, found: FoundValue[str] | None) -> FoundValue[str] | None:
    """Return a value given with the command, with a doubt if the release seems to say something else."""
    if given and found and given.where == "given" and given.value != found.value:
        return replace(
            given, doubt=f"given with the command, but the release seems to say {found.value} (“{found.words}”)"
        )
    return given


def _choose_day(given: str | None, found: FoundValue[str] | None) -> FoundValue[str] | None:
    if given is None:
        return found
    try:
        edtf.parse(given)
    except InvalidValueError as error:
        raise RequestError(str(error.explain(given))) from error
    return FoundValue(given, "", "given")


def _is_about_sco(page: SourcePage) -> bool:
    return any(_SCO_NAMES.search(normalise(paragraph)) for paragraph in page.paragraphs)


def _explain_refusal(
    page: SourcePage, heading: Heading, lead: Lead, body: FoundValue[str] | None, date: FoundValue[str] | None
) -> str:
    """Return in a few sentences what was found and what was not."""
    parts = {"the title": heading.title, "the body": body, "the day": date, "the place": lead.place}
    found_parts = [f"{name} ({quote_value(value.value)})" for name, value in parts.items() if value]
    missing = [name for name, value in parts.items() if not value]
    if not _is_about_sco(page):
        return (
            "the text names neither the SCO nor the Shanghai Five, so it is not a release about one of their meetings; "
            "to draft it anyway, use --output FILE"
        )
    hints = [f"--{name}" for name, value in (("body", body), ("date", date)) if not value]
    dated = f"; the page is dated {heading.dated.edtf}" if heading.dated and not date else ""
    return (
        f"found {', '.join(found_parts) or 'nothing'}; not found: {', '.join(missing)}{dated}. "
        f"Add {' and '.join(hints)}, or use --output FILE to see what was found"
    )


def _build_source(register: Register, url: str | None) -> Source | None:
    """Return the page as a source, with the publisher and grade that the register has most often for its host.

    None if the register does not know the host.
    """
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
    return Source(url=url, publisher=publisher, grade=grade, used_for="what the release says about the meeting")


def _list_mentions(matcher: NameMatcher, heading: Heading) -> list[str]:
    """Return the entries that the text names, and that its page will link automatically."""
    named = (target for p in heading.paragraphs for _, target in matcher.index.mentions(p.text, ()))
    return list(dict.fromkeys(f"{target.kind} {target.id}" for target in named))
