"""The command `communique draft`: what it writes, what it refuses, and that nothing is lost or half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from communique.checks.run import check_register
from communique.drafting.text.source import MAX_PARAGRAPHS, MAX_SOURCE_BYTES, MAX_SOURCE_CHARACTERS
from communique.register.loader import load
from tests.support.command import communique, read_files
from tests.support.effort import count_calls
from tests.support.paths import ROOT

RELEASE = """Press Release on the Meeting of the Council of Ministers of Foreign Affairs of the SCO
25.04.2018 10:20

On 24 April 2018, the Council of Ministers of Foreign Affairs of the Shanghai Cooperation Organisation met in Moscow. \
Foreign Minister of the Russian Federation S. Lavrov, Foreign Minister of the People's Republic of China Wang Yi and \
Minister of Culture of the Republic of India A. Newcomer attended the meeting.

Foreign Minister of the Russian Federation Sergey Lavrov chaired the meeting.

The foreign ministers noted the role of the United Nations, and condemned terrorism.
"""
RECORD = Path("meetings/2018/2018-04-24-cfm-moscow.yml")


def test_a_draft_goes_into_the_register_with_an_entry_for_each_newcomer(small: Path, tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(RELEASE, encoding="utf-8")
    before = read_files(small)
    done = communique(small, "draft", str(release))
    assert done.exit_code == 0, done.output
    assert done.stdout == (
        "Wrote releases/meetings/2018/2018-04-24-cfm-moscow.yml and releases/people/a-newcomer.yml.\n"
    )
    assert "Not found: " in done.stderr
    assert "1 new" in done.stderr
    after = read_files(small)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {str(RECORD), "people/a-newcomer.yml"}


def test_a_draft_passes_the_check_but_for_what_only_a_person_can_say(small: Path) -> None:
    assert communique(small, "draft", text=RELEASE).exit_code == 0
    left = [problem.message for problem in check_register(load(small)) if not problem.message.startswith("the summary")]
    assert sorted(left) == [
        "'TODO' is still to be done: fill it in, or leave it out (null or []) if it is not known",
        "'TODO' is still to be done: fill it in, or leave it out (null or []) if it is not known",
        "'TODO' is still to be done: fill it in, or leave it out (null or []) if it is not known",
        "the person has no source: write `sources:`, with a page that names the person",
        "the record has no source: write `sources:`, with a page that reports the meeting",
        "the record has resolutions but no `outcomes:`: write one of complete, partial, digest, unknown",
        "the resolution 'r1' has no topic: write `topics:`, with ids from topics.yml",
        "the resolution 'r2' has no topic: write `topics:`, with ids from topics.yml",
        "the source of the text is missing: write `text_source:`",
    ]
    text = (small / RECORD).read_text(encoding="utf-8")
    assert text.count("summary: TODO") == 2
    for line in ("chair: sergey-lavrov", "published: 2018-04-25T10:20", "#~ p2: “Foreign Minister of the Russian"):
        assert line in text


def test_a_known_host_makes_the_address_a_source(small: Path) -> None:
    """The small register has one page of example.org, so publisher and grade are known."""
    assert communique(small, "draft", "--url", "https://example.org/other", text=RELEASE).exit_code == 0
    meeting = load(small).meetings[RECORD.stem]
    assert [(source.url, source.publisher) for source in meeting.sources] == [("https://example.org/other", "Example")]
    assert meeting.text_source == "https://example.org/other"


def test_an_unknown_host_leaves_publisher_and_grade_to_a_person(small: Path) -> None:
    assert communique(small, "draft", "--url", "https://example.net/a", text=RELEASE).exit_code == 0
    assert load(small).meetings[RECORD.stem].sources == []
    assert "#~  - url: https://example.net/a\n#~    publisher: TODO\n" in (small / RECORD).read_text(encoding="utf-8")


def test_a_second_run_refuses_to_overwrite(small: Path) -> None:
    assert communique(small, "draft", text=RELEASE).exit_code == 0
    before = read_files(small)
    again = communique(small, "draft", text=RELEASE)
    assert again.exit_code == 1
    assert "2018-04-24-cfm-moscow" in again.stderr
    assert "--compare" in again.stderr
    assert read_files(small) == before


def test_a_meeting_that_is_known_under_another_day_is_not_drafted_again(small: Path) -> None:
    text = RELEASE.replace("On 24 April 2018", "On 20-21 September 2017").replace("25.04.2018", "25.09.2017")
    text = text.replace("met in Moscow", "met in New York")
    known = small / "meetings/2017/2017-09-20-cfm-new-york.yml"
    known.rename(known.with_name("2017-09-21-cfm-new-york.yml"))
    moved = known.with_name("2017-09-21-cfm-new-york.yml")
    moved.write_text(
        moved.read_text(encoding="utf-8").replace("date: 2017-09-20", "date: 2017-09-20/2017-09-21"), encoding="utf-8"
    )
    before = read_files(small)
    done = communique(small, "draft", text=text)
    assert (done.exit_code, read_files(small)) == (1, before)
    assert "2017-09-21-cfm-new-york" in done.stderr
    assert communique(small, "draft", "-o", "-", text=text).exit_code == 0


def test_an_entry_that_cannot_be_written_takes_the_record_back(small: Path) -> None:
    """The folder of people is a file: the entry of the newcomer fails after the record was written."""
    output = small.parent / "drafts" / "one.yml"
    (small.parent / "drafts").mkdir()
    (small.parent / "drafts" / "one-people").write_text("in the way", encoding="utf-8")
    done = communique(small, "draft", "--output", str(output), text=RELEASE)
    assert done.exit_code == 1
    assert "nothing was written" in done.stderr
    assert set(read_files(small.parent / "drafts")) == {"one-people"}


def test_an_entry_that_is_there_keeps_the_record_from_being_written(small: Path) -> None:
    output = small.parent / "one.yml"
    (small.parent / "one-people").mkdir()
    (small.parent / "one-people" / "a-newcomer.yml").write_text("name: Mine\n", encoding="utf-8")
    done = communique(small, "draft", "-o", str(output), text=RELEASE)
    assert (done.exit_code, output.exists()) == (1, False)


def test_a_record_written_elsewhere_has_its_people_beside_it(small: Path) -> None:
    output = small.parent / "drafts" / "mine.yml"
    assert communique(small, "draft", "-o", str(output), text=RELEASE).exit_code == 0
    assert set(read_files(output.parent)) == {"mine.yml", "mine-people/a-newcomer.yml"}
    assert "a-newcomer.yml" not in read_files(small)


def test_on_the_screen_nothing_is_written_and_the_whole_is_one_record(small: Path) -> None:
    before = read_files(small)
    done = communique(small, "draft", "-o", "-", text=RELEASE)
    assert (done.exit_code, read_files(small)) == (0, before)
    path = small / RECORD
    path.parent.mkdir(parents=True)
    path.write_text(done.stdout, encoding="utf-8")
    assert RECORD.stem in load(small).meetings
    assert "#~ name: A. Newcomer\n" in done.stdout


def test_without_text_the_record_quotes_nothing(small: Path) -> None:
    assert communique(small, "draft", "--without-text", text=RELEASE).exit_code == 0
    meeting = load(small).meetings[RECORD.stem]
    assert (meeting.text, meeting.annotations, len(meeting.resolutions)) == ([], [], 2)
    assert not any(resolution.quote or resolution.paragraphs for resolution in meeting.resolutions)


def test_what_the_release_does_not_say_can_be_said(small: Path) -> None:
    text = "The foreign ministers of the Shanghai Cooperation Organisation gathered. They welcomed the talks."
    refused = communique(small, "draft", text=text)
    assert refused.exit_code == 1
    assert "not found: the title, the day, the place." in refused.stderr
    assert "--date" in refused.stderr
    done = communique(small, "draft", "--date", "2018-04-24", "--place", "moscow", text=text)
    assert done.exit_code == 0, done.output
    assert load(small).meetings[RECORD.stem].date.text == "2018-04-24"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--date", "2018-02-30"), "there is no such day"),
        (("--body", "cmf"), "did you mean 'cfm' (Council"),
        (("--place", "../moscow"), "unknown place"),
        (("--url", "javascript:alert(1)"), "is not the address of a web page"),
    ],
)
def test_bad_words_are_refused(words: tuple[str, str], reason: str, small: Path) -> None:
    before = read_files(small)
    done = communique(small, "draft", *words, text=RELEASE)
    assert (done.exit_code, read_files(small)) == (1, before)
    assert reason in done.stderr


BAD: dict[str, tuple[bytes, str]] = {
    "an empty file": (b"", "the file is empty"),
    "a blank file": (b" \n\n\t\n", "the file is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(500), "the file is binary"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF or an office document"),
    "a text that is not UTF-8": ("On 24 April 2018 the café".encode("latin-1") * 4, "is not UTF-8 in line 1"),
    "five megabytes": (b"The meeting was held. " * 250_000, "larger than 2 MiB"),
    "a text longer than any release": (b"The meeting was held. " * 20_000, "the limit is 150,000"),
    "a release in Russian": (
        "Заседание Совета министров иностранных дел ШОС состоялось в Москве. ".encode() * 3,
        "Cyrillic",
    ),
    "a release in Chinese": (
        "上海合作组织成员国外交部长理事会会议在莫斯科举行。会议由外交部长王毅主持。".encode() * 3,
        "Chinese",
    ),
    "a text in another language": (
        b"Le conseil des ministres se reunit a Moscou pour parler de la paix. " * 3,
        "English",
    ),
    "a text about something else": (
        b"Beat the eggs with the sugar in a bowl, and bake the cake until it is done.",
        "neither the SCO",
    ),
    "a scanned mess": (
        b"Th3 m33t1ng 0f th3 C0unc1l ,,-- 5hangha1 C00perat10n wa5 h3ld 1n the ~~ of | and the to",
        "neither the SCO",
    ),
    "a page without text": (
        b"<html><head><title>x</title></head><body><script>1</script></body></html>",
        "no text was found",
    ),
    "an unknown encoding": (
        b'<html><meta charset="klingon"><body><p>The SCO met.</p></body></html>',
        "unknown encoding",
    ),
    "control characters": (
        b"\x1b[31m\x07 the SCO met in Moscow \x1b[0m and the ministers of it talked on and on.",
        "not found: ",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_with_a_reason(name: str, small: Path) -> None:
    content, reason = BAD[name]
    before = read_files(small)
    done = communique(small, "draft", text=content)
    assert done.exit_code == 1, done.output
    assert done.stderr.startswith("Error: ")
    assert reason in done.stderr
    assert read_files(small) == before


def test_a_table_gives_a_draft_that_says_what_it_lacks(small: Path) -> None:
    table = (
        "Council of Ministers of Foreign Affairs of the SCO, Moscow, 24 April 2018\n"
        "State\tHead of delegation\nChina\tWang Yi\nRussia\tSergey Lavrov\n"
    )
    done = communique(small, "draft", text=table)
    assert done.exit_code == 0, done.output
    assert "Not found: kind of release, time of publication, how they met, chair, operative statements" in done.stderr
    assert "Unsure:" in done.stderr
    came = load(small).meetings[RECORD.stem].attendees
    assert [(one.person, one.state, one.office) for one in came] == [
        ("wang-yi", "cn", None),
        ("sergey-lavrov", "ru", None),
    ]


def test_markup_in_a_text_stays_text(small: Path) -> None:
    """What looks like YAML, a comment or an escape in a release is quoted, never obeyed."""
    nasty = RELEASE.replace("A. Newcomer", "A. O'New\u2019comer").replace(
        "noted the role", 'noted: "the [role]" {of}, # and\\n *all* \u202e &such things as - ? | > % @ ` in'
    )
    done = communique(small, "draft", text=nasty)
    assert done.exit_code == 0, done.output
    text = load(small).meetings[RECORD.stem].text[2].text
    assert 'noted: "the [role]" {of}, # and\\n *all* &such things as - ? | > % @ ` in of the United' in text


def test_the_command_reads_standard_input(small: Path) -> None:
    """Run as a person runs it, in a pipe."""
    command = [str(Path(sys.executable).parent / "communique"), "draft", "-o", "-"]
    done = subprocess.run(
        command, input=RELEASE, cwd=small.parent, capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# yaml-language-server: ")
    missing = subprocess.run(
        [*command[:2], "nowhere.txt"], cwd=small.parent, capture_output=True, text=True, check=False
    )
    assert (missing.returncode, "Traceback" in missing.stderr) == (2, False)


def test_the_limit_of_a_file_is_the_one_that_is_stated() -> None:
    guide = (ROOT / "docs/contribute/index.md").read_text(encoding="utf-8")
    for words in (
        f"{MAX_SOURCE_BYTES >> 20} MiB",
        f"{MAX_SOURCE_CHARACTERS:,} characters",
        f"{MAX_PARAGRAPHS:,} paragraphs",
    ):
        assert words in guide


@pytest.mark.parametrize(
    ("paragraph", "count", "reason"),
    [
        ("a", 100_000, "the text has 100,001 paragraphs; the limit is 5,000"),
        ("Done.", 100_000, "the text has 500,054 characters; the limit is 150,000"),
        ("a " * 20, MAX_PARAGRAPHS, "the text has 195,054 characters; the limit is 150,000"),
    ],
)
def test_a_text_of_very_many_paragraphs_is_refused_before_it_is_read(
    small: Path, paragraph: str, count: int, reason: str
) -> None:
    title = "Meeting of the Council of Ministers of Foreign Affairs"
    found: list[Result] = []
    words = "\n\n".join([title, *[paragraph] * count])
    calls = count_calls(lambda: found.append(communique(small, "draft", "-o", "-", text=words)))
    assert found[0].stderr == f"Error: {reason}\n"
    assert calls < 50 * count
