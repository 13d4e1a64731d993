"""The guides and the code: every example record passes the check, every command, option and script is described."""

import os
import re
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from communique.checks.run import check_register
from communique.cli import main
from communique.files.form.canonical import format_document
from communique.files.yaml.reader import read_bytes
from communique.model.registries import REGISTRIES
from communique.register.loader import load
from tests.support.paths import ROOT, SAMPLE

COMMANDS = (ROOT / "docs/develop/index.md").read_text(encoding="utf-8").partition("## Commands")[2].partition("##")[0]
SUBCOMMANDS = {
    name: command
    for first, group in main.commands.items()
    for name, command in (
        {f"{first} {second}": inner for second, inner in group.commands.items()}
        if isinstance(group, click.Group)
        else {first: group}
    ).items()
}
"""Every command by its words: `check`, `new person`."""
WALK_THROUGH = ROOT / "docs/contribute/add-a-meeting.md"
"""Its blocks are parts of files, which `test_walkthrough.py` puts together."""
PAGES = sorted({*(ROOT / "docs").rglob("*.md")} - {WALK_THROUGH})
EXAMPLES = [
    (path, text)
    for page in PAGES
    for path, text in re.findall(r"```yaml\n# (releases/\S+)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_every_example_record_in_the_guides_passes_the_check(path: str, text: str, tmp_path: Path) -> None:
    """The sample has the entries that they name."""
    shutil.copytree(SAMPLE, tmp_path / "releases")
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert [str(problem) for problem in check_register(load(tmp_path / "releases"))] == []


@pytest.mark.parametrize(("path", "text"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_every_example_record_is_in_the_canonical_form(path: str, text: str) -> None:
    kind = next(kind for kind, registry in REGISTRIES.items() if registry.plural == path.split("/")[1])
    assert format_document(read_bytes(text.encode(), Path(path)), REGISTRIES[kind]) == text


def test_the_guide_has_examples() -> None:
    assert {path.split("/")[1] for path, _ in EXAMPLES} >= {"meetings", "people"}


def test_every_yaml_block_of_the_guides_is_checked() -> None:
    blocks = sum(page.read_text(encoding="utf-8").count("```yaml") for page in PAGES)
    assert blocks == len(EXAMPLES)


def test_the_guides_name_only_commands_that_exist() -> None:
    named = {
        name
        for page in [*PAGES, WALK_THROUGH, ROOT / "README.md"]
        for name in re.findall(
            r"^(?:\$ | {4})?[`(]?communique ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert {"check", "diff", "finish", "new"} <= named <= set(main.commands)


@pytest.mark.parametrize("name", sorted(SUBCOMMANDS))
def test_every_command_is_described(name: str) -> None:
    assert f"`communique {name}" in COMMANDS
    command = SUBCOMMANDS[name]
    assert isinstance(command, click.Command)
    assert command.help


def list_params(command: click.Command) -> list[click.Parameter]:
    """Return the arguments and options of a command, without `--help`."""
    return command.get_params(click.Context(command, help_option_names=[]))


@pytest.mark.parametrize("name", sorted(SUBCOMMANDS))
def test_every_option_is_described(name: str) -> None:
    row = re.search(rf"^\| `communique {name}\b.*$", COMMANDS, re.MULTILINE)
    assert row
    options = [option for option in list_params(SUBCOMMANDS[name]) if isinstance(option, click.Option)]
    assert [option.opts for option in options if not any(word in row[0] for word in option.opts)] == []
    for argument in list_params(SUBCOMMANDS[name]):
        if isinstance(argument, click.Argument):
            wanted = (argument.metavar or argument.name or "").upper().partition("_")[0].removesuffix("S")
            assert wanted in row[0].partition(" | ")[0].upper(), argument.name


def test_every_option_of_all_commands_and_every_script_is_described() -> None:
    assert [option.opts for option in main.params if option.opts[0] not in COMMANDS] == []
    scripts = [path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and os.access(path, os.X_OK)]
    assert [name for name in scripts if f"| `scripts/{name}" not in COMMANDS] == []


def test_help_is_given_without_a_complaint() -> None:
    for name in SUBCOMMANDS:
        done = CliRunner().invoke(main, [*name.split(), "--help"])
        assert (done.exit_code, done.stderr) == (0, ""), name


def test_every_option_says_what_it_takes() -> None:
    for command in (main, *SUBCOMMANDS.values()):
        for option in list_params(command):
            if isinstance(option, click.Option):
                assert option.help or isinstance(option.type, click.Choice), (command.name, option.name)
