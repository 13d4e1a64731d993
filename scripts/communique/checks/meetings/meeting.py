"""The rules for what a record of a meeting has and states. The docstring of a rule is its text."""

from collections.abc import Iterator

from communique.checks.entries.entry import trace_status
from communique.checks.rules import entry_rule
from communique.model.meeting import Meeting
from communique.model.parts import EntryKey
from communique.model.vocabulary import Outcomes, Status
from communique.problems import Fact, Finding, Loc
from communique.register.register import Register
from communique.text.suggestions import suggest
from communique.text.words import quote_value

MAX_SUMMARY = 60
"""The most words in a summary, because it is read in a list and does not replace the release."""


@entry_rule(Meeting)
def outcomes_are_stated(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A record with resolutions states how much of what the meeting said is recorded."""
    if meeting.resolutions and meeting.outcomes is None:
        cause = "the record has resolutions but no `outcomes:`"
        yield Finding(("resolutions",), cause, f"write one of {', '.join(Outcomes)}", at_key=True)


@entry_rule(Meeting, "date")
def position_is_of_a_member(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """States that joined a resolution, were left out or were absent were members on that day: others need not come. No
    state is listed as both, and none joins the words of one participant (`by`).
    """
    named: list[tuple[Loc, str]] = [(("absences", at, "state"), one.state) for at, one in enumerate(meeting.absences)]
    for index, resolution in enumerate(meeting.resolutions):
        for name in ("joined", "left_out"):
            states = enumerate(getattr(resolution, name))
            named += [(("resolutions", index, name, at), state) for at, state in states]
    members = _list_members(register, meeting) if named else set()
    for loc, state in named:
        if state in register.states.keys() - members:
            status, contradicted = (
                Fact(EntryKey("state", state), ("status",)),
                trace_status(register, state, meeting.date),
            )
            cause = f"'{state}' was not a member on {meeting.date}"
            yield Finding(loc, cause, "remove it", relies_on=(status,), contradicts=contradicted)
    for index, resolution in enumerate(meeting.resolutions):
        for state in set(resolution.joined) & set(resolution.left_out):
            cause = f"'{state}' is also listed under `joined`"
            yield Finding(("resolutions", index, "left_out"), cause, "remove it from one of the two")
        if resolution.by and (resolution.joined or resolution.left_out):
            cause = "the words of one participant are joined by nobody"
            fix = "leave out `by:`, or `joined:` and `left_out:`"
            yield Finding(("resolutions", index, "by"), cause, fix, at_key=True)
        if len(resolution.joined) > 1 and members <= {*resolution.joined}:
            cause = "all members are listed"
            fix = "leave `joined:` out, which is for statements that not all joined"
            yield Finding(("resolutions", index, "joined"), cause, fix, at_key=True)


def _list_members(register: Register, meeting: Meeting) -> set[str]:
    """Return the codes of the member states on the days of a meeting."""
    standings = ((code, standing) for code in register.states for standing in register.standings(code, meeting.date))
    return {code for code, standing in standings if standing.status is Status.MEMBER}


@entry_rule(Meeting)
def record_has_sources(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A record names its sources. A text names its source and the right to quote it."""
    addresses = [source.url for source in meeting.sources]
    if not addresses:
        yield Finding((), "the record has no source", "write `sources:`, with a page that reports the meeting")
    if meeting.text and not meeting.text_source:
        yield Finding(("text",), "the source of the text is missing", "write `text_source:`", at_key=True)
    if meeting.text and not meeting.text_right:
        fix = "write `text_right:`, or remove the text with `communique finish --without-text`"
        yield Finding(("text",), "the right to quote the text is missing", fix, at_key=True)
    if meeting.text_source and meeting.text_source not in addresses:
        cause, fix = f"{quote_value(meeting.text_source)} is not among the sources", "add it there, or correct it"
        yield Finding(("text_source",), cause, fix, suggest(meeting.text_source, addresses))


@entry_rule(Meeting, "date")
def published_after_meeting(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A release is not published before its meeting begins."""
    if meeting.published and meeting.published < meeting.date.start:
        cause = f"{meeting.published} is before the meeting of {meeting.date}"
        yield Finding(("published",), cause, "correct one of the two")


@entry_rule(Meeting)
def resolution_has_topics(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """Every resolution has at least one topic, so that pages of topics are complete."""
    for index, resolution in enumerate(meeting.resolutions):
        if not resolution.topics:
            cause = f"the resolution '{resolution.id}' has no topic"
            yield Finding(("resolutions", index), cause, "write `topics:`, with ids from topics.yml")


@entry_rule(Meeting)
def summary_is_short(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A summary has at most 60 words."""
    for index, resolution in enumerate(meeting.resolutions):
        length = len(resolution.summary.split())
        if length > MAX_SUMMARY:
            cause = f"the summary has {length} words; at most {MAX_SUMMARY} are allowed"
            fix = "shorten it, or make two statements of it"
            yield Finding(("resolutions", index, "summary"), cause, fix)
