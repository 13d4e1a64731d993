"""The commands that write new entries: records of meetings, and entries of people, instruments, places and bodies."""

from pathlib import Path

import click

from communique.commands.asking import ask, can_ask
from communique.commands.selection import display_file
from communique.drafting.skeletons.entry import NAMES, TODO, NewEntry, derive_id, list_asked
from communique.drafting.skeletons.meeting import NewMeeting
from communique.model.registries import ADDED_BY_COMMAND, REGISTRIES
from communique.model.types import SLUG
from communique.register.loader import load
from communique.register.register import Register
from communique.text import find_nearest, pluralise, quote_value


class _NewGroup(click.Group):
    """Takes what is no subcommand for the day of a meeting: `new 2018-04-24 cfm moscow`."""

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

    What is left out is asked for, if there is a terminal.
    """
    meeting = NewMeeting(load(releases), date, body, place)
    if not (date and body and place):
        meeting = _ask_for_meeting(meeting)
    path = meeting.create()
    for doubt in meeting.list_doubts():
        click.echo(f"Note: {doubt}", err=True)
    click.echo(f"Wrote {display_file(releases, path)}. Next: fill it in, then run `communique finish` on it.")


def _ask_for_meeting(meeting: NewMeeting) -> NewMeeting:
    if not can_ask():
        raise click.UsageError("Name the day, the body and the place: communique new 2018-04-24 cfm moscow")
    return NewMeeting(
        meeting.register,
        meeting.date or ask("date", "The day: 2018-04-24, or 2018-04-23/2018-04-24.", meeting.explain_date),
        meeting.body or ask("body", "The id of the body that met, from bodies.yml.", meeting.explain_body),
        meeting.place or ask("place", "The id of the place, from places.yml, or video.", meeting.explain_place),
    )


def _make_command(kind: str) -> click.Command:
    """Return the command for new entries of a kind, with an option for each field that they need."""
    asked = [field for field in list_asked(REGISTRIES[kind].model) if field.name not in NAMES]

    @click.pass_obj
    def run(releases: Path, /, name: str, entry_id: str | None, **given: str | None) -> None:
        _write_entry(load(releases), kind, name, entry_id, {key: value for key, value in given.items() if value})

    return click.Command(
        kind,
        callback=run,
        params=[
            click.Argument(["name"], default=""),
            click.Option(["--id", "entry_id"], help="The id; otherwise it is made from the name."),
            *(
                click.Option([f"--{item.name.replace('_', '-')}", item.name], help=item.field.meaning, metavar="TEXT")
                for item in asked
            ),
        ],
        help=f"""Write an entry for the {kind} NAME.

        Fields that are not given are asked for, if there is a terminal; otherwise the entry has TODO for them.
        """,
    )


for _kind in ADDED_BY_COMMAND:
    new.add_command(_make_command(_kind))


def _write_entry(register: Register, kind: str, name: str, entry_id: str | None, given: dict[str, str]) -> None:
    """Write an entry. In place of a name, an id can be given: a message about an unknown id has no name."""
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
    entry_id = entry_id or derive_id(given.get("short") or given.get(asked[0].name, ""))
    entry = NewEntry(register, kind, entry_id, given)
    path = entry.write()
    for namesake in entry.find_namesakes():
        click.echo(f"Note: '{namesake}' has this name or a similar one: is it the same {kind}?", err=True)
    left = sum(item.name not in given for item in asked)
    todo = f"replace {pluralise(left, TODO)} in it, then " if left else ""
    click.echo(f"Wrote '{entry_id}' in {display_file(register.root, path)}. Next: {todo}run `communique finish` on it.")


def _ask_for_field(register: Register, kind: str, name: str, meaning: str) -> str:
    def explain(answer: str) -> str | None:
        entry = NewEntry(register, kind, "a", {name: answer})
        return next((problem for _, problem in entry.find_wrong_values()), None)

    return ask(name.replace("_", " "), meaning, explain)
