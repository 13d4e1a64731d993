"""What a process does when a signal asks it to end. Without a handler, Python would leave its temporary files."""

import signal
import sys

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end a process, other than Ctrl-C."""

_MOMENT = 0.01
"""Seconds after which a process that could not end tries again."""


class Leaving(SystemExit):
    """The end of a process that a signal has asked to end."""


def leave_on_signals() -> None:
    """Let the signals end this process as an error would, so that it removes what it needs no longer.

    One that is ignored stays so: `nohup` ignores SIGHUP.
    """
    sys.unraisablehook = _leave_later
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)


def _leave(number: int, _frame: object) -> None:
    for later in ENDING:
        signal.signal(later, signal.SIG_IGN)  # a second one must not end what the first one began
    raise Leaving(128 + number)


def _leave_later(ignored: "sys.UnraisableHookArgs") -> None:
    """Leave a moment later if the signal came where Python ignores all errors, as while an object is deleted."""
    leaving = ignored.exc_value
    if not isinstance(leaving, Leaving):
        sys.__unraisablehook__(ignored)
        return

    def leave(_number: int, _frame: object) -> None:
        raise leaving

    signal.signal(signal.SIGALRM, leave)
    signal.setitimer(signal.ITIMER_REAL, _MOMENT)
