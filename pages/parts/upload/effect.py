"""What a change of the data would do, or did: the measures and milestones that move, and the months
it restates."""

import streamlit as st

from kpis.changes import Effect
from presentation.html import effect_table, milestone_moves, restated_table
from presentation.html.kit import join, lesser_heading
from presentation.words.measures import effect_words


def show_effect(
    effect: Effect, *, label: str, why: str, note: str = "", past: bool = False
) -> None:
    """A sentence, and a table of each kind where there is anything to show. `label` names the table
    of measures; `why` says why no measure changes, where none does."""
    st.caption(f"{effect_words(effect, why=why, past=past)} {note}".strip())
    # What turns a verdict is read first.
    moved = sorted(effect.moved, key=lambda pair: pair[0].status == pair[1].status)
    if moved:
        st.html(effect_table(moved, label=label))
    changes = "changed" if past else "change"
    if effect.milestones:
        heading = f"Milestones that {changes}"
        table = milestone_moves(effect.milestones, label=f"{label}: {heading.lower()}")
        st.html(join([lesser_heading(heading), table]))
    if effect.restated:
        heading = f"Earlier months whose figure {'changed' if past else 'changes'}"
        table = restated_table(effect.restated, label=f"{label}: {heading.lower()}")
        st.html(join([lesser_heading(heading), table]))
