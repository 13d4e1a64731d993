"""Waiting for what other processes do."""

import time
from collections.abc import Callable


def happens(expected: Callable[[], object], seconds: float = 90) -> bool:
    """Look again and again whether something has happened, for as long as a busy machine may need."""
    deadline = time.monotonic() + seconds
    while not expected():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
