"""The breakdown of a measure: one dimension at a time, chosen by the reader."""

import plotly.graph_objects as go
import streamlit as st

from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import palette
from pages.parts.show import chart
from pages.parts.standing import standing
from pages.parts.switch import switch
from pages.parts.view import CacheKey, View
from presentation.html.kit import caption, folded_table, heading, how_to_read, join
from presentation.palette import Palette
from presentation.story import Panel, breakdown, dimensions


@fragment
def broken_down(id: str, drawn_from: View) -> None:
    """The parts of a measure by one of its dimensions, beside a page drawn from a state of the
    data; nothing where the extract holds none."""
    source.renew(drawn_from)
    found = source.results()
    names = dimensions(found, found.by_id[id])
    if not names:
        return
    place = st.empty()
    chosen = next(iter(names))
    if len(names) > 1:
        chosen = switch("Broken down by", names, "by", show_label=True)
    with place:
        standing(_finding, id, chosen)
    standing(_parts, id, chosen)


def _finding(id: str, chosen: str) -> None:
    told, _ = _drawn(source.view().figures, (id, chosen), palette())
    small = caption(join([told.caption, how_to_read("breakdown")], " "))
    st.html(join([heading(told.finding), small]))


def _parts(id: str, chosen: str) -> None:
    told, figure = _drawn(source.view().figures, (id, chosen), palette())
    if figure:
        chart(figure, told.alternative, f"parts-{chosen}")
    if told.table.rows:
        st.html(folded_table(told.table))


# A resource, not data: nobody changes a chart that is drawn.
@st.cache_resource(
    max_entries=256, show_spinner=False, hash_funcs={Palette: lambda colours: colours.page}
)
def _drawn(
    key: CacheKey,  # noqa: ARG001 - it is the key
    asked: tuple[str, str],
    palette: Palette,
) -> tuple[Panel, go.Figure | None]:
    told = breakdown(source.results(), *asked)
    return told, told.draw(palette) if told.draw else None
