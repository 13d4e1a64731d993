"""Markdown and YAML. On every page of a site it is text, and nothing else."""

from tests.support.hostile_checks import HostileChecks


class TestMarkdown(HostileChecks):
    """The checks of hostile words, on this group of them."""

    group = "markdown"
    searched = ("javascript alert", "heading")
