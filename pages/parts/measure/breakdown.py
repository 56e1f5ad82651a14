"""The breakdown of a measure: one dimension at a time, chosen by the reader."""

import streamlit as st

from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import palette
from pages.parts.show import chart
from pages.parts.switch import switch
from pages.parts.view import View
from presentation.html.kit import caption, folded_table, heading, how_to_read, join
from presentation.story import breakdown, dimensions


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
    told = breakdown(found, id, chosen)
    small = caption(join([told.caption, how_to_read("breakdown")], " "))
    place.html(join([heading(told.finding), small]))
    if told.draw:
        chart(told.draw(palette()), told.alternative, f"parts-{chosen}")
    st.html(folded_table(told.table))
