"""What the waiting-times page shows beside its tables: a chart with its figures, and what reaching
the targets would take."""

import streamlit as st

from kpis.definitions import Hidden, Shown
from kpis.judging import Results
from kpis.parts import beyond_target
from pages.parts import source
from pages.parts.frame import palette
from pages.parts.show import chart
from pages.parts.view import CacheKey
from presentation.html.kit import (
    Markup,
    caption,
    folded,
    folded_table,
    heading,
    how_to_read,
    join,
    noted_table,
    tag,
    whole,
)
from presentation.story import CAVEAT, Panel, needed


def panel(told: Panel, key: str) -> None:
    """A chart under its finding, and its figures folded away below it; where there is no chart,
    what can be said without it."""
    way = [" ", how_to_read(key)] if told.draw else []
    named = [heading(told.finding)] if told.finding else []
    small = [caption(join([told.caption, *way]))] if told.caption else []
    st.html(join([*named, *small]))
    if told.draw:
        chart(told.draw(palette()), told.alternative, key)
    st.html(folded_table(told.table) if told.table.rows else noted_table(told.table))


def reaching(found: Results) -> Markup:
    """A sentence for each target that can be judged, folded away; nothing where there is none."""
    # How many have waited so long is counted from rows, which no edition has.
    beyond = _beyond(source.view().figures, found) if source.view().working else None
    told = needed(found, beyond)
    if not told:
        return join([])
    sentences = [tag("p", tag("b", name), ": ", words) for name, words in told]
    caveat = tag("p", tag("small", CAVEAT))
    return whole(folded("What reaching the targets would take", *sentences, caveat))


@st.cache_resource(max_entries=8, show_spinner=False)
def _beyond(
    key: CacheKey,  # noqa: ARG001 - it is the key
    _found: Results,
) -> Shown | Hidden | None:
    return beyond_target(source.database(), _found)
