"""Whoever leaves: all that they answer for ends on one day."""

from datetime import date

import streamlit as st

from kpis.record import NO_DATE, TOO_FAR, Fault, concerning_person, holders, leaving
from pages.parts import source
from pages.parts.reader import writer_field
from pages.parts.record.choosing import choice
from pages.parts.record.writing import RecordDesk, day_field
from presentation.words.rounds import left_choice, left_words, person_names


def leaving_form(desk: RecordDesk) -> None:
    """All that somebody answers for ends on a day, or what is chosen of it."""
    held, today = holders(desk.entries), source.today()
    named = person_names(held, today)
    address = choice("Who leaves", named, f"address-{desk.key}")
    if address is None:
        return
    theirs = {entry.id: (entry, one) for entry, one in concerning_person(held, address, today)}
    key = f"{desk.key}-leave-{address}"
    with desk.form(f"person-{key}"):
        chosen = st.multiselect(
            "What they no longer answer for",
            list(theirs),
            list(theirs),
            format_func=lambda id: left_choice(theirs[id][1], address),
            key=f"of-{key}",
            placeholder="Choose one or several",
        )
        last = day_field("Last day, on which they still do", f"until-{key}")()
        author, sent = writer_field(key), desk.sent("Put it on the record")
    if not sent:
        return
    refused = [Fault("Choose what they no longer answer for.", "of")] * (not chosen)
    far = isinstance(last, date) and last.year > today.year + 3
    if not isinstance(last, date) or far:
        desk.refuse([*refused, Fault(TOO_FAR if far else NO_DATE, "until")])
    elif refused:
        desk.refuse(refused)
    else:
        ended = leaving([theirs[id] for id in chosen], address, last)
        desk.put_all(ended, author, left_words(named[address], last))
