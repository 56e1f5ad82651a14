"""Taking a chart away as a picture, by one press."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from pages.parts.edition import figures_words, file_name
from pages.parts.frame import palette
from pages.parts.show import chart
from presentation.charts import picture_config
from presentation.html.kit import heading
from presentation.story import Story, picture_of


def save_picture(id: str, drawn: Callable[[], tuple[Story, go.Figure]]) -> None:
    """The button, and once it is pressed the chart as it is saved: the page's own script does that
    as soon as it stands (`pages/parts/scripts/saving.js`)."""
    if not st.button("Save as picture", icon=":material/image:", key=f"save-{id}"):
        return
    told, figure = drawn()
    st.html(heading("Saved, with its definition and source"))
    st.caption("If your browser has saved nothing, press the camera at the top right.")
    made = picture_of(told, figure, palette(), figures_words())
    chart(made, told.alternative, f"picture-chart-{told.id}", picture_config(file_name(told.id)))
