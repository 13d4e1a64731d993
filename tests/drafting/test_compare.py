"""A draft held against the record of the same meeting: what the release adds, in words."""

from pathlib import Path

from click.testing import CliRunner, Result

from communique.cli import main

RELEASE = """Press Release on the Meeting of the Council of Ministers of Foreign Affairs of the SCO

On 20 September 2017, an extraordinary meeting of the Council of Ministers of Foreign Affairs of the Shanghai Cooperation \
Organisation was held in New York, chaired by Foreign Minister of the People's Republic of China Wang Yi. The meeting was \
attended by Foreign Minister of the Russian Federation Sergey Lavrov and Deputy Minister of Culture of the Russian Federation \
Example Newcomer.

The foreign ministers condemned terrorism.
"""


def compared(releases: Path, text: str) -> Result:
    return CliRunner().invoke(main, ["--releases", str(releases), "draft", "--compare"], input=text)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_the_release_adds_is_told_and_nothing_is_written(small: Path) -> None:
    before = files(small)
    done = compared(small, RELEASE)
    assert (done.exit_code, files(small)) == (0, before)
    told = [line.strip() for line in done.stdout.splitlines()]
    assert told[0] == "What the release says and 2017-09-20-cfm-new-york does not:"
    assert "attendees added: Example Newcomer (example-newcomer), Russia (ru)" in told
    assert told[-1] == "statement in p2: condemned (objects), “condemned terrorism.”"
    assert not [line for line in told if "TODO" in line or "removed" in line]


def test_a_meeting_that_the_register_has_not_cannot_be_compared(small: Path) -> None:
    done = compared(small, RELEASE.replace("20 September 2017", "20 September 2018"))
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Not written: the register has no record of this meeting: write one, without --compare\n"
