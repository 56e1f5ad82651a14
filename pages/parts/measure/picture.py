"""Taking a chart away as a picture: it then says what it shows, how that is counted, and where it comes from."""

import textwrap

import plotly.graph_objects as go
import streamlit as st

from data.place import load_place
from kpis.definitions.results import Result
from pages.parts import source
from pages.parts.frame import palette
from pages.parts.show import chart
from presentation.charts.picture import picture, picture_config
from presentation.html.kit.headings import DEMONSTRATION, heading
from presentation.words.measures.headlines import headline

_WIDTH = 130
"""Characters of small text that a picture has room for."""


def save_picture(figure: go.Figure, alternative: str, result: Result, caption: str) -> None:
    """The chart once more, as it will be saved."""
    st.html(heading("Save the chart as a picture"))
    st.caption("The camera at the top right of the chart saves it, with its definition and source.")
    measure = result.measure
    counted = f"Counted: {measure.counted} Out of: {measure.out_of}"
    invented = [DEMONSTRATION] if source.results().demonstration else []
    notes = [line for words in (counted, caption, *invented) for line in textwrap.wrap(words, _WIDTH)]
    made = picture(
        figure,
        f"{measure.name}: {load_place().name}",
        textwrap.wrap(headline(result), _WIDTH),
        notes,
        palette(),
    )
    chart(made, alternative, f"picture-chart-{measure.id}", picture_config(measure.id))
