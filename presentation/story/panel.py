"""A chart that stands beside a story, or beside others, with all that has to stand with it."""

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go

from presentation.palette import Palette
from presentation.rows import Table


@dataclass(frozen=True)
class Panel:
    """A chart as it is told: its finding above, small words on what it shows (`caption`), and its
    figures as a table below.

    `draw` makes the chart in the colours that it is given; None where no figure may be shown, so
    that only words and table remain.
    """

    finding: str
    caption: str
    draw: Callable[[Palette], go.Figure] | None
    alternative: str
    table: Table
