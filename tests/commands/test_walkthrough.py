"""The guide's walk-through, followed to the letter: every command answers what the page says, and the record passes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.paths import ROOT, SAMPLE
from tests.support.walkthrough import Reader

PAGE = (ROOT / "docs/contribute/add-a-meeting.md").read_text(encoding="utf-8")
CHAIR = """\
name: Igor Morgulov
sort: Morgulov, Igor
offices:
  - office: Deputy Minister of Foreign Affairs
    state: ru
    sources:
      - {url: "https://example.org/morgulov", used_for: office}
"""


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader with a copy of the sample that has the chair of the meeting, in a repository."""
    folder = tmp_path / "checkout"
    shutil.copytree(SAMPLE, folder / "releases")
    (folder / "releases/people/igor-morgulov.yml").write_text(CHAIR, encoding="utf-8")
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Reader",
        "GIT_AUTHOR_EMAIL": "reader@example.org",
        "GIT_COMMITTER_NAME": "Reader",
        "GIT_COMMITTER_EMAIL": "reader@example.org",
        "LC_ALL": "C.UTF-8",
    }.items():
        monkeypatch.setenv(name, value)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Before"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return Reader(folder)


def test_every_command_of_the_walk_through_answers_what_the_page_says(reader: Reader) -> None:
    reader.follow(PAGE)
    assert reader.differences == []
    assert [path.name for path in reader.written] == [
        "tehmina-janjua.yml",
        "2017-10-11-afghanistan-contact-group-moscow.yml",
    ]
