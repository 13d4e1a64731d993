"""Compares acts: which of two statements on the same matter is the stronger one."""

from communique.model.meeting import Resolution
from communique.model.vocabulary import Act, Strength

_LADDER = (Strength.STATES, Strength.BACKS, Strength.CALLS)
"""Each step commits to more than the one before. Objections have a ladder of their own, and decisions on none: what
was decided once is welcomed or carried out later, and that is not a weaker position."""
_OBJECTIONS = {Act.EXPRESSED_CONCERN: 0, Act.OPPOSED: 1, Act.CONDEMNED: 1}
_SILENT = (Act.REVIEWED, Act.EXCHANGED_VIEWS)
"""Acts that report no position: nothing can be stronger or weaker than they are."""


def compare_strength(earlier: Resolution, later: Resolution) -> str:
    """Return `stronger` or `weaker`, said of the later statement, or an empty text where that cannot be said.

    It can be said of two steps of the ladder from stating to calling for something, of two objections, and of one act
    with and without a degree (“strongly”).
    """
    if earlier.act is later.act:
        return _name(bool(earlier.degree), bool(later.degree))
    if {earlier.act, later.act} & set(_SILENT):
        return ""
    if earlier.act in _OBJECTIONS and later.act in _OBJECTIONS:
        return _name(_OBJECTIONS[earlier.act], _OBJECTIONS[later.act])
    if earlier.act.strength in _LADDER and later.act.strength in _LADDER:
        return _name(_LADDER.index(earlier.act.strength), _LADDER.index(later.act.strength))
    return ""


def _name(before: int, after: int) -> str:
    return "stronger" if after > before else "weaker" if after < before else ""
