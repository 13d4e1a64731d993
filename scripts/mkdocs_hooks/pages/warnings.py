"""Collects what MkDocs logs about a page, and logs it again where MkDocs counts it."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple


class LoggedMessage(NamedTuple):
    """A message as it was logged. Unlike a record of `logging`, it can be passed to another process."""

    logger: str
    level: int
    message: str


class _Collector(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, messages: list[LoggedMessage]) -> None:
        super().__init__(logging.INFO)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a record."""
        self._messages.append(LoggedMessage(record.name, record.levelno, record.getMessage()))


@contextmanager
def collect_warnings() -> Iterator[list[LoggedMessage]]:
    """Collect what MkDocs logs, instead of printing it."""
    logger, messages = logging.getLogger("mkdocs"), list[LoggedMessage]()
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [_Collector(messages)], False
    try:
        yield messages
    finally:
        logger.handlers, logger.propagate = handlers, propagate


def log_again(messages: Sequence[LoggedMessage]) -> None:
    """Log what was collected, perhaps in another process."""
    for name, level, message in messages:
        logging.getLogger(name).log(level, message)
