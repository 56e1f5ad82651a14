"""What a section is to bring about besides its measured criteria: those judged by evidence, and what it depends on."""

import streamlit as st

from data.plan.model import Section
from pages.parts.html.lists import plain_list
from pages.parts.words.grammar import counted


def criteria(section: Section) -> None:
    """The criteria that no number measures, and the other work that the section needs."""
    st.subheader("Judged by evidence", anchor=False)
    number = counted(len(section.qualitative), "criterion", "criteria")
    st.caption(
        f"{number} of this section that no figure measures, in the plan's words. No evidence has been recorded "
        "for any of them yet."
    )
    st.html(plain_list([f"{one.stem} {one.words}" if one.stem else one.words for one in section.qualitative]))
    if section.interdependencies:
        st.subheader("Depends on", anchor=False)
        st.html(plain_list(section.interdependencies))
