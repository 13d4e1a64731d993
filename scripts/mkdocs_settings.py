"""Checks what the environment sets, before anything is built: what cannot be used ends in one sentence.

MkDocs calls the functions `on_…` as hooks; nothing here imports it.
"""

import os
import re
from typing import Protocol

from click import ClickException

_LAST_SECOND = 253_402_300_799
"""The last second of the year 9999."""


class Config(Protocol):
    """What is needed of MkDocs' configuration."""

    repo_url: str | None


def on_config(config: Config) -> None:
    """Refuse a setting that would end in a traceback or in a warning for each page."""
    day = os.environ.get("SOURCE_DATE_EPOCH")
    if day is not None and not (re.fullmatch("[0-9]{1,12}", day) and int(day) <= _LAST_SECOND):
        message = f"SOURCE_DATE_EPOCH is {day!r}: expected a number of seconds since 1970, such as 1505865600."
        raise ClickException(message)
    if not config.repo_url:
        raise ClickException("REPO_URL is empty: give it the address of the repository, or unset it.")
