"""The accessibility statement: what everybody can use here, what not yet, and whom to tell."""

import streamlit as st

from pages.parts import source
from pages.parts.frame import closing, opening
from pages.parts.rights import guarded
from pages.parts.text import as_text
from presentation.words.site import statement, statement_summary

WIDTH = 740
"""Pixels: no line longer than can be read."""


@guarded
def main() -> None:
    """Draw the page."""
    found = source.results()
    opening("Accessibility statement", statement_summary(), demonstration=found.demonstration)
    with st.container(width=WIDTH):
        for part in statement(source.settings().contact, as_text):
            st.subheader(part.heading, anchor=False)
            st.markdown(part.words)
    closing(found)


main()
