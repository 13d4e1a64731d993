"""The commands that write new entries: records of meetings, and entries of people, instruments, places and bodies."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.commands.prompts import ask, can_ask
from communique.commands.selection import display_file
from communique.model.kinds import ADDED_BY_COMMAND
from communique.text.suggestions import find_nearest
from communique.text.words import pluralise, quote_value

if TYPE_CHECKING:
    from communique.drafting.skeletons.meeting import NewMeeting
    from communique.register.register import Register


class _NewGroup(click.Group):
    """Takes a word that is not a subcommand as the day of a meeting: `new 2018-04-24 cfm moscow`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the subcommand and its arguments."""
        if args and args[0] not in self.commands:
            if near := find_nearest(args[0], self.commands):
                raise click.UsageError(f"No such command {quote_value(args[0])}; did you mean '{near}'?", ctx)
            args = ["meeting", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=_NewGroup, no_args_is_help=True)
def new() -> None:
    """Write a new entry, with comments that explain its fields. Nothing that exists is overwritten.

    The word `meeting` can be left out: `communique new 2018-04-24 cfm moscow`.
    """


@new.command(name="meeting")
@click.argument("date", default="")
@click.argument("body", default="")
@click.argument("place", default="")
@click.pass_obj
def new_meeting(releases: Path, date: str, body: str, place: str) -> None:
    """Write the skeleton of a record for a meeting on DATE of BODY at PLACE, or `video` for one by video link.

    At a terminal, the command asks for what is left out.
    """
    from communique.drafting.skeletons.meeting import NewMeeting
    from communique.register.loader import load

    meeting = NewMeeting(load(releases), date, body, place)
    if not (date and body and place):
        meeting = _ask_for_meeting(meeting)
    path = meeting.create()
    for doubt in meeting.list_doubts():
        click.echo(f"Note: {doubt}", err=True)
    click.echo(f"Wrote {display_file(releases, path)}. Next: fill it in, then run `communique finish` on it.")


def _ask_for_meeting(meeting: "NewMeeting") -> "NewMeeting":
    if not can_ask():
        raise click.UsageError("Name the day, the body and the place: communique new 2018-04-24 cfm moscow")
    return type(meeting)(
        meeting.register,
        meeting.date or ask("date", "The day: 2018-04-24, or 2018-04-23/2018-04-24.", meeting.explain_date),
        meeting.body or ask("body", "The id of the body that met, from bodies.yml.", meeting.explain_body),
        meeting.place or ask("place", "The id of the place, from places.yml, or video.", meeting.explain_place),
    )


class _EntryCommand(click.Command):
    """Writes an entry of one kind. Its options are the fields that such an entry needs, as the model says."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind, callback=self._write, help=_ENTRY_HELP.format(kind=kind))
        self.params = [
            click.Argument(["name"], default=""),
            click.Option(["--id", "entry_id"], help="The id; otherwise it is made from the name."),
        ]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the name, the id and an option for each field. Only who asks for them waits for the model."""
        help_option = self.get_help_option(ctx)
        return [*self.params, *self._fields, *([help_option] if help_option else [])]

    @cached_property
    def _fields(self) -> list[click.Option]:
        from communique.drafting.skeletons.entry import NAMES, list_asked
        from communique.model.registries import REGISTRIES

        return [
            click.Option([f"--{item.name.replace('_', '-')}", item.name], help=item.field.meaning, metavar="TEXT")
            for item in list_asked(REGISTRIES[self.name or ""].model)
            if item.name not in NAMES
        ]

    def _write(self, name: str, entry_id: str | None, **given: str | None) -> None:
        from communique.register.loader import load

        releases: Path = click.get_current_context().obj
        fields = {key: value for key, value in given.items() if value}
        _write_entry(load(releases), self.name or "", name, entry_id, fields)


_ENTRY_HELP = """Write an entry for the {kind} NAME.

At a terminal, the command asks for fields that are not given; otherwise the entry has TODO for them.
"""

for _kind in ADDED_BY_COMMAND:
    new.add_command(_EntryCommand(_kind))


_NAMED_AT_LENGTH = ("body", "instrument")
"""Kinds whose ids are shorter than their names, so that the one made from the name is only a proposal."""


def _write_entry(register: "Register", kind: str, name: str, entry_id: str | None, given: dict[str, str]) -> None:
    """Write an entry. In place of a name, an id can be given: a message about an unknown id has no name."""
    from communique.drafting.skeletons.entry import TODO, NewEntry, derive_id, list_asked
    from communique.model.registries import REGISTRIES
    from communique.model.types import SLUG

    if SLUG.fullmatch(name) and not entry_id:
        name, entry_id = "", name
    asked = list_asked(REGISTRIES[kind].model)
    given |= {asked[0].name: name} if name else {}
    if can_ask():
        for item in asked:
            if item.name not in given and (answer := _ask_for_field(register, kind, item.name, item.field.meaning)):
                given[item.name] = answer
    elif not (name or entry_id):
        raise click.UsageError(f"Give a name: communique new {kind} NAME")
    if not entry_id:
        entry_id = derive_id(given.get("short") or given.get(asked[0].name, ""))
        if can_ask() and kind in _NAMED_AT_LENGTH:
            entry_id = _ask_for_id(register, kind, entry_id)
    entry = NewEntry(register, kind, entry_id, given)
    path = entry.write()
    for namesake in entry.find_namesakes():
        other = f" If not, write `distinct_from: [{namesake}]` in the new file." if kind == "person" else ""
        click.echo(f"Note: '{namesake}' has this name or a similar one: is it the same {kind}?{other}", err=True)
    left = sum(item.name not in given for item in asked)
    todo = f"replace {pluralise(left, TODO)} in it, then " if left else ""
    click.echo(f"Wrote '{entry_id}' in {display_file(register.root, path)}. Next: {todo}run `communique finish` on it.")


def _ask_for_id(register: "Register", kind: str, proposed: str) -> str:
    from communique.drafting.skeletons.entry import NewEntry

    def explain(answer: str) -> str | None:
        return next(iter(NewEntry(register, kind, answer, {}).list_problems()), None)

    return ask("id", "The id: short, as it is part of the address and never changes.", explain, proposed)


def _ask_for_field(register: "Register", kind: str, name: str, meaning: str) -> str:
    from communique.drafting.skeletons.entry import NewEntry

    def explain(answer: str) -> str | None:
        entry = NewEntry(register, kind, "a", {name: answer})
        return next((problem for _, problem in entry.find_wrong_values()), None)

    return ask(name.replace("_", " "), meaning, explain)
