"""A story as a picture that can leave its page: it says what it shows, how that is counted and
where it comes from."""

import textwrap

import plotly.graph_objects as go

from data.place import load_place
from presentation.charts.picture import picture
from presentation.palette import Palette
from presentation.story.measure import Story
from presentation.words.site import DEMONSTRATION

_WIDTH = 130
"""Characters of small text that a picture has room for."""


def picture_of(told: Story, chart: go.Figure, palette: Palette, figures: str) -> go.Figure:
    """The story's chart, which is drawn already, with its words written on a copy of it, and what
    its `figures` are: working ones, or of which edition."""
    invented = [DEMONSTRATION] if told.demonstration else []
    below = (
        " ".join(filter(None, [*told.meaning, told.rounding])),
        told.counted,
        f"{told.events} {told.source}".strip(),
        figures,
        *invented,
    )
    notes = [line for words in below for line in textwrap.wrap(words, _WIDTH)]
    return picture(
        chart,
        f"{told.name}: {load_place().name}",
        textwrap.wrap(told.finding, _WIDTH),
        notes,
        palette,
    )
