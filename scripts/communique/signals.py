"""What a process does when it is told to end: without a handler, Python would leave its temporary files behind."""

import signal
import sys

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end a process, other than Ctrl-C."""


def leave_on_signals() -> None:
    """Let the signals end this process as an error would, so that it removes what it needs no longer.

    One that is ignored stays so: `nohup` ignores SIGHUP.
    """
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)


def _leave(number: int, _frame: object) -> None:
    for later in ENDING:
        signal.signal(later, signal.SIG_IGN)  # a second one must not end what the first one began
    sys.exit(128 + number)
