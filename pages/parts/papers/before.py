"""Papers that were made before, for who sees working figures: who made what of which edition is
working matter, and none of a board's."""

import streamlit as st

from data.access import Right
from kpis.editions import read_packs
from pages.parts import source
from pages.parts.reader import looking
from presentation.html.editions import pack_table
from presentation.html.kit import caption, heading, join
from presentation.rows import pack_rows
from presentation.words.papers import MADE_BEFORE, NONE_MADE, RECORDED

SHOWN = 20
"""How many are listed."""


def made_before() -> None:
    """Draw the list."""
    if not looking().may(Right.SEE_WORKING):
        return
    rows = pack_rows(read_packs(source.database()), source.view().editions, SHOWN)
    told = [pack_table(rows), caption(RECORDED)] if rows else [caption(NONE_MADE)]
    st.html(join([heading(MADE_BEFORE), *told]))
