"""One table of colours, light and dark, for charts, trend pictures and HTML.

The theme's own keys (`.streamlit/config.toml`) hold the same colours; charts and pictures cannot
read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kpis.definitions import Status


@dataclass(frozen=True)
class Tone:
    """A named colour of the theme: itself, its pale background, and text that can be read on that
    background."""

    color: str
    background: str
    text: str


@dataclass(frozen=True)
class Square:
    """The square mark of a milestone: its fill, the letter on it, and its edge."""

    fill: str
    text: str
    edge: str


@dataclass(frozen=True)
class Palette:
    """All colours of one theme, as CSS colours.

    `page` is also the colour of a glyph on a solid disc. `status` holds the disc of each measure
    status, `squares` the mark of each milestone status by the plan's name for it, and `overdue`
    that of a milestone of the status that is overdue: solid, with a red edge. `bands` run from
    the shortest wait to the longest; the shortest is outlined in `band_edge`. `meets` shades the
    side of a chart that meets the target.
    """

    page: str
    panel: str
    text: str
    muted: str
    primary: str
    link: str
    border: str
    row: str
    head: str
    head_text: str
    gray: Tone
    blue: Tone
    green: Tone
    orange: Tone
    yellow: Tone
    red: Tone
    violet: Tone
    line: str
    comparator: str
    target: str
    gridline: str
    axis: str
    meets: str
    bands: tuple[str, str, str, str]
    band_edge: str
    ordinary: str
    better: str
    worse: str
    status: Mapping[Status, str]
    squares: Mapping[str, Square]
    overdue: Mapping[str, Square]


def _status(met: str, improving: str, not_improving: str, neither: str) -> Mapping[Status, str]:
    return MappingProxyType(
        {
            "met": met,
            "improving": improving,
            "not_improving": not_improving,
            "no_target": neither,
            "hidden": neither,
            "no_data": neither,
        }
    )


def _squares(
    blue: Tone, green: Tone, amber: Square, red: Square, grey: Square
) -> Mapping[str, Square]:
    pale = {
        name: Square(tone.background, tone.text, tone.color)
        for name, tone in (("Blue", blue), ("Green", green))
    }
    return MappingProxyType({**pale, "Amber": amber, "Red": red, "Grey": grey})


def _overdue(squares: Mapping[str, Square], page: str, red: str) -> Mapping[str, Square]:
    """What needs attention is never the palest: a pale mark is filled with the colour of its
    letter."""
    solid = ("Amber", "Red")
    return MappingProxyType(
        {
            status: Square(square.fill, square.text, red)
            if status in solid
            else Square(square.text, page, red)
            for status, square in squares.items()
        }
    )


_BLUE, _GREEN = Tone("#1D5FBF", "#E6EFFA", "#164A94"), Tone("#0F7A52", "#E2F3EB", "#0B5D3F")

_SQUARES = _squares(
    _BLUE,
    _GREEN,
    amber=Square("#F2A33A", "#0F141A", "#8A5200"),
    red=Square("#C0261C", "#FFFFFF", "#C0261C"),
    grey=Square("#FFFFFF", "#4A5361", "#6B7480"),
)

LIGHT = Palette(
    page="#FFFFFF",
    panel="#F3F5F7",
    text="#0F141A",
    muted="#4A5361",
    primary="#12436D",
    link="#12436D",
    border="#CBD2DB",
    row="#E1E5EA",
    head="#F3F5F7",
    head_text="#3B4554",
    gray=Tone("#6B7480", "#EDEFF2", "#4A5361"),
    blue=_BLUE,
    green=_GREEN,
    orange=Tone("#D98200", "#FDF0DA", "#7A4300"),
    yellow=Tone("#9A7400", "#FDF6DC", "#5F4700"),
    red=Tone("#C0261C", "#FCE8E6", "#991B12"),
    violet=Tone("#801650", "#F7E6EF", "#801650"),
    line="#12436D",
    comparator="#B84A00",
    target="#3B4554",
    gridline="#E1E5EA",
    axis="#8A94A3",
    meets="rgba(15, 122, 82, 0.09)",
    bands=("#BFD7EE", "#6BACE6", "#2073BC", "#12436D"),
    band_edge="#2073BC",
    ordinary="#7C8794",
    better="#1D7FB8",
    worse="#B84A00",
    status=_status("#0F7A52", "#12436D", "#801650", "#6B7480"),
    squares=_SQUARES,
    overdue=_overdue(_SQUARES, "#FFFFFF", "#C0261C"),
)

_DARK_BLUE, _DARK_GREEN = (
    Tone("#7DB1F5", "#1B3150", "#A9CDFA"),
    Tone("#5FCBA0", "#14382B", "#8ADFBC"),
)

_DARK_SQUARES = _squares(
    _DARK_BLUE,
    _DARK_GREEN,
    amber=Square("#F2A65A", "#0F141A", "#F2A65A"),
    red=Square("#FF8A80", "#0F141A", "#FF8A80"),
    grey=Square("#10161F", "#C3CCD8", "#9AA4B1"),
)

DARK = Palette(
    page="#10161F",
    panel="#1A2330",
    text="#E8ECF1",
    muted="#B0BAC7",
    primary="#8FBDF0",
    link="#9CC6F5",
    border="#3A4657",
    row="#2A3545",
    head="#1A2330",
    head_text="#C3CCD8",
    gray=Tone("#9AA4B1", "#2A3340", "#C3CCD8"),
    blue=_DARK_BLUE,
    green=_DARK_GREEN,
    orange=Tone("#F2A65A", "#40290D", "#F8C58C"),
    yellow=Tone("#E8C65A", "#3A300F", "#F1DA92"),
    red=Tone("#FF8A80", "#471A18", "#FFB4AD"),
    violet=Tone("#F08AC0", "#431A31", "#F7B3D6"),
    line="#8FBDF0",
    comparator="#F9A26C",
    target="#C3CCD8",
    gridline="#263141",
    axis="#7D8897",
    meets="rgba(95, 203, 160, 0.10)",
    bands=("#24476B", "#3A74AE", "#7FB3E6", "#D3E6FA"),
    band_edge="#7FB3E6",
    ordinary="#9AA4B1",
    better="#7DB1F5",
    worse="#F9A26C",
    status=_status("#5FCBA0", "#8FBDF0", "#F08AC0", "#9AA4B1"),
    squares=_DARK_SQUARES,
    overdue=_overdue(_DARK_SQUARES, "#10161F", "#FF8A80"),
)
