"""The edition: what exports say of the version of the register."""

from pathlib import Path

from communique.exports.edition import Edition, read_edition
from communique.model.parts import EntryKey
from communique.register.loader import load
from tests.support.repository import commit, git


def test_an_edition_has_the_commit_and_the_day_of_its_checkout(small: Path) -> None:
    git(small, "init", "--quiet")
    head = commit(small)
    edition = read_edition(load(small), "https://register.test")
    day = git(small, "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d").strip()
    assert (edition.commit, edition.version, edition.modified) == (head, head[:10], False)
    assert edition.day == day


def test_records_that_differ_from_their_commit_are_said_to_be_modified(small: Path) -> None:
    git(small, "init", "--quiet")
    head = commit(small)
    (small / "places.yml").write_text((small / "places.yml").read_text() + "\n# A comment.\n")
    assert read_edition(load(small), "https://register.test").version == f"{head[:10]}, modified"


def test_outside_a_checkout_there_is_no_commit(small: Path) -> None:
    edition = read_edition(load(small), "https://register.test")
    assert (edition.commit, edition.version, edition.day) == ("", "unversioned", "")


def test_ids_stay_the_same_when_the_site_moves(small: Path) -> None:
    register = load(small)
    here, there = Edition(register, "https://one.test/"), Edition(register, "https://two.test/")
    assert here.tag("meetings/x") == there.tag("meetings/x")
    key = EntryKey("meeting", "x")
    assert here.page(key, "r1") == "https://one.test/meetings/x/#r1" != there.page(key, "r1")
