"""How to read each chart, the one that was asked for first."""

import streamlit as st

from pages.parts import source
from pages.parts.frame import closing, opening
from pages.parts.rights import guarded
from presentation.html import help_parts
from presentation.words.site import HELP, SUMMARY

WIDTH = 740
"""Pixels: no line longer than can be read."""


@guarded
def main() -> None:
    """Draw the page."""
    found = source.results()
    opening(HELP, SUMMARY, demonstration=found.demonstration)
    with st.container(width=WIDTH):
        st.html(help_parts(st.query_params.get("chart", "")))
    closing(found)


main()
