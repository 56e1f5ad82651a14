"""What a measure means: the plan's words, what is counted and out of what, and every choice that the plan left open."""

import streamlit as st

from data.plan import load_plan
from kpis.measure import Measure
from pages.parts.words.grammar import begun


def definition(measure: Measure) -> None:
    """The panel beside a measure's figures."""
    st.subheader("What this measures", anchor=False)
    criterion = load_plan().criterion(measure.criterion)
    stem = f"{criterion.stem.rstrip(':')}: " if criterion.stem else ""
    st.markdown(f"**The plan's words**\n> {stem}{measure.plan_words}")
    footnotes = load_plan().section(measure.section).footnotes
    if "¹" in measure.plan_words and footnotes:
        st.caption(footnotes[0])
    told = [
        ("Why it matters", measure.why),
        ("Counted" if not measure.out_of_label else "Counted (numerator)", measure.counted),
        ("Out of" if not measure.out_of_label else "Out of (denominator)", measure.out_of),
        ("Left out", measure.left_out),
        ("What we chose, and why", measure.chosen),
        ("Compared with", measure.compared),
    ]
    st.markdown("\n\n".join(f"**{name}**: {begun(words)}" for name, words in told))
