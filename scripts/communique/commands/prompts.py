"""Questions to the person at the terminal. Where there is no terminal, nothing is asked."""

import sys
from collections.abc import Callable

import click

from communique.text.explanation import Explanation
from communique.text.words import make_visible


def can_ask() -> bool:
    """Whether somebody sits at a terminal to answer. A stream that is closed is None."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def ask(name: str, meaning: str, explain: Callable[[str], Explanation | str | None], proposed: str = "") -> str:
    """Ask for a value until there is nothing wrong with it, and return it. An empty answer is the proposed one."""

    def accept(answer: str) -> str:
        answer = answer.strip()
        if answer and (problem := explain(answer)):
            raise click.UsageError(make_visible(str(problem)))
        return answer

    click.echo(meaning)
    return str(click.prompt(name, default=proposed, show_default=bool(proposed), value_proc=accept))
