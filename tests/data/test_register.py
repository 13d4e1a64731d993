"""What any valid register satisfies: it has no problems, and people and machines other than ours can read it."""

import re
from pathlib import Path

import yaml

from communique.checks.run import check_files
from communique.files.tree import list_files
from communique.model.derived.schema import build_schema_files
from communique.register.gaps import find_gaps
from communique.register.register import Register
from tests.support.paths import RELEASES

FILES = sorted(RELEASES.rglob("*.yml"))


def test_the_register_has_no_problems(register: Register) -> None:
    """Rules, canonical form and what is left of drafts: all that `communique check` looks at."""
    assert [str(problem) for problem in check_files(register)] == []


def test_every_file_is_one_that_the_register_reads() -> None:
    known = {path for _, path in list_files(RELEASES)} | {RELEASES / "redirects.yml"}
    assert [path for path in FILES if path not in known] == []


def test_any_reader_of_yaml_can_read_every_file() -> None:
    """Also one of YAML 1.1, in which more words are days, numbers, yes and no."""
    for path in FILES:
        assert yaml.load(path.read_bytes(), yaml.CSafeLoader), path


def test_a_schema_that_a_file_names_is_written() -> None:
    written = {path for path, _ in build_schema_files(RELEASES, {})}
    for path in FILES:
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        if named := re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first):
            assert (path.parent / named[1]).resolve() in written, path


def test_no_line_is_longer_than_the_page_is_wide() -> None:
    """Only an address or a word without spaces may be."""
    for path in FILES:
        rows = path.read_text(encoding="utf-8").split("\n")
        long = [row for row in rows if len(row) > 120 and " " in row.strip(" -") and "://" not in row]
        assert [row for row in long if not re.match(r"\s*#", row)] == [], path


def test_every_topic_says_what_belongs_to_it(register: Register) -> None:
    for topic in register.topics.values():
        assert len(topic.definition.split()) > 5, topic.id
        assert topic.definition.endswith("."), topic.id


def test_every_gap_names_a_file(register: Register) -> None:
    for gap in find_gaps(register):
        assert [item for item in gap.items if not Path(item.path).suffix] == [], gap.id
