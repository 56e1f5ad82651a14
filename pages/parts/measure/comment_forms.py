"""The comments on a measure's chart: the list under it, and the form that adds one or takes one
back."""

import streamlit as st

from data.record import Comment, Entry
from kpis.definitions import Result
from kpis.record import comments_on
from pages.parts import source
from pages.parts.faults import fragment
from pages.parts.measure.tools import COMMENT, tool_heading
from pages.parts.reader import writer_field
from pages.parts.record.choosing import entry_choice
from pages.parts.record.writing import RecordDesk, day_field
from presentation.html import comment_list
from presentation.html.kit import Markup
from presentation.words import long_date

ADD, TAKE_BACK = "Add a comment", "Take a comment back"


@fragment
def commenting(id: str) -> None:
    """The form that adds a comment on a measure or takes one back."""
    desk = RecordDesk.of(f"comments-{id}")
    tool_heading(COMMENT)
    desk.say()
    _forms(id, desk)


def comments(result: Result) -> Markup:
    """The comments that stand on the chart; nothing where there is none."""
    return comment_list(
        source.entries(), result.measure.id, result.told[-1].period if result.told else ""
    )


def _forms(id: str, desk: RecordDesk) -> None:
    way = f"way-{desk.key}"
    some = comments_on(desk.entries, id) or st.session_state.get(way) == TAKE_BACK
    if some and st.radio("What to do", [ADD, TAKE_BACK], key=way, horizontal=True) == TAKE_BACK:
        _take_back(id, desk)
    else:
        _add(id, desk)


def _add(id: str, desk: RecordDesk) -> None:
    with desk.form(f"comment-{desk.key}"):
        day = day_field("Date of what happened", f"dated_on-{desk.key}")
        words = st.text_area(
            "What a reader of the chart should know. Never name a child.", key=f"words-{desk.key}"
        )
        author = writer_field(desk.key)
        sent = desk.sent("Put it on the chart")
    if sent:
        desk.save(Comment, {"measure": id, "dated_on": day(), "words": words}, author)


def _take_back(id: str, desk: RecordDesk) -> None:
    numbers = {remark.entry.id: remark.number for remark in comments_on(desk.entries, id)}

    def named(entry: Entry) -> str:
        said = entry.written
        words = f"{long_date(said.dated_on)}: {said.words}" if isinstance(said, Comment) else ""
        return f"{numbers.get(entry.id, '')}. {words}"

    held = [entry for entry in desk.entries if entry.id in numbers]
    desk.take_back(
        f"back-{desk.key}",
        "Reason, kept with the comment on the record. Never name a child.",
        lambda: entry_choice("Comment", held, named, f"entry-{desk.key}", desk),
    )
