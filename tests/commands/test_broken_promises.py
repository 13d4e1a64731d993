"""What once broke a promise: input that ended in a traceback, an edit that was lost, a change that went untold."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.checks.run import check_files
from communique.cli import main
from communique.files import atomic, rewrite
from communique.files.canonical import format_document
from communique.register.loader import load

FRAME = "The SCO Council of Ministers of Foreign Affairs met in Moscow on 24 April 2031. "


def communique(releases: Path, *words: str, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["--releases", str(releases), *words], input=text)


@pytest.mark.parametrize(
    "text",
    [
        "The SCO Council of Ministers of Foreign Affairs met in Moscow from 30 December to 2 January 2019. They agreed.",
        "The SCO Council of Ministers of Foreign Affairs met in Moscow on 24-23 April 2018 and agreed on the plan.",
        "The 0th meeting of the SCO Council of Ministers of Foreign Affairs was held in Moscow on 24 April 2031.",
        '<html><head><meta charset="punycode"></head><body><p>The SCO and the states of it met.</p></body></html>',
        '<html><head><meta charset="undefined"></head><body><p>The SCO and the states of it met.</p></body></html>',
    ],
)
def test_odd_releases_end_in_a_draft_or_in_a_sentence(small: Path, text: str) -> None:
    done = communique(small, "draft", "--output", "-", text=text)
    assert done.exit_code in (0, 1), done.exception
    assert done.stderr.startswith(("Found: ", "Not written: "))


def test_a_register_without_records_drafts_as_well(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    done = communique(tmp_path / "releases", "draft", "--output", "-", text=FRAME + "They agreed on the plan.")
    assert done.exit_code in (0, 1), done.exception
    assert done.stderr.startswith(("Found: ", "Not written: "))


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        ("The meeting was not attended by Foreign Minister of China Wang Yi.", "wang-yi"),
        ("Last year's meeting was attended by Foreign Minister of China Wang Yi.", "wang-yi"),
        ("The meeting will be attended by Foreign Minister of China Wang Yi.", "wang-yi"),
        ("The session was to be chaired by Foreign Minister of China Wang Yi.", "wang-yi"),
        (
            "Neither Foreign Minister of China Wang Yi nor Foreign Minister of Russia Sergey Lavrov attended the meeting.",
            "sergey-lavrov",
        ),
        ("Foreign Minister of China Wang Yi attended the meeting of the ministers of the two countries.", "wang-yi"),
        ("No declaration was signed.", "act: signed"),
        ("If the ministers supported the plan, they would sign it.", "act: supported"),
    ],
)
def test_what_a_release_denies_is_not_drafted(small: Path, said: str, left_out: str) -> None:
    done = communique(
        small, "draft", "--output", "-", "--without-text", text=f"{FRAME}\n\n{said}\n\nThey noted the plan of work."
    )
    assert done.exit_code == 0, done.output
    lines = [line for line in done.stdout.splitlines() if not line.lstrip().startswith("#")]
    assert left_out not in "\n".join(lines)


@pytest.mark.parametrize("day", ["2018-13-05", "45 May 2018", "2018-05-00", "31 February 2018"])
def test_a_day_that_does_not_exist_is_no_day(small: Path, day: str) -> None:
    text = f"The SCO Council of Ministers of Foreign Affairs met in Moscow on {day} and agreed on the plan of work."
    done = communique(small, "draft", text=text)
    assert done.exit_code == 1
    assert "the day" in done.stderr.partition("not found:")[2]


def test_many_short_lines_are_read_soon(small: Path) -> None:
    started = time.perf_counter()
    done = communique(small, "draft", text="".join(f"w{n}\n" for n in range(20_000)) + "SCO the and of\n")
    assert (done.exit_code, done.stderr.partition(";")[0]) == (1, "Not written: found nothing")
    assert time.perf_counter() - started < 20


def test_an_edit_saved_meanwhile_is_not_overwritten(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: Wang Yi", "name:   Wang Yi"), encoding="utf-8")
    [done] = rewrite.rewrite_files(small, [Path("releases/people/wang-yi.yml")], format_document)
    path.write_text(path.read_text(encoding="utf-8") + "# a late remark\n", encoding="utf-8")
    late = path.read_bytes()
    assert [problem.message for problem in done.write()] == [
        "was changed in the meantime, and stays as it is: run this again"
    ]
    assert path.read_bytes() == late


def test_an_interrupted_draft_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = atomic.create_file

    def interrupted(path: Path, text: str) -> None:
        if path.name == "b.yml":
            raise KeyboardInterrupt
        create(path, text)

    monkeypatch.setattr(atomic, "create", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.create_files({tmp_path / "a.yml": "a\n", tmp_path / "b.yml": "b\n"})
    assert list(tmp_path.iterdir()) == []


def test_line_ends_of_windows_and_a_byte_order_mark_are_seen_and_mended(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    plain = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"))
    [problem] = check_files(load(small))
    assert problem.message.startswith("has the line ends of Windows, or begins with a byte order mark")
    assert communique(small, "fmt").exit_code == 0
    assert path.read_bytes() == plain


def test_a_record_of_the_wrong_form_is_told_the_rest_as_well(small: Path) -> None:
    path = small / "people/wang-yi.yml"
    path.write_text("nme:   Wang Yi # TODO which\n#~ by the machine\n", encoding="utf-8")
    told = " ".join(problem.message for problem in check_files(load(small)))
    for words in (
        "unknown key 'nme'",
        "the remark '# TODO which'",
        "still holds 1 line",
        "is not in the canonical form",
    ):
        assert words in told


def test_files_that_editors_leave_behind_are_no_records(small: Path) -> None:
    (small / "people/._wang-yi.yml").write_bytes(b"\0\1")
    (small / "people/.#wang-yi.yml").symlink_to("nowhere")
    assert check_files(load(small)) == []


def test_a_link_to_itself_is_told(small: Path) -> None:
    loop = small / "people/loop.yml"
    loop.symlink_to(loop)
    done = communique(small, "fmt", str(loop))
    assert (done.exit_code, isinstance(done.exception, SystemExit)) == (1, True)


def test_values_of_any_script_can_be_told_on_any_terminal(small: Path) -> None:
    (small / "people/wang-yi.yml").write_text("name:   Ван И\nsort: 1\n", encoding="utf-8")
    done = subprocess.run(
        ["communique", "check"],
        cwd=small.parent,
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "latin-1", "PATH": os.environ["PATH"]},
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_an_instrument_without_a_file_is_named_and_one_with_a_file_cited(small: Path) -> None:
    said = "The ministers signed the SCO Charter and the Protocol on Bees. They discussed the Plan on Wasps."
    done = communique(small, "draft", "--output", "-", text=f"{FRAME}\n\n{said}")
    named = [line.strip(" #~") for line in done.stdout.splitlines() if "No instrument of the register" in line]
    assert len(named) == 1
    assert "“Protocol on Bees”" in named[0]
    assert "instruments: [sco-charter]" in done.stdout
