"""Naming many at once: a list is pasted, what it would do is shown, and only then is it stored.

It is pasted and not uploaded, so that whoever keeps people still cannot give the server a file.
"""

from functools import partial

import streamlit as st

from data.access import Right
from kpis.record import NAMELESS, Fault, PersonLine, changes_of, people_lines, posts_held
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.reader import writer_field
from pages.parts.record.asking import Asked, AskingDesk
from pages.parts.show import download
from presentation.exports import people_template
from presentation.html.kit import caption, join
from presentation.html.rounds import right_lines, wrong_lines
from presentation.words.rounds import HOW_TO_PASTE, list_refused, list_summary
from presentation.words.site.refusals import refusals

BOX = "pasting"
LONGEST = 100_000
NOTHING = Fault("Paste the lines, their headings first.", "text")
ListDesk = AskingDesk[list[PersonLine]]


@fragment
def pasting() -> None:
    """The form, folded away."""
    desk = ListDesk.of("people-list")
    desk.folded("Many at once, from a spreadsheet", BOX, lambda: _forms(desk))


def _forms(desk: ListDesk) -> None:
    st.caption(HOW_TO_PASTE)
    every = posts_held(desk.entries, source.today())
    template = partial(people_template, every)
    name, right = "people_template.csv", Right.ADMINISTER
    download("Download the template (CSV)", template, name, right=right, what="")
    with desk.form(f"list-{desk.key}"):
        text = st.text_area(
            "The lines, headings first", height=200, max_chars=LONGEST, key=f"text-{desk.key}"
        )
        author, sent = writer_field(desk.key), desk.sent("Show what it would do")
    if sent:
        lines = people_lines(text or "", desk.entries, author, source.today(), refusals)
        nothing = [] if (text or "").strip() else [NOTHING]
        desk.ask(Asked(lines, author), nothing + ([] if author.name.strip() else [NAMELESS]))
    if desk.asked:
        _confirm(desk.asked, desk, sent=sent)


def _confirm(asked: Asked[list[PersonLine]], desk: ListDesk, *, sent: bool) -> None:
    """What the list would do, and the choice to store it where nothing of it is wrong."""
    lines = asked.what
    wrong = any(one.what == "wrong" for one in lines)
    if wrong and sent:
        desk.refuse([Fault(list_refused(lines), "text")])
    summary = caption(f"{list_summary(lines)} Nothing is stored yet.")
    st.html(join([wrong_lines(lines), summary, right_lines(lines)]))
    changes = changes_of(lines)
    if changes and not wrong and desk.confirmed():
        desk.drop()
        desk.put_all(changes, asked.author, f"It is on the record. {list_summary(lines)}")
