"""Approving and withdrawing an edition, for who may."""

from functools import partial

import streamlit as st

from data.record import Edition
from kpis.editions import approve, release_faults, withdraw
from kpis.record import NAMELESS, Fault
from pages.parts import source
from pages.parts.editions.desk import EditionDesk, named
from pages.parts.reader import looking, remember, signed_in, writer_field
from pages.parts.text import as_text
from presentation.html.kit import heading
from presentation.words.editions import (
    APPROVING,
    NO_REASON,
    NOT_SURE,
    SURE,
    WITHDRAWING,
    done_words,
)

REASON = "Why it is withdrawn. Readers see this: never name a child."
LONGEST = 1000


def releasing(edition: Edition) -> None:
    """The forms: approving one that waits, and, folded away, withdrawing one that stands."""
    giving, taking = EditionDesk.of("edition-approve"), EditionDesk.of("edition-withdraw")
    for desk in (giving, taking):
        desk.say()
    if edition.state == "waiting":
        _approving(edition, giving)
    if edition.state != "withdrawn":
        label = f"Withdraw edition {edition.id}"
        taking.folded(label, f"withdrawing-{edition.id}", partial(_withdrawing, edition, taking))


def _approving(edition: Edition, desk: EditionDesk) -> None:
    st.html(heading(f"Approve edition {edition.id}"))
    two = source.settings().editions_by_two
    cannot = release_faults(edition, "approved", looking(), "", by_two=two)
    if signed_in() and cannot:
        st.info(as_text(cannot[0]), icon=":material/group:")
        return
    key = f"{desk.key}-{edition.id}"
    with desk.form(f"approve-{key}"):
        st.caption(APPROVING)
        writer = writer_field(key)
        sent = desk.sent(f"Approve edition {edition.id}")
    if sent:
        faults = approve(source.database(), edition.id, writer) if named(writer) else [NAMELESS]
        if faults:
            desk.refuse(faults)
        else:
            desk.stored(done_words(edition, "approved"))
            remember(writer)
            st.rerun()


def _withdrawing(edition: Edition, desk: EditionDesk) -> None:
    key = f"{desk.key}-{edition.id}"
    with desk.form(f"withdraw-{key}"):
        st.caption(WITHDRAWING)
        reason = st.text_area(REASON, max_chars=LONGEST, key=f"reason-{key}") or ""
        sure = st.checkbox(SURE, key=f"sure-{key}")
        writer = writer_field(key)
        sent = desk.sent(f"Withdraw edition {edition.id} for good")
    if not sent:
        return
    lacking = [
        *([] if reason.strip() else [Fault(NO_REASON, "reason")]),
        *([] if sure else [Fault(NOT_SURE, "sure")]),
        *([] if named(writer) else [NAMELESS]),
    ]
    if lacking:
        desk.refuse(lacking)
    elif faults := withdraw(source.database(), edition.id, writer, reason):
        desk.refuse(faults)
    else:
        desk.stored(done_words(edition, "withdrawn"))
        remember(writer)
        st.rerun()
