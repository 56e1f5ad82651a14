"""The part of a measure's page that puts it before and after one of its completed milestones."""

import streamlit as st

from kpis import months
from kpis.impact import before_after, completed_on
from kpis.milestones import MilestoneState
from kpis.results import Result
from pages.parts import source
from pages.parts.html.headings import heading
from pages.parts.html.tags import Markup, join, link, tag, whole
from pages.parts.words.impact import impact_words

NOTHING = "There are no figures to compare."
NAME = "after"
"""The name in the address of the milestone that is looked at."""


def impact(result: Result) -> Markup:
    """The part, where a milestone of the measure's actions is completed; else nothing."""
    states = [state for state in source.board().states if state.action in result.measure.actions]
    completed = {state.milestone.id: state for state in states if completed_on(state)}
    if not completed:
        return Markup()
    asked = {name: value for name, value in st.query_params.to_dict().items() if name != NAME}
    ways = [tag("li", link(_label(state), "measure", {**asked, NAME: id})) for id, state in completed.items()]
    choice = tag("details", tag("summary", "Choose a milestone"), tag("ul", *ways))
    head = heading("Before and after a completed milestone")
    chosen = completed.get(st.query_params.get(NAME, ""))
    return join([head, whole(tag("p", _told(result, chosen)) if chosen else "", choice)])


def _told(result: Result, state: MilestoneState) -> str:
    day = completed_on(state)
    found = before_after(result, day) if day else None
    words = impact_words(found, state.milestone.id, result.measure.unit) if found else [NOTHING]
    return " ".join(words)


def _label(state: MilestoneState) -> str:
    """`3e.5, July 2026: Annual review paperwork in use`."""
    day = completed_on(state)
    return f"{state.milestone.id}, {months.long(months.of(day)) if day else ''}: {state.milestone.words}"
