"""The comments on a measure's chart: the list under it, and the form that adds one or takes one back."""

from collections.abc import Sequence

import streamlit as st

from data.record import Comment, Withdrawal
from kpis.comments import Remark, comments_on
from kpis.results import Result
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.frame import button_kind
from pages.parts.html.comments import comment_list
from pages.parts.html.headings import heading
from pages.parts.html.tags import Markup
from pages.parts.measure.tools import COMMENT, TOOLS
from pages.parts.record.writing import Desk, author_field, checked, day_field
from pages.parts.words.grammar import long_date

LONGEST = 300
"""Characters of a comment."""
ADD, TAKE_BACK = "Add a comment", "Take a comment back"


@fragment
def commenting(id: str) -> None:
    """The form that adds a comment on a measure or takes one back."""
    desk = Desk.of(f"comments-{id}")
    st.html(heading(TOOLS[COMMENT]))
    _forms(comments_on(source.entries(), id), id, desk)
    desk.drawn()


def comments(result: Result) -> Markup:
    """The comments that stand on the chart; nothing where there is none."""
    return comment_list(source.entries(), result.measure.id, result.latest.period if result.latest else "")


def _forms(remarks: Sequence[Remark], id: str, desk: Desk) -> None:
    if remarks and st.radio("What to do", [ADD, TAKE_BACK], key=f"way-{desk.key}", horizontal=True) == TAKE_BACK:
        _take_back(remarks, desk)
    else:
        _add(id, desk)


def _add(id: str, desk: Desk) -> None:
    with st.form(f"comment-{desk.key}", border=False):
        read = day_field("Date of what happened", desk.key)
        words = st.text_area(
            "What a reader of the chart should know. Never name a child.", max_chars=LONGEST, key=f"words-{desk.key}"
        )
        author = author_field(desk.key)
        sent = st.form_submit_button("Put it on the chart", type=button_kind())
    day = read() if sent else None
    comment = checked(Comment, {"measure": id, "dated_on": day, "words": words}) if day else None
    if comment:
        desk.save(comment, author)


def _take_back(remarks: Sequence[Remark], desk: Desk) -> None:
    held = {remark.entry.id: remark for remark in remarks}
    named = {id: f"{one.number}. {long_date(one.comment.dated_on)}: {one.comment.words}" for id, one in held.items()}
    with st.form(f"take-back-{desk.key}", border=False):
        chosen = st.selectbox("Comment", list(named), format_func=named.__getitem__, key=f"which-{desk.key}")
        reason = st.text_area(
            "Reason, kept with the comment on the record. Never name a child.", max_chars=LONGEST, key=f"why-{desk.key}"
        )
        author = author_field(f"back-{desk.key}")
        sent = st.form_submit_button("Take it back", type=button_kind())
    withdrawal = checked(Withdrawal, {"about": held[chosen].comment.measure, "reason": reason}) if sent else None
    if withdrawal:
        desk.save(withdrawal, author, replaces=chosen)
