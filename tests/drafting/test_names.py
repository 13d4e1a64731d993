"""Names in a release: which words name a state."""

from communique.drafting.text.names import NameMatcher
from communique.register.register import Register


def test_states_are_found_by_the_adjectives_that_the_registry_gives_them(sample: Register) -> None:
    found = NameMatcher(sample).find_states("The Laotian and Afghan ministers met their colleagues from China.")
    assert [(mention.id, mention.adjective) for mention in found] == [("la", True), ("af", True), ("cn", False)]
