"""Who stands before the page: who looks, who loads, who writes.

With sign-in it is the person of the session, asked for at every run, so that a role taken away
counts at once. Without it there is one reader, with all roles or the one that they view as, and
whoever writes is asked for a name.
"""

import getpass
from dataclasses import replace

import streamlit as st

from data.access import Role
from data.reader import Reader
from data.sign_in import address_of, reader_of, signs_in
from pages.parts.text import as_text

SESSION = "X-Send-Kpis-Session"
"""The header in which the gate says by which session a page is asked for."""
VIEW_AS = "view_as"
"""The name, in the address and in the reader's session, of the role that they view as."""
NOBODY = Reader("", frozenset())
_NAME = "writer"
"""The name that was given last, in the reader's session."""


def session_id() -> str:
    """The session by which the page is asked for; empty where nobody signs in."""
    return st.context.headers.get(SESSION) or ""


def looking() -> Reader:
    """Who looks, with their roles of now."""
    return reader_at(session_id())


def reader_at(session: str) -> Reader:
    """Who looks by that session; without one the reader of a dashboard that nobody signs in to."""
    if session or signs_in():
        return reader_of(session) or NOBODY
    role = viewed_as()
    return Reader("", frozenset({role})) if role else Reader("")


def signed_in() -> bool:
    """Somebody has signed in: their name is known."""
    return bool(session_id())


def own_address() -> str | None:
    """The address at work of who has signed in; None where nobody signs in."""
    return address_of(session_id()) if signed_in() else None


def viewed_as() -> Role | None:
    """The one role that the reader views the pages as, where nobody signs in."""
    if session_id() or signs_in():
        return None
    asked = st.query_params.get(VIEW_AS)
    asked = st.session_state.get(VIEW_AS, "") if asked is None else asked
    return next((role for role in Role if role == asked), None)


def loader() -> Reader:
    """Who loads files: who is signed in. Where nobody signs in, the one who started the
    dashboard."""
    who = looking()
    return who if signed_in() else replace(who, name=server_login())


def loader_words() -> str:
    """In whose name files are loaded, and how that is known."""
    how = "" if signed_in() else ", under whose login this dashboard runs"
    return f"It is loaded in the name of {loader().name}{how}."


def server_login() -> str:
    """The login under which this dashboard runs."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "not known"


def writer_field(key: str) -> Reader:
    """Who writes: who is signed in, which is said. Where nobody signs in they are asked each time,
    and the name given last is filled in."""
    who = looking()
    if signed_in():
        st.caption(f"This is put on the record as {as_text(who.name)}.")
        return who
    typed = st.text_input(
        "Your name", st.session_state.get(_NAME, ""), max_chars=80, key=f"author-{key}"
    )
    return replace(who, name=(typed or "").strip())


def decider_field(key: str) -> Reader:
    """Who decided, which need not be the one who types it: nothing is filled in. Who types it
    stands beside them where they are signed in."""
    who = looking()
    typed = (st.text_input("Decided by", max_chars=80, key=f"author-{key}") or "").strip()
    if not signed_in():
        return replace(who, name=typed)
    st.caption(f"Put on the record by {as_text(who.name)}.")
    return replace(who, name=f"{typed} (put on the record by {who.name})" if typed else "")


def remember(writer: Reader) -> None:
    """Fill in this name where the next one is asked for."""
    st.session_state[_NAME] = writer.name.strip()
