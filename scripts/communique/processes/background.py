"""Runs functions in forked processes beside other work, so that a second core has something to do."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from communique.processes.signals import ENDING, leave_on_signals

T = TypeVar("T")

_KILLED = "a process of the build was killed"


class BackgroundProcess(Generic[T]):
    """A function that runs in a process of its own. The forked process has everything in memory that this one has.

    The function is called with two functions: `wait` returns once this process calls `release`, and `is_orphaned` says
    whether this process is gone, after which nothing should be written any more.
    """

    def __init__(self, work: Callable[[Callable[[], None], Callable[[], bool]], T]) -> None:
        context = get_context("fork")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_run, args=(work, other, self._pipe, os.getpid()), daemon=True)
        with hold_signals():
            self._process.start()
        other.close()

    def release(self) -> None:
        """Let the function go on behind its call of `wait`."""
        self._pipe.send(None)

    def finish(self) -> T:
        """Wait for the function, and return what it returned. Raises what it raised; OSError if it was killed."""
        answer: T
        try:
            answer, error = self._pipe.recv()
        except EOFError:
            raise OSError(_KILLED) from None
        finally:
            self._process.join()
        if error:
            raise error
        return answer

    def stop(self) -> None:
        """Stop the process. What it has written stays."""
        self._process.terminate()
        self._process.join()


class ForkedStream(Generic[T]):
    """What some functions yield, each in a forked process of its own, in the order in which it comes.

    A process waits before it yields more than a pipe holds, so that what nobody has taken yet needs little memory.
    """

    def __init__(self, functions: Sequence[Callable[[], Iterable[T]]]) -> None:
        context = get_context("fork")
        pipes = [context.Pipe(duplex=False) for _ in functions]
        ends = [end for pipe in pipes for end in pipe]
        self._open = [reading for reading, _ in pipes]
        self._processes = [
            context.Process(target=_send_all, args=(function, writing, ends), daemon=True)
            for function, (_, writing) in zip(functions, pipes, strict=True)
        ]
        with hold_signals():
            for process in self._processes:
                process.start()
        for _, writing in pipes:
            writing.close()

    def receive(self) -> list[T]:
        """Wait for a value, and return those that have come. Raises what a function raised.

        OSError if a process was killed, or if all have ended.
        """
        received: list[T] = []
        while not received:
            if not self._open:
                raise OSError(_KILLED)
            for pipe in wait(self._open):
                assert isinstance(pipe, Connection)  # noqa: S101 (for the types: it is one of them)
                received += self._receive_from(pipe)
        return received

    def _receive_from(self, pipe: Connection) -> list[T]:
        try:
            kind, value = pipe.recv()
        except EOFError:
            raise OSError(_KILLED) from None
        if kind == "error":
            raise value
        if kind == "end":
            self._open.remove(pipe)
            return []
        return [value]

    def stop(self) -> None:
        """Stop the processes."""
        for process in self._processes:
            process.terminate()
            process.join()


def _send_all(function: Callable[[], Iterable[T]], pipe: Connection, ends: Iterable[Connection]) -> None:
    reset_signals()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that forked this one ends it
    for end in ends:
        if end is not pipe:
            end.close()  # otherwise processes whose build was killed would wait for each other
    try:
        for value in function():
            pipe.send(("value", value))
        pipe.send(("end", None))
    except BrokenPipeError:
        return
    except Exception as error:  # noqa: BLE001 (it is raised where the process was started)
        pipe.send(("error", make_portable(error)))


def make_portable(error: Exception) -> Exception:
    """Return an error, or one with the same words if it cannot be sent to another process."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    except Exception:  # noqa: BLE001 (whatever its class does)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def reset_signals() -> None:
    """Let a forked process end when a signal asks it to, and not do what the process does from which it was forked."""
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


def _run(
    work: Callable[[Callable[[], None], Callable[[], bool]], object], pipe: Connection, end: Connection, parent: int
) -> None:
    end.close()  # otherwise this process would wait forever for one that was killed

    def wait() -> None:
        try:
            pipe.recv()
        except EOFError:
            sys.exit(1)

    reset_signals()
    leave_on_signals()  # so that a process that the work has started ends before this one
    try:
        pipe.send((work(wait, lambda: os.getppid() != parent), None))
    except Exception as error:  # noqa: BLE001 (it is raised where the process was started)
        pipe.send((None, error))
