"""Taking a chart away as a picture."""

import plotly.graph_objects as go
import streamlit as st

from pages.parts.frame import palette
from pages.parts.show import chart
from presentation.charts import picture_config
from presentation.html.kit import heading
from presentation.story import Story, picture_of


def save_picture(told: Story, drawn: go.Figure) -> None:
    """The chart once more, as it will be saved."""
    st.html(heading("Save the chart as a picture"))
    st.caption("The camera at the top right of the chart saves it, with its definition and source.")
    made = picture_of(told, drawn, palette())
    chart(made, told.alternative, f"picture-chart-{told.id}", picture_config(told.id))
