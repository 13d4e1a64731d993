"""The rules for what titles and venues name, which must be what the record is about.

The docstring of a rule is its text.
"""

import re
from collections.abc import Iterator

from communique.checks.naming import find_description
from communique.checks.rules import EntryFindings, entry_rule, register_rule
from communique.model.entries import Instrument, list_names
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.model.vocabulary import Form
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.words import quote_value

_NO_CITY = re.compile(
    r"(?i:\bShanghai (?:Cooperation|Five|Spirit|Convention|Process)\b)"
    r"|\b[Tt]he (?:[A-Z][\w’-]+ ){1,2}(?:Convention|Declaration|Forum|Initiative|Process|Statement)\b"
)
"""What the name of a city is only a part of: of the organisation, or of another text."""
_HOTEL = re.compile(r"\bhotel\b", re.IGNORECASE)
_EXTRAORDINARY = re.compile(r"\bextraordinary (?:meeting|session|sitting|summit)\b", re.IGNORECASE)
_OTHER_LETTERS = re.compile("[\u0400-\u052f\u0600-\u06ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of Cyrillic, Arabic, Chinese and Korean."""
_WHOLE = "^{}(?: of the (?:SCO|member states|SCO member states))?$"
"""The description of a body alone, with or without the organisation."""
_CREDIT = re.compile(r"\W(?:photo|image|picture|credit)s?(?: by|:| ©)", re.IGNORECASE)


@entry_rule(Meeting, "venue")
def title_names_its_place(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The title names no other city than the venue, and the site is not named after another, unless it is a hotel."""
    venue = meeting.venue
    place = register.places.get(venue.place or "") if venue else None
    if not (place and venue):
        return
    title = _NO_CITY.sub("", meeting.title or "")
    site = "" if _HOTEL.search(venue.site or "") else venue.site or ""
    for loc, text, where in ((("title",), meeting.title, title), (("venue", "site"), venue.site, site)):
        named = [one for one in register.places.values() if one.name in where and _has_word(where, one.name)]
        if named and place not in named:
            cause = f"{quote_value(text)} names {named[0].name}, but the place is '{place.id}'"
            yield Finding(loc, cause, "correct one of the two")


def _has_word(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


@entry_rule(Meeting)
def title_names_its_form(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A meeting that the title calls extraordinary is not recorded as a regular one. The title ends with the words of
    the release, not with the credit of a picture or the name of a site.
    """
    title = meeting.title or ""
    if meeting.form is Form.REGULAR and _EXTRAORDINARY.search(title):
        cause = f"the title says “extraordinary”, but the form is {quote_value(meeting.form.value)}"
        yield Finding(("form",), cause, f"write `form: {Form.EXTRAORDINARY}`, or correct the title")
    credit, has_site = _CREDIT.search(title), title.count(" | ") == 1 and not title.startswith("| ")
    if credit or has_site:
        at = credit.start() if credit else title.index(" | ")
        cause = f"{quote_value(title[at:].strip())} is not part of the title"
        yield Finding(("title",), cause, "give the title of the release alone")


@entry_rule(Meeting)
def title_is_of_its_body(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """The title names no series of the body, such as that of one kind of ministers, and no other body of the same
    parent alone.
    """
    own, title = register.bodies.get(meeting.body), meeting.title or ""
    is_of_another = own is not None and bool(own.described_as) and not find_description(own, title)
    for body in register.bodies.values() if own and title else ():
        if not own or own is body or not body.meets:
            continue
        if body.parent == own.id and find_description(body, title):
            facts = (Fact(key_of(body), ("parent",)), Fact(key_of(body), ("described_as",)))
            cause = f"the title is that of the series '{body.id}'"
            yield Finding(("body",), cause, "write its id", relies_on=facts, contradicts=facts[0])
        elif is_of_another and body.parent == own.parent and find_description(body, title):
            cause = f"the title speaks of another body, '{body.id}' ({body.name})"
            yield Finding(("title",), cause, "correct the title or `body:`")
            return


@register_rule
def instrument_was_signed_there(register: Register) -> EntryFindings:
    """An instrument of the day of the meeting that signed, adopted or approved it is of the place of the meeting."""
    for meeting in register.meetings.values():
        place = meeting.venue.place if meeting.venue else None
        for action in meeting.instruments if place in register.places else ():
            instrument = register.instruments.get(action.instrument)
            is_of_the_day = instrument is not None and instrument.date.text == meeting.date.end
            if instrument and is_of_the_day and instrument.place in {*register.places} - {place}:
                cause = f"{meeting.id}, which {action.action} it on that day, was in '{place}'"
                cause += f", not in '{instrument.place}'"
                fix = "correct one of the two"
                venue, place_there = (Fact(key_of(meeting), loc) for loc in (("venue",), ("venue", "place")))
                yield instrument, Finding(("place",), cause, fix, relies_on=(venue,), contradicts=place_there)


@register_rule
def instrument_is_by_the_body_that_met(register: Register) -> EntryFindings:
    """A body that an instrument names or describes under `by:`, as “Heads of state of the SCO”, is that of a meeting
    which signed, adopted or approved it, if the register has such meetings. A `note:` that names the body explains an
    exception, and so does a title that names the body which met.
    """
    bodies = {name: body.id for body in register.bodies.values() for name in list_names(body)}
    for instrument in register.instruments.values():
        name = (instrument.by or "").partition(",")[0]
        author = bodies.get(name) or _find_described(register, name)
        if not author or name in (instrument.note or ""):
            continue
        uses = [use for use in register.instrument_uses.get(instrument.id, ()) if use.resolution is None]
        met = [body for use in uses if (body := register.bodies.get(use.meeting.body))]
        if uses and not any(body.id == author or find_description(body, instrument.title) for body in met):
            use = uses[0]
            cause = f"{use.meeting.id}, which {use.action} it, is no meeting of the {register.bodies[author].name}"
            cause += f", but of the {met[0].name}" if met else ""
            fix = "correct `by:`, or explain in `note:` what the body has to do with it"
            yield instrument, Finding(("by",), cause, fix)


def _find_described(register: Register, name: str) -> str | None:
    """Return the body of which a text is a description as a whole, or None."""
    return next((body.id for body in register.bodies.values() if find_description(body, name, _WHOLE)), None)


@register_rule
def paper_is_another_text(register: Register) -> EntryFindings:
    """The papers of a meeting are those that it put out besides the text whose title the record has, each once, and
    besides the instruments of the register, which are under `instruments:`.
    """
    titles = {name.casefold(): one.id for one in register.instruments.values() for name in list_names(one)}
    for meeting in register.meetings.values():
        seen = {(meeting.title or "").casefold()}
        for index, paper in enumerate(meeting.papers):
            loc, title = ("papers", index, "title"), paper.title.casefold()
            if title in seen:
                yield meeting, Finding(loc, "the record has this title already", "remove it here")
            elif found := titles.get(title):
                fix = f"write {{instrument: {found}, action: …}} under `instruments:` instead"
                yield meeting, Finding(loc, f"this is the instrument '{found}'", fix)
            seen.add(title)


@entry_rule(Instrument)
def title_of_an_instrument_is_in_english(register: Register, instrument: Instrument) -> Iterator[Finding]:
    """The title and the short name of an instrument are in English; titles in other languages are other names."""
    for field in ("title", "short"):
        name = getattr(instrument, field)
        if _OTHER_LETTERS.search(name) and not re.search("[A-Za-z]", name):
            fix = "give the English title, and this one under `other_names:`"
            yield Finding((field,), f"{quote_value(name)} is not in English", fix)
