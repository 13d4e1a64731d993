"""Markup that would load, hide, close or frame something. On every page of a site it is text, and nothing else."""

from tests.support.hostile_checks import HostileChecks


class TestElements(HostileChecks):
    """The checks of hostile words, on this group of them."""

    group = "elements"
    searched = ("style", "meta", "comment")
