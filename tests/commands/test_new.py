"""`communique new`: a skeleton that names every field, and that never overwrites a record."""

from pathlib import Path

from tests.support.command import communique


def test_new_writes_a_record_that_lacks_its_author_and_a_source_and_never_overwrites(small: Path) -> None:
    path = small / "meetings/2018/2018-04-24-cfm-moscow.yml"
    done = communique(small, "new", "2018-04-24", "cfm", "moscow")
    assert (
        done.stdout
        == "Wrote releases/meetings/2018/2018-04-24-cfm-moscow.yml. Next: fill it in, then run `communique finish` on it.\n"
    )
    written = path.read_bytes()
    comments, source = communique(small, "check").stdout.splitlines()
    assert comments.startswith("releases/meetings/2018/2018-04-24-cfm-moscow.yml:2:1: still has ")
    assert source.endswith("(record-has-sources)")
    again = communique(small, "new", "2018-04-24", "cfm", "moscow")
    assert again.exit_code == 1
    assert "already exists; nothing was written" in again.stderr
    assert path.read_bytes() == written
    assert [file.name for file in path.parent.iterdir()] == [path.name]


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


def test_new_refuses_bad_words_and_writes_nothing(small: Path) -> None:
    for words, reason in [
        (("2018-02-30", "cfm", "moscow"), "there is no such day"),
        (("2018-02-20", "cmf", "moscow"), "did you mean 'cfm'?"),
        (("2018-02-20", "cfm", "../../moscow"), "unknown place"),
        (("../2018", "cfm", "moscow"), "expected a date"),
    ]:
        done = communique(small, "new", *words)
        assert done.exit_code == 1
        assert reason in done.stderr
        assert "Traceback" not in done.stderr
    assert [path.name for path in (small / "meetings").iterdir()] == ["2017"]
