"""What processes that tests start do with signals."""

import signal


def heed_signals() -> None:
    """Undo, in a process that is about to start, what a shell does to a job in the background: to ignore signals."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
