"""Odd releases: what they deny is not drafted, what they get wrong ends in a sentence, what is long is read in few calls."""

from pathlib import Path

import pytest

from communique.drafting.meeting.facts.session import read_roman
from communique.drafting.meeting.phrases import SESSION
from communique.drafting.text.dates import find_dates
from tests.support.command import communique
from tests.support.effort import count_calls

FRAME = "The SCO Council of Ministers of Foreign Affairs met in Moscow on 24 April 2031. "


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
    assert done.exit_code in (0, 1)
    assert done.stderr.startswith(("Found: ", "Error: "))


def test_a_register_without_records_drafts_as_well(tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    done = communique(tmp_path / "releases", "draft", "--output", "-", text=FRAME + "They agreed on the plan.")
    assert done.exit_code in (0, 1)
    assert done.stderr.startswith(("Found: ", "Error: "))


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


def test_the_report_quotes_each_sentence_of_which_a_person_was_not_taken(small: Path) -> None:
    said = "Also on the stage was Minister of Energy Example Person. It rained."
    done = communique(small, "draft", "--output", "-", text=f"{FRAME}They agreed on the plan of work.\n\n{said}")
    assert "  p2 names Example Person: “Also on the stage was Minister of Energy Example Person.”" in done.stderr
    assert "It rained" not in done.stderr


def test_an_announcement_and_another_organisation_are_reported(small: Path) -> None:
    text = "The CIS Council of Ministers of Foreign Affairs will meet in Moscow on 24 April 2031.\n\nThe Shanghai Cooperation Organisation is invited."
    done = communique(small, "draft", "--output", "-", text=text)
    assert "Announced: the release speaks of a meeting to come (“will meet”)." in done.stderr
    assert "it seems to be a meeting of another organisation (CIS), not of the SCO" in done.stderr
    assert "held: announced" in done.stdout


@pytest.mark.parametrize(
    ("printed", "day", "clock"),
    [
        ("2016/05/24", "2016-05-24", None),
        ("2016.05.24 10:30", "2016-05-24", "10:30"),
        ("2016/05/2410:30", "2016-05-24", "10:30"),
        ("22.09.201713:24", "2017-09-22", "13:24"),
        ("24 May 201610:30", "2016-05-24", "10:30"),
        ("2016-05-2410:30", "2016-05-24", "10:30"),
        ("June 10, 2018 | 12:30", "2018-06-10", "12:30"),
        ("the 23rd of May 2018 in Islamabad", "2018-05-23", None),
    ],
)
def test_a_date_is_read_in_either_order_and_with_its_time(printed: str, day: str, clock: str | None) -> None:
    assert [(dated.edtf, dated.clock) for dated in find_dates(printed)] == [(day, clock)]


@pytest.mark.parametrize(
    ("numeral", "number"), [("IV", 4), ("IX", 9), ("XIV", 14), ("XVII", 17), ("XXIX", 29), ("XL", 40)]
)
def test_roman_numerals_are_read(numeral: str, number: int) -> None:
    assert read_roman(numeral) == number
    found = SESSION.search(f"the {numeral} meeting of the council")
    assert found is not None
    assert found["roman"] == numeral


def test_many_short_lines_take_few_calls(small: Path) -> None:
    text = "".join(f"w{n}\n" for n in range(20_000)) + "SCO the and of\n"
    said: list[str] = []
    assert count_calls(lambda: said.append(communique(small, "draft", text=text).stderr)) < 100 * 20_000
    assert said[0].startswith("Error: ")


def test_lists_and_sentences_beyond_any_release_are_left_aside_after_few_calls(small: Path) -> None:
    people = ", ".join(f"Minister of Trade of the Russian Federation A. Name{chr(97 + n % 26)}" for n in range(350))
    text = (
        f"{FRAME}\n\nThe meeting was attended by {people}.\n{'The parties noted, agreed and stressed, ' * 500}"
        "\n\nThey noted the plan of work."
    )
    said: list[str] = []
    assert count_calls(lambda: said.append(communique(small, "draft", "-o", "-", text=text).stderr)) < 10_000_000
    assert "too long to read" in said[0]


def test_an_instrument_without_a_file_is_named_and_one_with_a_file_cited(small: Path) -> None:
    said = "The ministers signed the SCO Charter and the Protocol on Bees. They discussed the Plan on Wasps."
    done = communique(small, "draft", "--output", "-", text=f"{FRAME}\n\n{said}")
    named = [line.strip(" #~") for line in done.stdout.splitlines() if "No instrument in the register" in line]
    assert len(named) == 1
    assert "“Protocol on Bees”" in named[0]
    assert "instruments: [sco-charter]" in done.stdout
