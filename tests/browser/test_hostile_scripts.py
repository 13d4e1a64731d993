"""Markup that would run a script. On every page of a site it is text, and nothing else."""

from tests.support.hostile_checks import HostileChecks


class TestScripts(HostileChecks):
    """The checks of hostile words, on this group of them."""

    group = "scripts"
    searched = ("script", "onerror", "svg onload")
