"""Shows progress at a terminal: a bar with the share that is done and the time that is left.

It appears only when work has taken two seconds, and goes when the work is done. Where the output is no terminal, not a
byte is written.
"""

import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO

import click

from communique.progress import Step, listening

if TYPE_CHECKING:
    from logging import Logger, LogRecord  # `check` logs nothing, and starts sooner without it

DELAY = 2.0
"""Seconds that work takes before it is worth a bar."""
PAUSE = 0.1
"""Seconds from one drawing to the next."""
_PARTS = 1_000
"""Parts into which the bar divides the work."""
_CLEAR = "\r\033[K\033[?25h"
"""What clears the line of the bar, and shows the cursor again, which the bar hides."""
_BESIDE = 44
"""Columns for what is beside the bar: the step, the share and the time."""


@contextmanager
def show_progress(steps: Mapping[Step, float], logger: "Logger | None" = None) -> Iterator[None]:
    """Show the progress of work that consists of steps, if standard error is a terminal.

    `steps` has the share of the time that each usually takes, in their order. What `logger` prints stands above the
    bar.
    """
    stream = sys.stderr
    if not (stream and stream.isatty()) or os.environ.get("TERM") == "dumb":
        yield
        return
    bar = _Bar(steps, stream)
    with ExitStack() as stack:
        stack.callback(bar.clear)
        stack.enter_context(listening(bar.show))
        if logger:
            stack.enter_context(_making_room(logger, bar))
        yield


class _Bar:
    """A bar at a terminal."""

    def __init__(self, steps: Mapping[Step, float], stream: TextIO) -> None:
        self._steps = steps
        self._stream = stream
        self._process = os.getpid()
        self._next = time.monotonic() + DELAY
        self._visible = False
        width = max(4, min(30, get_terminal_size().columns - _BESIDE))
        self._bar = click.progressbar(length=_PARTS, file=stream, width=width, bar_template=_TEMPLATE)

    def show(self, step: Step, done: int, total: int) -> None:
        """Show how far the work is. A forked process shows nothing."""
        now = time.monotonic()
        if now < self._next or os.getpid() != self._process or step not in self._steps:
            return
        self._next = now + PAUSE
        self._visible = True
        self._bar.label = f"{step} …"
        self._bar.make_step(max(0, self._count_parts(step, done / total if total else 1) - self._bar.pos))
        self._bar.render_progress()

    def clear(self) -> None:
        """Clear the line of the bar. It is drawn again when the work has gone on."""
        if self._visible:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._visible = False

    def make_room(self, record: "LogRecord") -> bool:  # noqa: ARG002 (a filter gets it)
        """Clear the line on which a message will be printed. As a filter of messages, let it pass."""
        if os.getpid() == self._process:
            self.clear()
        return True

    def _count_parts(self, step: Step, share: float) -> int:
        """Return the parts of the whole work that are done, when a share of a step is; earlier steps are."""
        names = list(self._steps)
        done = sum(self._steps[name] for name in names[: names.index(step)]) + share * self._steps[step]
        return min(_PARTS - 1, int(_PARTS * done / sum(self._steps.values())))


_TEMPLATE = "%(label)-22s [%(bar)s] %(info)s"


@contextmanager
def _making_room(logger: "Logger", bar: _Bar) -> Iterator[None]:
    """Let the bar clear its line before a handler prints what is logged."""
    handlers = list(logger.handlers)
    for handler in handlers:
        handler.addFilter(bar.make_room)
    try:
        yield
    finally:
        for handler in handlers:
            handler.removeFilter(bar.make_room)
