"""What the dashboard's pages are timed against: a Streamlit page with one word, and one with one
chart and a switch.

`BARE_CHART` names a file with both charts, as Plotly writes them.
"""

import json
import os
from pathlib import Path

import plotly.io
import streamlit as st

from presentation.charts import CONFIG


def word() -> None:
    """A page that only writes a word."""
    st.write("Word")


def chart() -> None:
    """A page with one chart, which a switch draws anew."""
    chosen = st.segmented_control("Months", ["Since", "All"], default="Since", required=True)
    charts = json.loads(Path(os.environ["BARE_CHART"]).read_text(encoding="utf-8"))
    st.plotly_chart(
        plotly.io.from_json(charts[chosen]), theme=None, config=CONFIG, key="chart", width="stretch"
    )


st.set_page_config(layout="wide")
st.navigation(
    [st.Page(word, url_path="word", default=True), st.Page(chart, url_path="chart")]
).run()
