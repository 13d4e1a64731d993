"""`communique new` for meetings: a skeleton that names every field, and that never overwrites a record."""

from pathlib import Path

import pytest

from tests.support.command import communique, read_files

RECORD = "meetings/2018/2018-04-24-cfm-moscow.yml"


def test_new_writes_a_record_that_lacks_its_author_and_a_source_and_never_overwrites(small: Path) -> None:
    path = small / RECORD
    done = communique(small, "new", "meeting", "2018-04-24", "cfm", "moscow")
    assert done.stdout == f"Wrote releases/{RECORD}. Next: fill it in, then run `communique finish` on it.\n"
    written = path.read_bytes()
    comments, source = communique(small, "check").stdout.splitlines()
    assert comments.startswith(f"releases/{RECORD}:2:1: still has ")
    assert source.endswith("(record-has-sources)")
    again = communique(small, "new", "meeting", "2018-04-24", "cfm", "moscow")
    assert again.exit_code == 1
    assert f"releases/{RECORD} already exists; nothing was written" in again.stderr
    assert path.read_bytes() == written
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_on_a_full_disk_nothing_is_written_and_a_sentence_says_so(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = read_files(small)
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    done = communique(small, "new", "2018-04-24", "cfm", "moscow")
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "Error: No space left on device\n")
    assert read_files(small) == before


def test_the_word_meeting_can_be_left_out(small: Path) -> None:
    assert communique(small, "new", "2018-04-24", "cfm", "moscow").exit_code == 0
    assert (small / RECORD).exists()


def test_a_misspelt_kind_is_no_day_of_a_meeting(small: Path) -> None:
    done = communique(small, "new", "persn", "He Rong")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        "Error: No such command 'persn'; did you mean 'person'?",
    )


def test_the_skeleton_names_every_field_and_says_what_it_takes(small: Path) -> None:
    communique(small, "new", "2018", "cfm", "moscow")
    text = (small / "meetings/2018/2018-cfm-moscow.yml").read_text(encoding="utf-8")
    assert (
        "#~ How the participants met: in person where a page says where; null where no page says. One of: in-person,\n#~ video, hybrid.\nmode: null\n"
        in text
    )
    assert "#~     used_for: … What the page was used for" in text
    assert communique(small, "finish", str(small / "meetings/2018/2018-cfm-moscow.yml")).exit_code == 0
    [problem] = communique(small, "check").stdout.splitlines()
    assert problem.endswith("(record-has-sources)")


def test_a_meeting_of_several_days_is_named_after_the_last_and_one_by_video_has_no_place(small: Path) -> None:
    assert communique(small, "new", "2018-04-23/2018-04-24", "cfm", "moscow").exit_code == 0
    assert communique(small, "new", "2018-05-30", "cfm", "video").exit_code == 0
    assert sorted(path.name for path in (small / "meetings/2018").iterdir()) == [
        "2018-04-24-cfm-moscow.yml",
        "2018-05-30-cfm-video.yml",
    ]
    video = (small / "meetings/2018/2018-05-30-cfm-video.yml").read_text(encoding="utf-8")
    assert "\nmode: video\n" in video
    assert "\nvenue: null\n" in video


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("2018-02-30", "cfm", "moscow"), "there is no such day"),
        (("24/04/2018", "cfm", "moscow"), "did you mean 2018-04-24?"),
        (("04/24/2018", "cfm", "moscow"), "did you mean 2018-04-24?"),
        (("../2018", "cfm", "moscow"), "expected a date"),
        (("2018-02-20", "cmf", "moscow"), "did you mean 'cfm' (Council of Ministers of Foreign Affairs)?"),
        (("2018-02-20", "foreign", "moscow"), "did you mean 'cfm' (Council of Ministers of Foreign Affairs)?"),
        (("2018-02-20", "xyz", "moscow"), "unknown body 'xyz' (expected one of: cfm, secretariat, un)"),
        (("2018-02-20", "sco", "moscow"), "the body 'sco' (Shanghai Cooperation Organisation) holds no meetings"),
        (("2018-02-20", "cfm", "Moscow"), "Moscow has the id 'moscow'"),
        (("2018-02-20", "cfm", "../../xyz"), "unknown place '../../xyz' (expected one of: new-york, moscow, video)"),
    ],
)
def test_a_wrong_word_is_explained_and_nothing_is_written(
    small: Path, words: tuple[str, str, str], reason: str
) -> None:
    before = read_files(small)
    done = communique(small, "new", *words)
    assert done.exit_code == 1
    assert reason in done.stderr
    assert read_files(small) == before


def test_all_that_is_wrong_is_said_at_once(small: Path) -> None:
    done = communique(small, "new", "24/04/2018", "cmf", "mosow")
    assert [line.partition(";")[0] for line in done.stderr.splitlines()] == [
        "Error: '24/04/2018': expected a date such as 2017-09-20, 2017-09 or 2017",
        "unknown body 'cmf'",
        "unknown place 'mosow'",
        "Nothing was written.",
    ]


def test_without_a_terminal_nothing_is_asked(small: Path) -> None:
    done = communique(small, "new", "meeting", "2018-04-24")
    assert done.exit_code == 2
    assert "Name the day, the body and the place" in done.stderr


def test_a_record_of_the_same_body_and_day_under_another_name_is_pointed_out(small: Path) -> None:
    done = communique(small, "new", "2017-09-19/2017-09-20", "cfm", "moscow")
    assert done.exit_code == 0
    assert done.stderr.startswith("Note: 2017-09-20-cfm-new-york is a record of this body and day too (Council of ")
    assert communique(small, "new", "2017-09-21", "cfm", "moscow").stderr == ""


def test_the_series_of_ministries_are_named_where_a_body_stands_for_all_of_them(small: Path) -> None:
    with (small / "bodies.yml").open("a", encoding="utf-8") as file:
        file.write("ministry-heads: {name: Heads of Ministries, scope: sco, one_series: false}\n")
        file.write("justice-ministers: {name: Meeting of Ministers of Justice, scope: sco, parent: ministry-heads}\n")
    done = communique(small, "new", "2018-04-24", "ministry-heads", "moscow")
    assert done.stderr == (
        "Note: These have a body of their own, to be used instead of ministry-heads: justice-ministers.\n"
    )
    wrong = communique(small, "new", "2018-04-24", "justice", "moscow")
    assert "did you mean 'justice-ministers' (Meeting of Ministers of Justice)?" in wrong.stderr
