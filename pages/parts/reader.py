"""Who stands before the page: who looks, who loads, who writes. Until there is sign-in, whoever
writes is asked for a name."""

import getpass

import streamlit as st

from data.reader import Reader

_NAME = "writer"
"""The name that was given last, in the reader's session."""


def looking() -> Reader:
    """Who looks. Until there is sign-in, one and the same for everybody: nobody has said who they
    are."""
    return Reader("")


def loader() -> Reader:
    """Who loads files. Until there is sign-in, the one who started the dashboard."""
    try:
        return Reader(getpass.getuser())
    except (KeyError, OSError):
        return Reader("not known")


def writer_field(key: str) -> Reader:
    """Who writes: asked each time, and filled in with the name given last."""
    typed = st.text_input(
        "Your name", st.session_state.get(_NAME, ""), max_chars=80, key=f"author-{key}"
    )
    return Reader((typed or "").strip())


def decider_field(key: str) -> Reader:
    """Who decided, which need not be the one who types it: nothing is filled in."""
    typed = st.text_input("Decided by", max_chars=80, key=f"author-{key}")
    return Reader((typed or "").strip())


def remember(writer: Reader) -> None:
    """Fill in this name where the next one is asked for."""
    st.session_state[_NAME] = writer.name.strip()
