"""The marks of a chart, as large as Plotly draws them."""

import math

from presentation.svg.elements import element, filled, number, stroked

_DIAMOND = 1.3
"""From the middle of a diamond to its corner, in radii."""


def symbol(
    name: str,
    at: tuple[float, float],
    size: float,
    colour: str,
    edge: tuple[str, float] | None,
) -> str:
    """A mark with its middle at a pixel, `size` pixels across, with an edge of a colour and a
    width, or none. An open one is its edge alone, in its own colour and a pixel wide."""
    if name.endswith("-open"):
        look = {"fill": "none", **stroked(colour, edge[1] if edge else 1)}
    else:
        look = filled(colour) | (stroked(*edge) if edge else {})
    radius = size / 2
    if name == "circle":
        return element("circle", cx=at[0], cy=at[1], r=radius, **look)
    corners = _CORNERS[name.removesuffix("-open")]
    steps = [f"{number(at[0] + x * radius)},{number(at[1] + y * radius)}" for x, y in corners]
    return element("path", d=f"M{'L'.join(steps)}Z", **look)


_SIDE = 2 / math.sqrt(3)
_CORNERS = {
    "square": ((1, 1), (-1, 1), (-1, -1), (1, -1)),
    "diamond": ((_DIAMOND, 0), (0, -_DIAMOND), (-_DIAMOND, 0), (0, _DIAMOND)),
    "triangle-up": ((-_SIDE, 0.5), (_SIDE, 0.5), (0, -1)),
    "triangle-down": ((-_SIDE, -0.5), (_SIDE, -0.5), (0, 1)),
}
"""The corners of each, in radii from its middle."""
