"""The rules for the numbers of sessions of a body. The docstring of a rule is its text."""

from itertools import groupby, islice, pairwise

from communique.checks.comparisons.references import find_own_number
from communique.checks.meetings.agreement import read_session
from communique.checks.meetings.ids import list_name_facts
from communique.checks.rules import EntryFindings, register_rule
from communique.model.entries import Body
from communique.model.meeting import Meeting
from communique.model.registries import key_of
from communique.model.vocabulary import Form
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.explanation import Hint

MAX_SHOWN = 120
"""The most characters of a list of missing sessions that a message writes out."""


@register_rule
def sessions_in_order(register: Register) -> EntryFindings:
    """The numbers of the regular sessions of a body increase with time, and none is repeated. Numbers that are missing
    before the last one are declared in `missing_sessions` of the body. Bodies with `one_series: false` are exempt.
    """
    for body in register.bodies.values():
        if not body.one_series:
            continue
        numbered = [m for m in register.meetings_by.get(("body", body.id), []) if m.session and m.form is Form.REGULAR]
        if any(read_session(meeting.title) not in (None, meeting.session) for meeting in numbered):
            continue  # reported by another rule, and then one number is wrong
        if disorder := list(_find_misnumbered(numbered)):
            yield from disorder
            continue
        if disorder := list(_find_disorder(numbered)):
            # Where two records are of one meeting, only that is reported.
            facts = list_name_facts(*numbered)
            yield from ((entry, finding._replace(relies_on=facts)) for entry, finding in disorder)
            continue  # a number that is wrong leaves a gap elsewhere
        # A record that cannot be read may have a missing number.
        if not any(kind == "meeting" and f"-{body.id}-" in f"{entry_id}-" for kind, entry_id in register.unreadable):
            gaps = [*_find_gaps(body, numbered), *_find_false_gaps(body, numbered)]
            facts = _list_facts(register, body) if gaps else ()
            yield from ((entry, finding._replace(relies_on=facts)) for entry, finding in gaps)


def _list_facts(register: Register, body: Body) -> tuple[Fact, ...]:
    """Return the facts that make a record one of the numbered sessions of a body, as the names of files have it."""
    keys = [key_of(meeting) for meeting in register.meetings.values() if f"-{body.id}-" in f"{meeting.id}-"]
    facts = [Fact(key, (name,)) for key in keys for name in ("body", "form")]
    extraordinary = [
        key_of(one) for one in register.meetings_by.get(("body", body.id), ()) if one.form is not Form.REGULAR
    ]
    return (*facts, *(Fact(key, ("session",)) for key in extraordinary))


def _find_misnumbered(numbered: list[Meeting]) -> EntryFindings:
    """Yield each number out of order that would be in order as a source of the record has it: “fourteenth meeting”."""
    numbers = [meeting.session or 0 for meeting in numbered]
    for at, meeting in enumerate(numbered):
        before, after = numbers[at - 1] if at else 0, numbers[at + 1] if at + 1 < len(numbers) else None
        fits = [number for number in (meeting.session or 0, *_read_numbers(meeting)) if before < number]
        fits = [number for number in fits if after is None or number < after]
        if fits and fits[0] != meeting.session:
            cause = f"session {meeting.session} is out of order, and a source of this record is for meeting {fits[0]}"
            yield meeting, Finding(("session",), cause, hint=Hint(str(fits[0])))


def _read_numbers(meeting: Meeting) -> list[int]:
    """Return the numbers of a meeting that its sources have, by what they were used for."""
    found = (find_own_number(source.used_for) for source in meeting.sources)
    return [number for number in found if number]


def _find_disorder(numbered: list[Meeting]) -> EntryFindings:
    """Yield each number that is not higher than the one before; or that one, if it alone is out of order."""
    fix = "correct the number or the date, or write `session: null` if no source gives it"
    for at, (before, meeting) in enumerate(pairwise(numbered)):
        number, last = meeting.session or 0, before.session or 0
        if number > last:
            continue
        others = (one.id for one in numbered if one.session == meeting.session and one not in (meeting, before))
        taken = "".join(f"; {other} has this number already" for other in islice(others, 1))
        fits = not at or (numbered[at - 1].session or 0) < number
        if fits and not taken and at + 2 < len(numbered) and (numbered[at + 2].session or 0) <= last:
            cause = f"session {last} comes before session {number} of {meeting.id}"
            yield before, Finding(("session",), cause, fix)
        else:
            cause = f"session {number} does not follow session {last} of {before.id}{taken}"
            yield meeting, Finding(("session",), cause, fix)


def _find_gaps(body: Body, numbered: list[Meeting]) -> EntryFindings:
    """Yield each gap at the record after it, because its number may be wrong."""
    before = 0
    taken = {meeting.session for meeting in numbered} & {*body.missing_sessions}
    for meeting in sorted(numbered, key=lambda one: one.session or 0):
        number = meeting.session or 0
        missing = sorted({*range(before + 1, number)} - {*body.missing_sessions})
        if missing and not {*range(before - 1, number + 1)} & taken:  # that is reported at the number
            which = f"session{'s' * (len(missing) > 1)} {_list(missing)}"
            gaps = ", ".join(map(str, sorted({*body.missing_sessions, *missing})))
            line = f"`missing_sessions: [{gaps}]` under" if len(gaps) <= MAX_SHOWN else "them to `missing_sessions:` of"
            they_have = f"{which} has" if len(missing) == 1 else "they have"
            fix = f"correct {number}, or, if {they_have} no record yet, write {line} '{body.id}' in bodies.yml"
            cause = f"this is session {number}, but there is no record of {which}"
            yield meeting, Finding(("session",), cause, fix)
        before = max(before, number)


def _list(numbers: list[int]) -> str:
    """Return numbers in words, those that follow each other as a range: `3, 7 to 98`."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def _find_false_gaps(body: Body, numbered: list[Meeting]) -> EntryFindings:
    known = {meeting.session or 0: meeting for meeting in numbered}
    last = max(known, default=0)
    for index, number in enumerate(body.missing_sessions):
        loc = ("missing_sessions", index)
        if number in known:
            free = [near for near in (number + 1, number - 1) if near not in known and 0 < near < last]
            free = [near for near in free if near not in body.missing_sessions]
            if free and number not in _read_numbers(known[number]):
                cause = f"session {number} is declared missing in bodies.yml, and no record has {free[0]}"
                fix = f"correct this number, or, if it is right, write {free[0]} in place of it there, under"
                fix += f" `missing_sessions:` of '{body.id}'"
                yield known[number], Finding(("session",), cause, fix)
                continue
            if free:
                cause = f"{known[number].id} has number {number}, as its sources say, and no record has {free[0]}"
                yield body, Finding(loc, cause, f"write {free[0]}")
                continue
            cause = f"session {number} is declared missing, but {known[number].id} has this number"
            yield body, Finding(loc, cause, "remove it here, or correct the record")
        elif known and number > last:
            cause = f"session {number} is declared missing, but the last one with a record is {last}"
            yield body, Finding(loc, cause, "remove it, since only earlier ones are declared")


@register_rule
def session_number_is_regular(register: Register) -> EntryFindings:
    """Only a regular meeting has a session number."""
    for meeting in register.meetings.values():
        if meeting.session and meeting.form is not Form.REGULAR:
            cause = f"only regular meetings have a session number, and this one is {meeting.form.label}"
            yield meeting, Finding(("session",), cause, "write `session: null`, or correct `form:`")
