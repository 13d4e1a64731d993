"""`communique find`: one line for each entry, with what is needed to choose among them."""

from pathlib import Path

from tests.support.command import communique


def test_each_line_has_the_kind_the_id_the_name_and_what_else_distinguishes_the_entry(small: Path) -> None:
    done = communique(small, "find", "wang")
    assert (done.exit_code, done.stdout) == (0, "person  wang-yi  Wang Yi: Minister of Foreign Affairs, China\n")
    assert communique(small, "find", "Moscow").stdout == "place  moscow  Moscow: Russia\n"


def test_several_words_are_one_name(small: Path) -> None:
    done = communique(small, "find", "new", "york")
    assert done.stdout == "place  new-york  New York: United States\n"


def test_the_name_that_was_found_is_shown_if_it_is_another(small: Path) -> None:
    assert communique(small, "find", "S.", "Lavrov").stdout == "person  sergey-lavrov  Sergey Lavrov (S. Lavrov)\n"


def test_one_kind_can_be_asked_for(small: Path) -> None:
    assert len(communique(small, "find", "Afghanistan").stdout.splitlines()) == 2
    [line] = communique(small, "find", "Afghanistan", "--kind", "topic").stdout.splitlines()
    assert line.startswith("topic  afghanistan  ")


def test_more_than_twenty_are_printed_only_if_asked_for(small: Path) -> None:
    with (small / "topics.yml").open("a", encoding="utf-8") as file:
        file.writelines(f"matter-{number}: {{name: Matter {number}, definition: D.}}\n" for number in range(25))
    done = communique(small, "find", "matter")
    assert (len(done.stdout.splitlines()), done.stderr) == (20, "5 more: add a word, or --all.\n")
    assert len(communique(small, "find", "matter", "--all").stdout.splitlines()) == 25


def test_nothing_found_is_said(small: Path) -> None:
    done = communique(small, "find", "qqqq")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: No entry has a name like “qqqq”; if it is new, `communique new` adds it.\n"


def test_names_that_only_resemble_the_words_are_introduced_as_such(small: Path) -> None:
    done = communique(small, "find", "moskow")
    assert (done.exit_code, done.stdout) == (0, "place  moscow  Moscow: Russia\n")
    assert done.stderr == "No name has “moskow” in it; these are the nearest:\n"
    assert communique(small, "find", "moscow").stderr == ""
