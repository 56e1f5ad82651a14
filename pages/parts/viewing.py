"""Who the pages are shown to, said on each: the role that they are viewed as with the way back, who
has signed in, or that nobody has to."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from data.access import Right
from pages.parts.reader import VIEW_AS, looking, signed_in, viewed_as
from presentation.html.kit import Markup, join, link, tag, whole
from presentation.words.site import NAMES, NO_SIGN_IN, SEEN_BY, roles_words, seen_as

_LONGEST = 80
"""What is longer in the address is not taken along to the page as another role sees it."""


def carry() -> dict[str, str]:
    """Keep the role that the pages are viewed as on the way from page to page; what every link is
    to take along of it."""
    role = viewed_as()
    if role is None:
        st.query_params.pop(VIEW_AS, None)
        st.session_state.pop(VIEW_AS, None)
        return {}
    st.session_state[VIEW_AS] = role.value
    if st.query_params.get(VIEW_AS) != role:
        st.query_params[VIEW_AS] = role.value
    return {VIEW_AS: role.value}


def say(page: str) -> None:
    """Above the page at that address: the role that it is viewed as, and the way back."""
    if role := viewed_as():
        back = _here(page, "See everything again", "")
        st.html(whole(tag("p", tag("span", seen_as(role), class_="pill"), " ", back)))


def foot(page: str) -> None:
    """Under every page and every fault: how charts are read, the accessibility statement, and who
    looks."""
    reader = looking()
    ways = [link("Help", "help", {}), link("Accessibility statement", "accessibility", {})]
    first = ways if reader.may(Right.READ) else []
    who = _line(_signed_in()) if signed_in() else _without(page)
    st.html(whole(_line(first) if first else "", who))


def _line(parts: Sequence[object]) -> Markup:
    return tag("p", join(parts, " · "), class_="foot")


def _signed_in() -> list[object]:
    reader = looking()
    roles = roles_words(reader.roles) or "without a role"
    return [f"Signed in as {reader.name}, {roles}" if reader.name else "Not signed in", _out()]


def _out() -> Markup:
    return tag("a", "Sign out", href="sign-out")


def _without(page: str) -> Markup:
    now = viewed_as()
    ways = [_here(page, name, role.value) for role, name in NAMES.items() if role != now]
    roles = tag("p", SEEN_BY, join(ways, ", "))
    return tag("details", tag("summary", NO_SIGN_IN), roles, class_="foot")


def _here(page: str, words: str, role: str) -> Markup:
    """The way to the page at that address, as a role sees it; without one, as nobody's role."""
    asked = st.query_params.to_dict()
    kept = {name: said for name, said in asked.items() if len(said) <= _LONGEST}
    kept.pop(VIEW_AS, None)
    query = urlencode({**kept, **({VIEW_AS: role} if role else {})})
    return tag("a", words, href=f"{page}?{query}" if query else page)
