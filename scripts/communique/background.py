"""Runs a function in a forked process beside other work, so that a second core has something to do."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection

ENDING = (signal.SIGTERM, signal.SIGHUP)
"""Signals that end a process, other than Ctrl-C."""


class BackgroundProcess:
    """A function that runs in a process of its own. The forked process has everything in memory that this one has.

    The function is called with two functions: `wait` returns once this process calls `release`, and `is_orphaned` tells
    whether this process is gone, after which nothing should be written any more.
    """

    def __init__(self, work: Callable[[Callable[[], None], Callable[[], bool]], object]) -> None:
        context = get_context("fork")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_run, args=(work, other, os.getpid()), daemon=True)
        with hold_signals():
            self._process.start()
        other.close()

    def release(self) -> None:
        """Let the function go on behind its call of `wait`."""
        self._pipe.send(None)

    def finish(self) -> object:
        """Wait for the function, and return what it returned. Raises what it raised; OSError if it was killed."""
        try:
            answer, error = self._pipe.recv()
        except EOFError:
            answer, error = None, OSError("a process of the build was killed")
        self._process.join()
        if error:
            raise error
        return answer

    def stop(self) -> None:
        """Stop the process. What it has written stays."""
        self._process.terminate()
        self._process.join()


def reset_signals() -> None:
    """Let a forked process end when it is told to, and not do what the process does from which it was forked."""
    for number in ENDING:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


@contextmanager
def hold_signals() -> Iterator[None]:
    """Hold back the signals that end a process while others are forked, which let them in with `reset_signals`."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _run(work: Callable[[Callable[[], None], Callable[[], bool]], object], pipe: Connection, parent: int) -> None:
    def wait() -> None:
        pipe.recv()

    reset_signals()
    try:
        pipe.send((work(wait, lambda: os.getppid() != parent), None))
    except Exception as error:  # noqa: BLE001 (it is raised where the process was started)
        pipe.send((None, error))
