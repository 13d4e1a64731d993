"""The report of a comparison: the words of a record stay words in a terminal and in a comment on the forge."""

import re
from pathlib import Path
from typing import Any

from communique.diff.compare import compare_registers
from communique.diff.report import MAX_COMMENT, report_in_markdown
from communique.register.loader import load
from tests.support.command import communique
from tests.support.repository import commit, edit, git

HOSTILE = "@everyone #1 <img src=x> [a](https://evil.example) **b** `c` | ![i](x) &amp; \\ www.evil.example"


def test_the_words_of_a_record_are_words_in_the_comment(repository: Path) -> None:
    edit(repository, "topics.yml", "Terrorism, separatism and extremism, and the fight against them.", f"'{HOSTILE}'")
    done = communique(repository / "releases", "diff", "HEAD", "--format", "markdown")
    line = next(line for line in done.stdout.split("\n") if "everyone" in line)
    assert "@<!-- -->everyone" in line
    bare = re.sub(r"<!-- -->|\\[\\`*\[\]|]", "", line.removeprefix("  - "))
    assert not set("<>[]`*|\\") & set(bare)
    assert "https://e" not in line
    assert " www.evil" not in line


def test_a_terminal_gets_no_control_character(repository: Path) -> None:
    edit(repository, "topics.yml", "name: Counter-terrorism", 'name: "a \\e[31m b"')
    assert "\x1b" not in communique(repository / "releases", "diff", "HEAD").stdout


def test_a_comment_stays_within_what_the_forge_takes(repository: Path) -> None:
    rows = "".join(f"topic-{n}: {{name: Topic {n}, definition: D}}\n" for n in range(3000))
    (repository / "releases/topics.yml").write_text(
        rows + (repository / "releases/topics.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    text = report_in_markdown(compare_registers(load_commit(repository), load(repository / "releases")))
    assert len(text) < MAX_COMMENT + 200
    assert "lines: `communique diff` shows them all." in text


def load_commit(repository: Path) -> Any:
    git(repository, "worktree", "add", "--quiet", "../first", "HEAD")
    return load(repository.parent / "first" / "releases")


def test_a_word_put_into_the_middle_of_a_long_text_is_shown(repository: Path) -> None:
    words = [f"w{n}" for n in range(58)]
    topics = repository / "releases/topics.yml"
    text = topics.read_text(encoding="utf-8")
    topics.write_text(text + f"long: {{name: Long, definition: {' '.join(words)}.}}\n", encoding="utf-8")
    commit(repository)
    changed = ["first", *words[1:28], "NOT", *words[28:57], "last"]
    topics.write_text(text + f"long: {{name: Long, definition: {' '.join(changed)}.}}\n", encoding="utf-8")
    shown = communique(repository / "releases", "diff", "HEAD").stdout
    assert all(word in shown for word in ("first", "NOT", "last."))
