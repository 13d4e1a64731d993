"""The sessions of a body: its meetings that were held, in chronological order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.model.meeting import Meeting
from communique.model.vocabulary import Completeness, Form, Held, Outcomes
from communique.register.register import Register


@dataclass(frozen=True)
class Sessions:
    """The held meetings of one body."""

    meetings: Sequence[Meeting]

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each meeting among the sessions, by its id."""
        return {meeting.id: at for at, meeting in enumerate(self.meetings)}

    def before(self, meeting: Meeting) -> Sequence[Meeting]:
        """Return the sessions before a meeting; none for a meeting that was only announced."""
        return self.meetings[: self.index.get(meeting.id, 0)]

    def after(self, meeting: Meeting) -> Sequence[Meeting]:
        """Return the sessions after a meeting; none for a meeting that was only announced."""
        return self.meetings[self.index.get(meeting.id, len(self.meetings)) + 1 :]


def list_sessions(register: Register, body: str) -> Sessions:
    """Return the sessions of a body. A sitting of a special make-up, such as a joint meeting, is none of its series."""
    found = register.meetings_by.get(("body", body), [])
    return Sessions([one for one in found if one.held is Held.HELD and one.form is not Form.SPECIAL])


def count_full_outcomes(meetings: Iterable[Meeting]) -> int:
    """Return the number of meetings of which each operative statement is recorded."""
    return sum(meeting.outcomes is Outcomes.COMPLETE for meeting in meetings)


def count_full_lists(meetings: Iterable[Meeting]) -> int:
    """Return the number of meetings with a complete list of participants."""
    return sum(meeting.attendance is Completeness.COMPLETE for meeting in meetings)
