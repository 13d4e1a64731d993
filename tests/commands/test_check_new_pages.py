"""The command, run as a person runs it."""

import subprocess
from pathlib import Path

from tests.support.paths import ROOT


def communique(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["communique", *words], cwd=cwd, capture_output=True, text=True, check=False)


def test_a_clean_register_exits_0_and_says_how_many_records_it_read(small: Path) -> None:
    done = communique("check", cwd=small.parent)
    assert (done.returncode, done.stdout) == (0, "No problems: 1 record and 18 registry entries read.\n")


def test_the_register_itself_is_clean() -> None:
    done = communique("check", cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_a_broken_register_exits_1_and_prints_every_problem(small: Path) -> None:
    (small / "topics.yml").write_text(
        "afghanistan: {name: Afghanistan}\ncounter-terrorism: {name: C., definition: D.}\n", encoding="utf-8"
    )
    (small / "people/wang-yi.yml").write_text("name: 1\n", encoding="utf-8")
    done = communique("check", cwd=small.parent)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "releases/people/wang-yi.yml:1:1: the key 'sort' is missing: The name as lists order it, family name first: “Lavrov, Sergey”.",
        "releases/people/wang-yi.yml:1:7: expected text, found 1: put it in quotes",
        "releases/topics.yml:1:14: the key 'definition' is missing: What belongs to it and what does not.",
    ]
    assert done.stderr == "3 problems in 2 files.\n"


def test_check_of_one_file_prints_its_problems_only(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text("name: 1\n", encoding="utf-8")
    (small / "people/sergey-lavrov.yml").write_text("name: 1\n", encoding="utf-8")
    done = communique("check", "releases/people/wang-yi.yml", cwd=small.parent)
    assert done.returncode == 1
    assert {line.partition(":")[0] for line in done.stdout.splitlines()} == {"releases/people/wang-yi.yml"}
    clean = communique("check", "releases/places.yml", cwd=small.parent)
    assert (clean.returncode, clean.stdout) == (0, "No problems: 1 file checked.\n")


def test_check_of_a_file_outside_the_register_is_a_problem(small: Path) -> None:
    done = communique("check", "releases/people/nobody.yml", cwd=small.parent)
    assert (done.returncode, done.stdout) == (1, "releases/people/nobody.yml:1:1: is no file of the register\n")


def test_new_writes_a_record_that_lacks_nothing_but_its_author_and_never_overwrites(small: Path) -> None:
    path = small / "meetings/2018/2018-04-24-cfm-moscow.yml"
    done = communique("new", "2018-04-24", "cfm", "moscow", cwd=small.parent)
    assert (
        done.stdout
        == "Wrote releases/meetings/2018/2018-04-24-cfm-moscow.yml. Next: fill it in, then run `communique finish` on it.\n"
    )
    written = path.read_bytes()
    [problem] = communique("check", cwd=small.parent).stdout.splitlines()
    assert problem.startswith("releases/meetings/2018/2018-04-24-cfm-moscow.yml:2:1: still holds ")
    again = communique("new", "2018-04-24", "cfm", "moscow", cwd=small.parent)
    assert again.returncode == 1
    assert "already exists; nothing was written" in again.stderr
    assert path.read_bytes() == written
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_skeleton_names_every_field_and_says_what_it_takes(small: Path) -> None:
    communique("new", "2018", "cfm", "moscow", cwd=small.parent)
    text = (small / "meetings/2018/2018-cfm-moscow.yml").read_text(encoding="utf-8")
    assert (
        "#~ How the participants met: in person where a page says where; null where no page says. One of: in-person,\n#~ video, hybrid.\nmode: null\n"
        in text
    )
    assert "#~     used_for: … What the page was used for" in text
    assert communique("finish", "releases/meetings/2018/2018-cfm-moscow.yml", cwd=small.parent).returncode == 0
    assert communique("check", cwd=small.parent).returncode == 0


def test_new_refuses_bad_words_and_writes_nothing(small: Path) -> None:
    for words, reason in [
        (("2018-02-30", "cfm", "moscow"), "there is no such day"),
        (("2018-02-20", "cmf", "moscow"), "did you mean 'cfm'?"),
        (("2018-02-20", "cfm", "../../moscow"), "unknown place"),
        (("../2018", "cfm", "moscow"), "expected a date"),
    ]:
        done = communique("new", *words, cwd=small.parent)
        assert done.returncode == 1
        assert reason in done.stderr
        assert "Traceback" not in done.stderr
    assert [path.name for path in (small / "meetings").iterdir()] == ["2017"]


def test_pages_writes_markdown_and_touches_no_foreign_file(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "mine.md").write_text("# Mine\n", encoding="utf-8")
    (folder / "old.md").write_text("---\ntitle: Old\ngenerated: true\n---\n", encoding="utf-8")
    assert communique("pages", str(folder), cwd=small.parent).returncode == 0
    assert (folder / "mine.md").read_text(encoding="utf-8") == "# Mine\n"
    assert not (folder / "old.md").exists()
    assert (folder / "meetings/2017-09-20-cfm-new-york.md").read_text(encoding="utf-8").startswith("---\n")
