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
    """What is needed from MkDocs' configuration."""

    repo_url: str | None
    site_url: str | None


def on_config(config: Config) -> None:
    """Refuse a setting that would end in a traceback or in a warning for each page."""
    day = os.environ.get("SOURCE_DATE_EPOCH")
    if day is not None and not (re.fullmatch("[0-9]{1,12}", day) and int(day) <= _LAST_SECOND):
        message = f"SOURCE_DATE_EPOCH is {day!r}: expected a number of seconds since 1970, such as 1505865600."
        raise ClickException(message)
    for name, what, value in (("REPO_URL", "repository", config.repo_url), ("SITE_URL", "site", config.site_url)):
        if not value:
            raise ClickException(f"{name} is empty: give it the address of the {what}, or unset it.")
