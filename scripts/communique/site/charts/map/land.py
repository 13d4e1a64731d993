"""The outline of land behind the map of places: a file that `scripts/draw_land` made of Natural Earth."""

import re
from functools import cache
from pathlib import Path

LAND = Path(__file__).with_name("land.svg")


@cache
def read_land() -> str:
    """Return the outline as the path of an SVG, in units of the map. ValueError if the file has none."""
    found = re.search(r' d="([^"]+)"', LAND.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{LAND.name} has no path")
    return " ".join(found[1].split())
