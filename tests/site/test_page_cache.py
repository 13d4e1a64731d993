"""What is kept between rebuilds: after any edit the pages equal those of a fresh build, and few are rendered again."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from jinja2 import Environment

from communique.checks.run import check_register
from communique.exports.edition import Edition
from communique.files.disk.atomic import replace_file
from communique.register.loader import FileCache, load
from communique.site.output import writer
from communique.site.output.dependencies import PageCache
from communique.site.output.writer import render_page, write_pages
from communique.site.page import Page
from communique.site.view.view import Surroundings, View
from tests.support.synthetic import write_synthetic

MEETINGS = 10


class Served:
    """A register and its pages, written again and again as serving does it."""

    def __init__(self, folder: Path) -> None:
        self.releases, self.folder, self.other = folder / "releases", folder / "pages", folder / "fresh"
        self.kept: FileCache = {}
        self.memory = PageCache()

    def rebuild(self) -> dict[str, str]:
        """Write the pages with what was kept from the last time."""
        register = load(self.releases, self.kept)
        write_pages(
            register, self.folder, check_register(register), Surroundings("https://forge.test/edit/"), self.memory
        )
        return tree(self.folder)

    def fresh(self) -> dict[str, str]:
        """Write the pages as a build does that knows nothing of the one before."""
        register = load(self.releases)
        write_pages(register, self.other, check_register(register), Surroundings("https://forge.test/edit/"))
        return tree(self.other)

    def record(self, number: int) -> Path:
        """One of the records, in order of time."""
        return sorted((self.releases / "meetings").rglob("*.yml"))[number]

    def with_text(self) -> Path:
        """The record that holds a text."""
        records = (self.releases / "meetings").rglob("*.yml")
        return next(path for path in records if "\ntext:" in path.read_text(encoding="utf-8"))


def tree(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}


def change(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count, (path, pattern)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A synthetic register of ten meetings, one with a text; its pages written once."""
    folder = tmp_path_factory.mktemp("served")
    write_synthetic(folder / "releases", MEETINGS)
    served = Served(folder)
    served.rebuild()
    return served


@pytest.fixture
def served(written: Served) -> Iterator[Served]:
    """The same, whose files are put back after each test."""
    texts = {path: path.read_text(encoding="utf-8") for path in written.releases.rglob("*.yml")}
    yield written
    for path, text in texts.items():
        replace_file(path, text)


def person_of(served: Served) -> Path:
    named = re.search(r"person: (\S+?)[,\n]", served.with_text().read_text(encoding="utf-8"))
    assert named
    return served.releases / "people" / f"{named[1]}.yml"


EDITS: dict[str, Callable[[Served], None]] = {
    "the summary of a resolution": lambda s: change(s.record(4), r"summary: (>-\s+)?['\"]?", r"\g<0>Changed "),
    "the form of a meeting": lambda s: change(s.record(4), r"^form: .*(\nsession: .*)?", "form: special"),
    "the body of a meeting": lambda s: change(s.record(4), r"^body: .*", "body: cdm"),
    "the topic of a resolution": lambda s: change(s.record(4), r"topics: \[.*?\]", "topics: [drugs]"),
    "how much of a meeting is recorded": lambda s: change(s.record(4), r"^outcomes: .*", "outcomes: complete"),
    "a meeting that goes": lambda s: s.record(4).unlink(),
    "the name of a person": lambda s: change(person_of(s), r"^name: .*", "name: Somebody Else"),
    "the status of a state": lambda s: change(s.releases / "states.yml", r"status: member", "status: observer"),
    "the country of a place": lambda s: change(s.releases / "places.yml", r"country: .*", "country: fr"),
    "an instrument": lambda s: change(min(s.releases.glob("instruments/*")), r"^short: .*", "short: Another"),
    "a record that cannot be read": lambda s: change(s.record(4), r"^body:", "body: ["),
    "a list that cannot be read": lambda s: change(s.releases / "bodies.yml", r"name:", "name: ["),
}


@pytest.mark.parametrize("edit", EDITS)
def test_no_page_is_stale_after_an_edit(edit: str, served: Served) -> None:
    before = served.rebuild()
    EDITS[edit](served)
    after = served.rebuild()
    assert after == served.fresh()
    assert after != before


def test_no_page_is_stale_after_an_edit_of_a_meeting_whose_statement_another_follows(served: Served) -> None:
    earlier, later = served.record(1), served.record(7)
    first = re.search(r"^  - id: (r\d+)$", earlier.read_text(encoding="utf-8"), re.MULTILINE)
    assert first
    link = f"    follows:\n      - {{to: {earlier.stem}#{first[1]}, how: reaffirms}}\n"
    change(later, r"^(  - id: r\d+\n)", rf"\g<1>{link}")
    before = served.rebuild()
    change(earlier, r"place: \w+", "place: astana")
    after = served.rebuild()
    assert after == served.fresh()
    assert after[f"meetings/{later.stem}.md"] != before[f"meetings/{later.stem}.md"]


def test_no_page_is_stale_after_the_last_withdrawn_address_is_gone(served: Served) -> None:
    """The codebook quotes one as an example."""
    redirects = served.releases / "redirects.yml"
    redirects.write_text("people/somebody-else: null\n", encoding="utf-8")
    before = served.rebuild()
    redirects.unlink()
    after = served.rebuild()
    assert after == served.fresh()
    assert after["data/codebook.md"] != before["data/codebook.md"]


def test_pages_are_those_of_before_when_an_edit_is_undone(served: Served) -> None:
    before = served.rebuild()
    record = served.record(4)
    text = record.read_text(encoding="utf-8")
    record.unlink()
    assert served.rebuild() != before
    record.write_text(text, encoding="utf-8")
    assert served.rebuild() == before


def test_an_edit_renders_only_pages_that_depend_on_it(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []

    def note(env: Environment, view: View, page: Page) -> str:
        rendered.append(page.uri)
        return render_page(env, view, page)

    served.rebuild()
    monkeypatch.setattr(writer, "render_page", note)
    served.rebuild()
    assert rendered == []
    EDITS["the summary of a resolution"](served)
    served.rebuild()
    assert f"meetings/{served.record(4).stem}.md" in rendered
    assert len(rendered) < len(tree(served.folder)) / 2


def test_with_a_new_commit_only_pages_that_print_the_version_are_written_again(served: Served, tmp_path: Path) -> None:
    register, cache = load(served.releases), PageCache()

    def write(commit: str, folder: Path, cache: PageCache | None) -> dict[str, str]:
        day = datetime(2026, 3, int(commit[0]), tzinfo=UTC)
        around = Surroundings(edition=Edition(register, "https://e.test/", commit=commit, committed=day))
        write_pages(register, folder, [], around, cache)
        return tree(folder)

    first = write("1" * 40, tmp_path / "kept", cache)
    states = dict(cache.pages)
    second = write("2" * 40, tmp_path / "kept", cache)
    assert second == write("2" * 40, tmp_path / "fresh", None)
    printing = {uri for uri in first if first[uri] != second[uri]}
    assert {uri for uri in states if states[uri] != cache.pages[uri]} == printing
    assert "data/index.md" in printing
    assert len(printing) < len(first) / 2


def test_a_file_that_did_not_change_is_not_read_again(served: Served) -> None:
    first = load(served.releases, served.kept)
    EDITS["the summary of a resolution"](served)
    second = load(served.releases, served.kept)
    changed = [key for key, origin in second.origins.items() if origin.document is not first.origins[key].document]
    assert changed == [("meeting", served.record(4).stem)]


def test_the_states_of_pages_are_the_same_in_every_process(served: Served) -> None:
    served.rebuild()
    script = (
        "import sys, json; from pathlib import Path\n"
        "from communique.register.loader import load; from communique.checks.run import check_register\n"
        "from communique.site.output.dependencies import PageCache; from communique.site.view.view import Surroundings\n"
        "from communique.site.output.writer import write_pages\n"
        "cache, register = PageCache(), load(Path(sys.argv[1]))\n"
        "around = Surroundings('https://forge.test/edit/')\n"
        "write_pages(register, Path(sys.argv[2]), check_register(register), around, cache)\n"
        "print(json.dumps(cache.pages))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(served.releases), str(served.other)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "1"},
    )
    assert json.loads(done.stdout) == served.memory.pages
