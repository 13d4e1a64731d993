"""Keeps requests polite: one at a time for each host, with a pause after each."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pace:
    """The pace of all requests. It can be used from several threads."""

    def __init__(
        self, pause: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], object] = time.sleep
    ) -> None:
        """Keep `pause` seconds between the end of a request and the next one to the same host."""
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ended: dict[str, float] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked, and let nobody else ask it meanwhile."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            if (rest := self._ended.get(host, -self._pause) + self._pause - self._clock()) > 0:
                self._sleep(rest)
            try:
                yield
            finally:
                self._ended[host] = self._clock()
