"""`scripts/draw_land FILE`: draws the land of Natural Earth, given as TopoJSON, as the map of places shows it."""

import json
from itertools import pairwise
from pathlib import Path

import click

from communique.commands.failures import Program
from communique.files.disk.atomic import replace_file
from communique.site.charts.map.land import LAND
from communique.site.charts.map.projection import HEIGHT, WIDTH, Point, project
from outline.geometry import clip, measure_area, simplify
from outline.topology import read_rings

_MARGIN = 8
"""Units around the frame in which land is kept, so that no edge of it is seen."""
_LEAST_BEND = 3.0
"""The area of a bend of the coast that is left out; at 1000 pixels one unit is less than a pixel."""
_LEAST_ISLAND = 20.0
_ABOUT = "Land of Natural Earth, simplified; public domain, naturalearthdata.com. Made by scripts/draw_land."


@click.command(cls=Program)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), default=LAND, help="Where to write it.")
def main(file: Path, output: Path) -> None:
    """Draw the land in a TopoJSON file of Natural Earth, such as `land-50m.json` of the npm package world-atlas."""
    try:
        path = draw_land(json.loads(file.read_bytes()))
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise click.ClickException(f"{file} is not TopoJSON with land: {error!r}") from error
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n<!-- {_ABOUT} -->\n<path d="{path}"/>\n</svg>\n'
    replace_file(output, svg)
    click.echo(f"{output}: {len(svg):,} bytes")


def draw_land(topology: dict[str, object]) -> str:
    """Return the land of a topology as the path of an SVG, in whole units of the map."""
    drawn = []
    for ring in read_rings(topology):
        points = clip([project(latitude, longitude) for longitude, latitude in ring], WIDTH, HEIGHT, _MARGIN)
        if len(points) > 2 and measure_area(points) >= _LEAST_ISLAND:
            drawn.append(_write(simplify(points, _LEAST_BEND)))
    return "\n".join(drawn)


def _write(ring: list[Point]) -> str:
    """Return a ring as part of a path: its first point, and the steps from each point to the next."""
    points = [(round(point.x), round(point.y)) for point in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b]
    return "M{} {}l".format(*points[0]) + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"


if __name__ == "__main__":
    main()
