"""Finds the browser that benchmarks and tests drive."""

import shutil

_NAMES = (
    "chromium-headless-shell",  # starts a page in a third of the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find_chromium() -> str | None:
    """Return the path of an installed Chromium or Chrome, or None."""
    return next(filter(None, map(shutil.which, _NAMES)), None)
