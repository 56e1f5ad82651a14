"""Serves the dashboard with pages that fail where their address says so: `python -m
benchmarks.faulty run app.py ...` is `python -m streamlit run app.py ...` but for these."""

import sys
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st
from streamlit.web.cli import main

from data.store import DatabaseError
from kpis.judging import Results
from pages.parts import source

FAULT, RAISES, AWAY = "fault", "raises", "away"
"""What stands in the address, as `?fault=away`: the page raises what nobody thought of, or asks a
server of PostgreSQL that does not answer."""
AWAY_SECONDS = 3
"""For so long it is waited for, which holds up nobody but who waits."""

Given = ParamSpec("Given")


def failing(read: Callable[Given, Results]) -> Callable[Given, Results]:
    """The same results, but for a reader whose page is to fail."""

    @wraps(read)
    def results(*given: Given.args, **more: Given.kwargs) -> Results:
        asked = st.query_params.get(FAULT)
        if asked == RAISES:
            raise ZeroDivisionError("A fault that nobody thought of")
        if asked == AWAY:
            time.sleep(AWAY_SECONDS)
            raise DatabaseError("The server does not answer.")
        return read(*given, **more)

    return results


if __name__ == "__main__":
    # Each page asks for them first.
    source.results = failing(source.results)
    sys.exit(main())
