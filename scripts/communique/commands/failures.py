"""How every program ends: an error in a sentence, never in a traceback, and no temporary file left behind."""

from typing import Any

import click

from communique.problems import RequestError
from communique.processes.signals import leave_on_signals


class _Failing:
    """Turns errors of the library and the system into click's own errors, and ends on signals as on errors."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program."""
        leave_on_signals()
        return super().__call__(*args, **kwargs)  # type: ignore[misc] # click's

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. An error ends it with status 1 and a message; existing files stay as they were."""
        try:
            return super().invoke(ctx)  # type: ignore[misc] # click's
        except RequestError as error:
            raise click.ClickException(str(error)) from error
        except (BrokenPipeError, click.exceptions.Exit, RecursionError):
            raise
        except RuntimeError as error:  # click raises it if standard input is closed
            raise click.ClickException(f"Cannot read the input: {error}") from error
        except MemoryError as error:
            raise click.ClickException("There is not enough memory.") from error
        except OSError as error:
            reason = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
            raise click.ClickException(reason) from error


class Program(_Failing, click.Command):
    """A program of one command."""


class Programs(_Failing, click.Group):
    """A program of several commands."""
