"""Draws a bar of several parts."""

from collections.abc import Sequence

from markupsafe import Markup


def draw_shares(counts: Sequence[tuple[str, int]], whole: int) -> Markup:
    """Return a bar of several parts, each a class of the style sheet and its number, on a scale up to `whole`."""
    shapes, x = [], 0.0
    for kind, number in counts:
        width = number / whole * 100 if whole else 0
        shapes.append(f'<rect class="share share--{kind}" x="{x:.2f}%" width="{width:.2f}%" height="100%"/>')
        x += width
    return Markup(f'<svg class="shares" aria-hidden="true" width="100%" height="12">{"".join(shapes)}</svg>')
