"""Are we delivering the plan? The answer, progress by section, what needs attention, and every measure in one row."""

import streamlit as st

from data.clock import uk_time
from data.plan import load_plan
from kpis import months
from kpis.freshness import Freshness
from kpis.judge import BASELINE_PERIOD
from kpis.milestones import Board
from kpis.read import Results
from kpis.results import Status
from pages.parts import source
from pages.parts.earlier import restated_since
from pages.parts.frame import closing, no_figures, opening, palette
from pages.parts.html.headings import heading, month_choice, section_heading
from pages.parts.html.lists import attention_list, change_list
from pages.parts.html.marks import freshness_chip
from pages.parts.html.measures import measure_table
from pages.parts.html.sections import section_marks
from pages.parts.html.tables import plain_table
from pages.parts.html.tags import Markup, join
from pages.parts.palette import Palette
from pages.parts.words.attention import attention
from pages.parts.words.changes import changes, milestone_changes
from pages.parts.words.counts import caption, counts_sentence, marks_caption
from pages.parts.words.grammar import short_date

SINCE = "since"
"""The name in the address of the month since which changes are told."""


def main() -> None:
    """Draw the page."""
    found, board = source.results(), source.board()
    everything = list(found.by_id.values())
    finding = counts_sentence(everything, board.states)
    opening("Are we delivering the plan?", finding, demonstration=found.demonstration)
    if not found.as_at:
        no_figures()
        _freshness(source.fresh(found))
        return
    newest_upload = uk_time(max(batch.at for batch in found.batches)).date()
    updates = [update.status_date for state in board.states for update in state.updates]
    st.caption(caption(everything, newest_upload, max(updates, default=None)))
    titles = {section.number: section.short_title for section in load_plan().sections}
    st.html(section_marks(titles, everything, board.states))
    st.caption(marks_caption(everything))
    fresh = source.fresh(found)
    _news(found, board, fresh)
    restated_since(found)
    st.html(_measures(source.moment(), palette(), found))
    _freshness(fresh)
    closing(found)


def _news(found: Results, board: Board, fresh: list[Freshness]) -> None:
    """What needs attention, and what has changed since the month before, or since another that the reader chose."""
    left, right = st.columns(2, gap="large")
    results, loaded = list(found.by_id.values()), [each for each in fresh if each.state == "Late"]
    with left:
        st.html(join([heading("Needs attention"), attention_list(attention(results, board.states, loaded))]))
    with right:
        month, others = _since(found)
        moved = milestone_changes(board.states, months.last_day(month))
        same_year = month[:4] == (found.last_period or BASELINE_PERIOD)[:4]
        words = f"Changed since {months.long(month).split()[0] if same_year else months.long(month)}"
        head = heading(words, month_choice(others, SINCE))
        st.html(join([head, change_list(changes(_statuses(month), results), moved)]))


def _since(found: Results) -> tuple[str, list[str]]:
    """The month in the address, or else the one before the newest; and all that may be chosen."""
    newest, start = found.last_period or BASELINE_PERIOD, source.trend_start(found)
    others = [month for month in reversed(months.every(start, newest)) if month < newest] or [months.add(newest, -1)]
    asked = st.query_params.get(SINCE, "")
    return (asked if asked in others else others[0]), others


def _statuses(month: str) -> dict[str, Status]:
    """Every measure's status as a report at the end of that month would have shown it."""
    return {id: result.status for id, result in source.results(months.last_day(month)).by_id.items()}


# A resource, not data: nobody changes what is written, and every reader may have the same.
@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs={Palette: lambda colours: colours.page})
def _measures(asked: tuple[object, ...], palette: Palette, _found: Results) -> Markup:  # noqa: ARG001 - part of the key
    """Every section's table. All are one element: the browser draws one far sooner than many."""
    since, month = source.trend_start(_found), _found.last_period or ""
    parts: list[Markup] = []
    for section in load_plan().sections:
        parts.append(section_heading(section.number, section.short_title))
        label = f"Measures of section {section.number}"
        parts.append(measure_table(_found.section(section.number), palette, since, month=month, label=label))
    return join(parts)


def _freshness(fresh: list[Freshness]) -> None:
    st.subheader("How fresh the figures are", anchor=False)
    rows = [(each.title, short_date(each.as_at) if each.as_at else "–", freshness_chip(each.state)) for each in fresh]
    st.html(plain_table(("Extract", "Up to", "State"), rows, label="How fresh the figures are"))


main()
