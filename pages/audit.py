"""The audit trail, for administrators: who did what and when, and whether the trail is whole."""

import re
from functools import partial

import streamlit as st

from data.access import Right
from data.audit import Kind, Verified, newest_first, verify
from data.clock import typed_date
from data.plurals import counted
from pages.parts import source
from pages.parts.frame import closing, opening
from pages.parts.recording import trail
from pages.parts.rights import guarded
from pages.parts.show import download
from pages.parts.switch import pick
from pages.parts.text import as_text
from presentation.exports import audit_csv
from presentation.html.kit import caption, join, link, plain_table
from presentation.rows import AUDIT_HEAD, ChosenLines, audit_rows, one_page
from presentation.words import begun
from presentation.words.site import (
    AUDIT,
    BROKEN,
    BROKEN_NEXT,
    NONE_FITS,
    audit_note,
    audit_summary,
)

ALL = "all"
LONGEST = 120
_VERIFIED = "audit-verified"


@guarded
def main() -> None:
    """Draw the page."""
    found = source.results()
    verified = _verified()
    opening(AUDIT, audit_summary(verified), demonstration=found.demonstration)
    if verified.fault:
        words = as_text(f"{verified.fault} {BROKEN_NEXT}")
        st.error(words, title=BROKEN, icon=":material/link_off:")
    if trail().lines.there():
        _lines(_chosen())
    if verified.digest:
        st.html(caption(audit_note(verified)))
    closing(found)


def _verified() -> Verified:
    """Whether the trail is whole, looked at anew when it has changed."""
    key = trail().lines.state()
    held, verified = st.session_state.get(_VERIFIED, (None, None))
    if verified is None or held != key:
        verified = verify(trail())
        st.session_state[_VERIFIED] = (key, verified)
    return verified


def _chosen() -> ChosenLines:
    """The lines that the reader asks for; each choice is in the address."""
    grid = st.grid(3, min_column_width=200)
    with grid.cell():
        person = _field("Person", "person")
    with grid.cell():
        kinds = {ALL: "Any kind"} | {one.value: begun(one.value) for one in Kind}
        chosen = pick("Kind", kinds, "kind")
    with grid.cell():
        typed = _field("Day, for example 28/09/2026", "day")
        day = typed_date(typed)
        if typed and day is None:
            st.warning("Write the day first with a four-digit year.", icon=":material/event:")
    return ChosenLines(person, "" if chosen == ALL else chosen, day)


def _field(label: str, name: str) -> str:
    """What is typed, which the address holds under that name."""
    key = f"audit-{name}"
    st.session_state[key] = st.query_params.get(name, "")[:LONGEST]
    typed = st.text_input(
        label, key=key, max_chars=LONGEST, on_change=_to_address, args=(key, name)
    )
    return (typed or "").strip()


def _to_address(key: str, name: str) -> None:
    st.query_params.pop("leaf", None)
    st.query_params.pop(name, None)
    if typed := st.session_state[key].strip():
        st.query_params[name] = typed


def _lines(chosen: ChosenLines) -> None:
    """A page of them, the newest first, and all of them as a file."""
    asked = st.query_params.get("leaf", "")
    page = max(1, int(asked)) if re.fullmatch(r"[0-9]{1,6}", asked) else 1
    lines, more = one_page(newest_first(trail()), chosen, page)
    if not lines and page > 1:  # other lines were chosen meanwhile
        page, (lines, more) = 1, one_page(newest_first(trail()), chosen, 1)
    if lines:
        st.html(plain_table(AUDIT_HEAD, audit_rows(lines), label=AUDIT, numeric={0}))
    else:
        st.info(NONE_FITS, icon=":material/search_off:")
    _ways(page, len(lines), more=more)
    if lines:
        content = partial(audit_csv, trail(), chosen)
        download(
            "Download all chosen lines (CSV)", content, "audit_trail.csv", right=Right.ADMINISTER
        )


def _ways(page: int, shown: int, *, more: bool) -> None:
    """To newer and to older lines."""
    asked = st.query_params.to_dict()
    ways = [link("← Newer", "audit", asked | {"leaf": str(page - 1)})] if page > 1 else []
    ways += [link("Older →", "audit", asked | {"leaf": str(page + 1)})] if more else []
    if ways:
        st.html(caption(join([f"Page {page}, {counted(shown, 'line')}.", *ways], " ")))


main()
