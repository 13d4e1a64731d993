"""What is remembered of entries in which nothing is wrong: no rule may miss what it would find in a first check."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from communique.checks import clean
from communique.checks.clean import CleanEntries
from communique.checks.rules import EntryRule, entry_rule
from communique.files.disk.store import Store
from communique.model.entries import Person
from communique.problems import Finding
from communique.register.loader import load
from communique.register.register import Register

Looked = list[str]


class Tomorrow(datetime):
    """A clock that is a day ahead."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Tomorrow":
        return super().now(tz) + timedelta(days=1)


@pytest.fixture
def store() -> Store:
    return Store(None, "")


def make_rules(looked: Looked) -> list[EntryRule]:
    """Make one rule about a person alone, and one that looks at all people for some of them."""

    @entry_rule(Person)
    def is_spelt(register: Register, person: Person) -> Iterator[Finding]:  # noqa: ARG001 (all rules have it)
        """A name is spelt."""
        looked.append("spelling")
        if "?" in person.name:
            yield Finding(("name",), "is not spelt")

    @entry_rule(Person)
    def is_known(register: Register, person: Person) -> Iterator[Finding]:
        """A person with a family name is known."""
        try:
            if person.name != "Zhu" and len(register.people) > 1:
                looked.append("others")
        except Exception:  # noqa: BLE001 (no rule may take a missing register for something else)
            looked.append("failure")
        yield from ()

    return [is_spelt, is_known]


def run(small: Path, store: Store, name: str = "Wang Yi") -> tuple[Looked, list[str]]:
    """Return what rules have looked at, and what they have found, in a person of the small register."""
    file = small / "people/wang-yi.yml"
    file.write_text(file.read_text().replace("name: Wang Yi", f"name: {name}", 1))
    register, looked = load(small), Looked()
    found = CleanEntries(store).search(make_rules(looked), register, register.people["wang-yi"])
    messages = [finding.message for finding in found]
    return looked, messages


def test_only_rules_that_look_at_others_are_checked_again(small: Path, store: Store) -> None:
    assert run(small, store) == (["spelling", "others"], [])
    assert run(small, store) == (["others"], [])


def test_an_entry_for_which_no_rule_looks_at_others_is_not_checked_again(small: Path, store: Store) -> None:
    assert run(small, store, "Zhu") == (["spelling"], [])
    assert run(small, store) == ([], [])


def test_an_entry_with_a_problem_is_checked_again(small: Path, store: Store) -> None:
    assert run(small, store, "W?") == (["spelling", "others"], ["is not spelt"])
    assert run(small, store) == (["spelling", "others"], ["is not spelt"])


def test_an_entry_that_has_changed_is_checked_again(small: Path, store: Store) -> None:
    run(small, store)
    assert run(small, store, "W?") == (["spelling", "others"], ["is not spelt"])


def test_on_another_day_all_is_checked_again(small: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run(small, store)
    monkeypatch.setattr(clean, "datetime", Tomorrow)
    assert run(small, store) == (["spelling", "others"], [])
