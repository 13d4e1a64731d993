"""Asks for many pages: several hosts at a time, and each host by one thread."""

import threading
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from communique.links.answers import Answer, AnswerKind

_HOSTS_AT_A_TIME = 8

_Result = tuple[str, Answer] | Exception | None
"""An address with its answer; an exception; None when a thread has ended."""


def ask_all(urls: Iterable[str], ask: Callable[[str], Answer]) -> Generator[tuple[str, Answer]]:
    """Yield each address with its answer as it comes. If a host asks to wait, its other addresses are left out.

    No new request begins once the iteration ends, however it ends.
    """
    hosts = _group_by_host(urls)
    results: SimpleQueue[_Result] = SimpleQueue()
    stopped = threading.Event()
    running = min(_HOSTS_AT_A_TIME, hosts.qsize())
    for _ in range(running):
        # Daemons, so that an interrupted command need not wait for servers that do not answer.
        threading.Thread(target=_work, args=(hosts, ask, results, stopped), daemon=True).start()
    try:
        while running:
            match results.get():
                case None:
                    running -= 1
                case Exception() as error:
                    raise error
                case tuple() as result:
                    yield result
    finally:
        stopped.set()


def _group_by_host(urls: Iterable[str]) -> SimpleQueue[list[str]]:
    groups = defaultdict(list)
    for url in urls:
        groups[urlsplit(url).hostname or ""].append(url)
    hosts: SimpleQueue[list[str]] = SimpleQueue()
    for group in sorted(groups.values(), key=len, reverse=True):
        hosts.put(group)
    return hosts


def _work(
    hosts: SimpleQueue[list[str]],
    ask: Callable[[str], Answer],
    results: SimpleQueue[_Result],
    stopped: threading.Event,
) -> None:
    try:
        while not stopped.is_set():
            _ask_host(hosts.get_nowait(), ask, results, stopped)
    except Empty:
        pass
    except Exception as error:  # noqa: BLE001 (raised again where the results are read)
        results.put(error)
    results.put(None)


def _ask_host(
    urls: list[str], ask: Callable[[str], Answer], results: SimpleQueue[_Result], stopped: threading.Event
) -> None:
    for url in urls:
        if stopped.is_set():
            return
        answer = ask(url)
        results.put((url, answer))
        if answer.kind is AnswerKind.WAIT:
            return
