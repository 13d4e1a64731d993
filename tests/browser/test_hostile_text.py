"""Markdown, YAML, templates, entities, escapes and the letters of many scripts. On every page of a site they are text, and nothing else."""

from tests.support.hostile_checks import HostileChecks


class TestText(HostileChecks):
    """The checks of hostile words, on this group of them."""

    group = "text"
    searched = ("javascript alert", "heading", "config", "include", "wide spaces", "undefined", "example")
