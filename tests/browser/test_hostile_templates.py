"""Templates, attributes and variables. On every page of a site they are text, and nothing else."""

from tests.support.hostile_checks import HostileChecks


class TestTemplates(HostileChecks):
    """The checks of hostile words, on this group of them."""

    group = "templates"
    searched = ("config", "include")
