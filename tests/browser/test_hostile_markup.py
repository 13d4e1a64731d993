"""Markup that would run a script, or load, hide, close or frame something. On every page of a site it is text, and nothing else."""

from tests.support.hostile_checks import HostileChecks


class TestMarkup(HostileChecks):
    """The checks of hostile words, on this group of them."""

    group = "markup"
    searched = ("script", "onerror", "svg onload", "style", "meta", "comment")
