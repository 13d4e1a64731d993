"""The rule for who passes the chair to whom, as the register has it. The docstring of a rule is its text."""

import re
from collections.abc import Iterator

from communique.checks.comparisons.references import NAME, is_annual
from communique.checks.naming import find_states, is_summit
from communique.checks.rules import entry_rule
from communique.model.meeting import Meeting, Resolution
from communique.model.registries import key_of
from communique.model.vocabulary import Form
from communique.problems import Fact, Finding
from communique.register.register import Register
from communique.text.words import quote_value

_PASSES = re.compile(
    rf"\bchair(?:manship)?\b[^.;,]{{0,60}}? (?:pass(?:es|ed)?|goes|went|is handed over|was handed over)"
    rf"(?: from ({NAME}))? to ({NAME})|\b({NAME}) takes (?:over )?the chair\b"
)
"""Who gives the chair to whom: “the chair passes from Kazakhstan to China”, “China takes the chair”."""
_CHAIRED = re.compile(
    rf"\b({NAME}?)(?:’s?)?(?: (?:work )?as (?:the )?chair| chairmanship| takes the chair) (?:in|for) "
    r"((?:19|20)[0-9]{2})–((?:19|20)[0-9]{2})\b"
)
"""The state that is in the chair from the summit of one year to that of the next."""


@entry_rule(Meeting)
def chair_passes_on(register: Register, meeting: Meeting) -> Iterator[Finding]:
    """A summary by which the chair passes from one state to another has it pass from the state in the chair, and to the
    one that is in the chair of the next meeting of an annual body. Who is in the chair for two years is in the chair of
    the summit of the second. A `note:` on the chair explains an exception.
    """
    for index, resolution in enumerate(meeting.resolutions):
        if "chair" in resolution.summary and not resolution.by and "chair" not in (resolution.note or ""):
            found = _find_other_chair(register, meeting, resolution) or _find_other_summit(register, resolution)
            if found:
                cause, chaired = found
                fix = "correct the summary or the chair, or explain it in `note:`"
                facts = tuple(Fact(key_of(chaired), (name,)) for name in ("chair", "chair_state", "date"))
                yield Finding(("resolutions", index, "summary"), cause, fix, relies_on=facts)


def _find_other_chair(register: Register, meeting: Meeting, resolution: Resolution) -> tuple[str, Meeting] | None:
    """Return what is wrong with a chair that does not pass from or to the state of a meeting, and that meeting."""
    chair, found = register.chairing_state(meeting), _PASSES.search(resolution.summary)
    if not found or chair not in register.states:
        return None
    before, after = (find_states(register, name or "") for name in (found[1], found[2] or found[3]))
    name = register.states[chair].name
    if before and chair not in before:
        return f"{quote_value(found[0])}, but {name} was in the chair", meeting
    if chair in after:
        return f"{quote_value(found[0])}, but {name} was in the chair already", meeting
    series = register.meetings_by.get(("body", meeting.body), [])
    following = register.neighbours(meeting)[1] if is_annual(series) else None
    following_chair = register.chairing_state(following) if following else None
    is_next = following is not None and following.date.year == meeting.date.year + 1
    if following and is_next and after and following_chair in {*register.states} - after:
        cause = f"{quote_value(found[0])}, but {_name(register, following_chair)} was in the chair of {following.id}"
        return cause, following
    return None


def _find_other_summit(register: Register, resolution: Resolution) -> tuple[str, Meeting] | None:
    """Return what is wrong with the chair of two years that another state had at the summit of the second, and that."""
    for found in _CHAIRED.finditer(resolution.summary):
        states = find_states(register, found[1])
        for meeting in register.meetings_by.get(("year", found[3]), ()) if states else ():
            body = register.bodies.get(meeting.body)
            chair = register.chairing_state(meeting) if body and is_summit(body) else None
            if chair in {*register.states} - states and meeting.form is Form.REGULAR:
                cause = f"{quote_value(found[0])}, but {_name(register, chair)} was in the chair of {meeting.id}"
                return cause, meeting
    return None


def _name(register: Register, code: str | None) -> str:
    return register.states[code or ""].name
