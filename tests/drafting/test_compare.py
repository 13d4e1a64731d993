"""A draft compared with the record of the same meeting: what the release adds."""

from pathlib import Path

from tests.support.command import communique, read_files

RELEASE = """Press Release on the Meeting of the Council of Ministers of Foreign Affairs of the SCO

On 20 September 2017, an extraordinary meeting of the Council of Ministers of Foreign Affairs of the Shanghai Cooperation \
Organisation was held in New York, chaired by Foreign Minister of the People's Republic of China Wang Yi. The meeting was \
attended by Foreign Minister of the Russian Federation Sergey Lavrov and Deputy Minister of Culture of the Russian Federation \
Example Newcomer.

The foreign ministers condemned terrorism.
"""


def test_what_the_release_adds_is_printed_and_nothing_is_written(small: Path) -> None:
    before = read_files(small)
    done = communique(small, "draft", "--compare", text=RELEASE)
    assert (done.exit_code, read_files(small)) == (0, before)
    said = [line.strip() for line in done.stdout.splitlines()]
    assert said[0] == "What the release says and 2017-09-20-cfm-new-york does not:"
    assert "attendees added: Example Newcomer (example-newcomer), Russia (ru)" in said
    assert said[-1] == "statement in p2: condemned (objects), “condemned terrorism.”"
    assert not [line for line in said if "TODO" in line or "removed" in line]


def test_a_meeting_that_the_register_lacks_cannot_be_compared(small: Path) -> None:
    done = communique(small, "draft", "--compare", text=RELEASE.replace("20 September 2017", "20 September 2018"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: the register has no record of this meeting")
