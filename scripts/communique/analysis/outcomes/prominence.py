"""Which statements of a meeting say most about it."""

from communique.model.meeting import Resolution
from communique.model.vocabulary import Act, Strength

OWN_WORK = "institutional"
"""The topic of what a meeting says about the organisation's own meetings, chair, staff and papers."""
_WITHOUT_POSITION = (Act.REVIEWED, Act.EXCHANGED_VIEWS)


def rank_outcome(resolution: Resolution) -> tuple[bool, int, bool]:
    """Return a key that puts the statements that say most about a meeting first: the strongest on a matter.

    A statement about nothing but the work of the organisation, such as the place of the next meeting, comes after all
    others unless it cites an instrument; one without a position comes after those of the same strength.
    """
    own_work = set(resolution.topics) == {OWN_WORK} and not resolution.instruments
    strength = list(Strength).index(resolution.act.strength)
    return own_work, strength, resolution.act in _WITHOUT_POSITION
