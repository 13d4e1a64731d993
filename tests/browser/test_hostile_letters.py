"""Entities, addresses, escapes and the letters of many scripts. On every page of a site it is text, and nothing else."""

from tests.support.hostile_checks import HostileChecks


class TestLetters(HostileChecks):
    """The checks of hostile words, on this group of them."""

    group = "letters"
    searched = ("wide spaces", "undefined", "example")
