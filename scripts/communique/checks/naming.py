"""How texts name states and bodies, for all rules that compare words with the register."""

import re
from functools import lru_cache

from communique.model.entries import Body, list_names
from communique.model.meeting import Meeting, Resolution
from communique.register.register import Register


def find_states(register: Register, text: str) -> set[str]:
    """Return the states that a text names, by their names and adjectives."""
    words = set(re.findall(r"[A-Z][\w-]+", text))
    return {
        code
        for code, state in register.states.items()
        if {state.name, *state.adjectives} & words or (" " in state.name and state.name in text)
    }


def find_speaker_states(meeting: Meeting, resolution: Resolution) -> set[str]:
    """Return the states of the participant whose words a statement has (`by`)."""
    voice = resolution.by
    seats = (seat.state for seat in meeting.attendees if voice and voice.person and seat.person == voice.person)
    return {state for state in (voice and voice.state, *seats) if state}


def find_description(body: Body, text: str, around: str = "{}") -> re.Match[str] | None:
    """Return where a text has words that describe a body (`described_as`), which a pattern around them can limit."""
    pattern = _compile(body.described_as, around) if body.described_as and text else None
    return pattern.search(text) if pattern else None


@lru_cache(maxsize=1 << 8)
def _compile(described_as: str, around: str) -> re.Pattern[str] | None:
    try:
        return re.compile(around.format(f"(?i:{described_as})"))
    except re.error:
        return None  # reported by another rule


def is_summit(body: Body) -> bool:
    """Whether a body is the one whose meetings are called summits."""
    return any(name.casefold().endswith(" summit") for name in list_names(body))
