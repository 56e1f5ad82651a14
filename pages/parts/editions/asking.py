"""The form that asks for an edition."""

from datetime import datetime
from typing import NamedTuple

import streamlit as st

from data.clock import end_of, typed_date, utc_now
from data.reader import Reader
from kpis import months
from kpis.editions import THRESHOLDS, EditionWish
from kpis.record import NAMELESS, Fault, meetings
from pages.parts import source
from pages.parts.editions.desk import EditionDesk, named
from pages.parts.reader import writer_field
from pages.parts.record.choosing import choice
from presentation.words.editions import (
    AS_KNOWN,
    CORRECTS,
    LEAST,
    MAKING,
    NO_MEETING,
    NO_MOMENT,
    NOTE,
    TAKES,
    edition_name,
    meeting_name,
)

OFFERED = 12
"""How many months are offered, the newest first."""
LONGEST_NAME, LONGEST_NOTE = 120, 1000


class Typed(NamedTuple):
    """What stands in the form."""

    name: str
    month: str
    day: str
    least: int
    note: str
    corrects: int | None
    writer: Reader


def asked_for(newest: str, desk: EditionDesk) -> Typed | None:
    """Draw the form, and give what stands in it once its button is pressed. `newest` is the newest
    month of the figures."""
    key = f"{desk.key}-edition"
    with desk.form(f"make-{key}"):
        typed = Typed(
            _meeting(key),
            choice("Newest month", _months(newest), f"month-{key}", chosen=newest) or newest,
            st.text_input(AS_KNOWN, max_chars=20, key=f"known_at-{key}") or "",
            st.radio(LEAST, THRESHOLDS, horizontal=True, key=f"threshold-{key}") or THRESHOLDS[0],
            st.text_area(NOTE, max_chars=LONGEST_NOTE, key=f"note-{key}") or "",
            _corrects(desk, key),
            writer_field(key),
        )
        st.caption(TAKES)
        sent = desk.sent(MAKING)
    return typed if sent else None


def wish_of(typed: Typed, first: datetime) -> EditionWish | list[str]:
    """What was asked for, or why it cannot be made. Nothing was known before `first` (naive
    UTC)."""
    at = _moment(typed.day, first)
    faults: list[str] = [
        *([] if typed.name else [Fault(NO_MEETING, "meeting")]),
        *([Fault(NO_MOMENT, "known_at")] if isinstance(at, str) else []),
        *([] if named(typed.writer) else [NAMELESS]),
    ]
    if faults or isinstance(at, str):
        return faults
    return EditionWish(
        name=typed.name,
        month=typed.month,
        known_at=at,
        threshold=typed.least,
        note=typed.note,
        corrects=typed.corrects,
    )


def _meeting(key: str) -> str:
    """A meeting on the record, or what is typed instead."""
    held = [meeting_name(one) for _, one in reversed(meetings(source.entries()))]
    if not held:
        return _typed("The meeting it is for, with its date", f"meeting-{key}")
    chosen = choice("The meeting it is for", {one: one for one in held}, f"meeting-{key}")
    return _typed("Or another meeting, with its date", f"typed-{key}") or chosen or ""


def _typed(label: str, key: str) -> str:
    return (st.text_input(label, max_chars=LONGEST_NAME, key=key) or "").strip()


def _months(newest: str) -> dict[str, str]:
    offered = [months.add(newest, -n) for n in range(OFFERED)]
    return {one: months.long(one) for one in offered}


def _corrects(desk: EditionDesk, key: str) -> int | None:
    """The edition in whose place it comes; nothing is offered before one was approved."""
    there = [one for one in reversed(desk.editions) if one.approval]
    if not there:
        return None
    names = {one.id: edition_name(one) for one in there}
    return choice(CORRECTS, names, f"corrects-{key}")


def _moment(day: str, first: datetime) -> datetime | str | None:
    """The end of the day that was typed; None for now, and the words themselves where they are no
    day that is over."""
    if not day.strip():
        return None
    on = typed_date(day)
    at = end_of(on) if on else None
    return at if at and first <= at < utc_now() else day
