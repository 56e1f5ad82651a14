"""The part of a measure's page that puts it before and after a completed milestone of its
section."""

from collections.abc import Sequence

import streamlit as st

from kpis.definitions import Result
from kpis.milestones import MilestoneState
from kpis.trends import completed_near
from pages.parts import source
from presentation.html.kit import Markup, heading, join, link, tag, whole
from presentation.rows import actions_words
from presentation.words.measures import completed_name, told_impact

NAME = "after"
"""The name in the address of the milestone that is looked at."""


def impact(result: Result) -> Markup:
    """The part, where a milestone of the measure's section is completed, its own actions' first;
    else nothing."""
    own, others = completed_near(source.board().states, result.measure)
    completed = {state.milestone.id: state for state in (*own, *others)}
    if not completed:
        return Markup()
    number = result.measure.section
    lists = (
        _ways(own, f"Of {actions_words(result.measure)}, meant to improve this measure"),
        _ways(others, f"Of other actions of section {number}"),
    )
    choice = tag("details", tag("summary", "Choose a milestone"), *lists)
    head = heading("Before and after a completed milestone")
    chosen = completed.get(st.query_params.get(NAME, ""))
    return join([head, whole(tag("p", told_impact(result, chosen)) if chosen else "", choice)])


def _ways(states: Sequence[MilestoneState], words: str) -> Markup:
    """The milestones to choose from, under what they have in common; nothing where there is
    none."""
    asked = {name: value for name, value in st.query_params.to_dict().items() if name != NAME}
    ways = [
        tag("li", link(completed_name(one), "measure", {**asked, NAME: one.milestone.id}))
        for one in states
    ]
    return join([tag("p", tag("small", words)), tag("ul", *ways)]) if ways else Markup()
