"""When a record last changed, and what changed: read from real checkouts with a few commits."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from communique.exports.edition import read_edition
from communique.exports.follow.history import History, Revision, RevisionKind
from communique.register.loader import load
from tests.support.paths import NEW_YORK
from tests.support.repository import commit, edit, git

RECORD = NEW_YORK.relative_to("releases").as_posix()
RENAMED = "2017-09-21-cfm-new-york"


@pytest.fixture
def checkout(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose first commit, of 1 March, holds the small register."""
    git(small.parent, "init", "--quiet")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-01T10:00:00Z")
    commit(small.parent)
    return small.parent


def commit_on(folder: Path, day: int, monkeypatch: pytest.MonkeyPatch, hour: int = 10) -> datetime:
    """Commit on a day of March, and return when."""
    when = datetime(2026, 3, day, hour, tzinfo=UTC)
    monkeypatch.setenv("GIT_COMMITTER_DATE", when.isoformat())
    commit(folder)
    return when


def read_history(folder: Path) -> History:
    return History(read_edition(load(folder / "releases"), "https://register.test/"))


def read_revision(folder: Path) -> Revision:
    history = read_history(folder)
    (meeting,) = history.edition.register.meetings.values()
    return history.last_revision(meeting)


def test_a_record_of_one_commit_was_added(checkout: Path) -> None:
    when = datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert read_revision(checkout) == (when, RevisionKind.ADDED, ("3 attendees", "2 outcomes", "1 source"))


def test_the_last_commit_that_changed_the_record_says_what_and_when(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(checkout, RECORD, "The Charter matters.", "The Charter matters a lot.")
    commit_on(checkout, 2, monkeypatch)
    edit(checkout, RECORD, "complete\noutcomes", "partial\noutcomes")
    when = commit_on(checkout, 3, monkeypatch)
    edit(checkout, "topics.yml", "name: Afghanistan", "name: On Afghanistan")
    commit_on(checkout, 4, monkeypatch)
    assert read_revision(checkout) == (when, RevisionKind.CHANGED, ("attendance: complete → partial",))


def test_all_changes_of_a_day_are_one_revision(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(checkout, RECORD, "complete\noutcomes", "partial\noutcomes")
    commit_on(checkout, 2, monkeypatch, hour=8)
    edit(checkout, RECORD, "The Charter matters.", "The Charter matters a lot.")
    when = commit_on(checkout, 2, monkeypatch, hour=9)
    revision = read_revision(checkout)
    assert revision.when == when
    assert revision.lines == (
        "attendance: complete → partial",
        "resolution r2: summary reworded: “The Charter matters.” → “The Charter matters a lot.”",
    )


def test_what_only_formats_or_renames_a_record_is_no_news(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(checkout, RECORD, "complete\noutcomes", "partial\noutcomes")
    when = commit_on(checkout, 2, monkeypatch)
    edit(checkout, RECORD, "title: A Release", "title: 'A Release'")
    commit_on(checkout, 3, monkeypatch)
    edit(checkout, RECORD, "form: extraordinary", "form: extraordinary\nsession: null")
    commit_on(checkout, 4, monkeypatch)
    (checkout / NEW_YORK).rename((checkout / NEW_YORK).with_stem(RENAMED))
    commit_on(checkout, 5, monkeypatch)
    assert read_revision(checkout) == (when, RevisionKind.CHANGED, ("attendance: complete → partial",))


def test_a_renamed_record_keeps_the_day_on_which_it_was_added(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / NEW_YORK).rename((checkout / NEW_YORK).with_stem(RENAMED))
    commit_on(checkout, 2, monkeypatch)
    history = read_history(checkout)
    (meeting,) = history.edition.register.meetings.values()
    assert meeting.id == RENAMED
    assert history.added(meeting) == datetime(2026, 3, 1, 10, tzinfo=UTC)
    assert history.count_changes(meeting) == 1


def test_a_record_that_takes_the_name_of_a_former_one_does_not_take_its_history(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout / NEW_YORK).rename((checkout / NEW_YORK).with_stem(RENAMED))
    commit_on(checkout, 2, monkeypatch)
    text = (checkout / NEW_YORK).with_stem(RENAMED).read_text(encoding="utf-8")
    (checkout / NEW_YORK).write_text("# another\n" * 200 + text.replace("A Release", "Another"), encoding="utf-8")
    when = commit_on(checkout, 3, monkeypatch)
    history = read_history(checkout)
    former, new = (history.edition.register.meetings[one] for one in (RENAMED, NEW_YORK.stem))
    assert history.added(new) == when
    assert history.added(former) == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_a_new_statement_is_told_in_full_and_printed_words_are_counted(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(checkout, RECORD, "    quote: welcomed\n", "    quote: welcomed\n    printed: hailed\n")
    new = "  - {id: r3, act: agreed, summary: to meet again., topics: [afghanistan]}\n"
    edit(checkout, RECORD, "text_source:", f"{new}text_source:")
    commit_on(checkout, 2, monkeypatch)
    assert read_revision(checkout).lines == (
        "resolution r3 added: Agreed to meet again.",
        "1 change in printed words, paragraphs and sources",
    )


@pytest.mark.parametrize("line", ["mood: friendly", "title: A second title", "'unclosed"])
def test_a_version_that_the_model_cannot_read_is_only_said_to_be_revised(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    text = (checkout / NEW_YORK).read_text(encoding="utf-8")
    (checkout / NEW_YORK).write_text(f"{text}{line}\n", encoding="utf-8")
    commit_on(checkout, 2, monkeypatch)
    (checkout / NEW_YORK).write_text(text, encoding="utf-8")
    when = commit_on(checkout, 3, monkeypatch)
    assert read_revision(checkout) == (when, RevisionKind.REVISED, ())


def test_in_a_shallow_clone_a_record_has_the_date_of_the_edition(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    edit(checkout, "topics.yml", "name: Afghanistan", "name: On Afghanistan")
    when = commit_on(checkout, 2, monkeypatch)
    git(tmp_path, "clone", "--quiet", "--depth=1", checkout.as_uri(), str(tmp_path / "clone"))
    assert read_revision(tmp_path / "clone") == (when, RevisionKind.UNKNOWN, ())


def test_a_record_that_is_not_committed_has_the_date_of_the_edition(checkout: Path) -> None:
    git(checkout, "rm", "--cached", "--quiet", str(NEW_YORK))
    git(checkout, "commit", "--quiet", "--message=Edit")
    history = read_history(checkout)
    (meeting,) = history.edition.register.meetings.values()
    assert history.last_revision(meeting) == (history.edition.committed, RevisionKind.UNKNOWN, ())


def test_outside_a_checkout_a_record_has_the_date_of_its_release(small: Path) -> None:
    assert read_revision(small.parent) == (datetime(2017, 9, 22, tzinfo=UTC), RevisionKind.UNKNOWN, ())


def test_without_git_nothing_is_known_of_changes(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history = read_history(checkout)
    monkeypatch.setenv("PATH", "")
    (meeting,) = history.edition.register.meetings.values()
    assert history.last_revision(meeting) == (history.edition.committed, RevisionKind.UNKNOWN, ())
    assert (history.added(meeting), history.count_changes(meeting)) == (None, 0)


SETTINGS = {"log.showSignature": "true", "log.showRoot": "false", "status.showUntrackedFiles": "no"}
"""Settings of git that change what it shows."""


def test_the_settings_of_git_change_nothing(checkout: Path) -> None:
    sign_commit(checkout)
    (checkout / "releases/people/new.yml").touch()
    before = read_edition(load(checkout / "releases"), "https://register.test/"), read_revision(checkout)
    for name, value in SETTINGS.items():
        git(checkout, "config", name, value)
    edition, revision = read_edition(load(checkout / "releases"), "https://register.test/"), read_revision(checkout)
    assert (edition.commit, edition.committed) == (before[0].commit, before[0].committed)
    assert edition.modified
    assert revision == before[1]
    assert revision.kind is RevisionKind.ADDED


def sign_commit(folder: Path) -> None:
    """Put a signature into the commit, one that nobody can check."""
    head, _, message = git(folder, "cat-file", "commit", "HEAD").partition("\n\n")
    seal = "gpgsig -----BEGIN SSH SIGNATURE-----\n U1NIU0lH\n -----END SSH SIGNATURE-----"
    (folder / "signed").write_text(f"{head}\n{seal}\n\n{message}", encoding="utf-8")
    signed = git(folder, "hash-object", "-t", "commit", "-w", "signed").strip()
    (folder / "signed").unlink()
    git(folder, "reset", "--quiet", signed)
