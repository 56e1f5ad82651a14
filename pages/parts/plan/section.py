"""One section of the plan: what it wants, how success is told, and each action with its parts and
milestones."""

from functools import partial

import streamlit as st

from data.plan import Action, Section, section_of
from kpis.definitions import Result
from kpis.milestones import Board, MilestoneState
from kpis.record import judged_criteria
from pages.parts import source
from pages.parts.plan.other_parts import Blocks, in_this_part
from pages.parts.plan.versions import Look
from pages.parts.show import way
from pages.parts.text import as_text
from presentation.html import (
    bullets,
    criteria_table,
    judged_list,
    lettered,
    milestone_list,
    prose,
    updates_link,
    version_milestones,
)
from presentation.html.kit import join, measures_of
from presentation.html.kit import whole as whole_html
from presentation.words.milestones import NO_HEADING
from presentation.words.plan import note_words, printed_dates, whole


def section_blocks(number: int, results: list[Result], board: Board, seen: Look) -> Blocks:
    """The blocks of a section by their names, from its area for improvement to its last action."""
    section = seen.plan.section(number)
    blocks: Blocks = {
        f"{number}.area": partial(_area, section),
        f"{number}.good": partial(_good, section),
        f"{number}.measured": partial(_measured, section, results),
        f"{number}.judged": partial(_judged, section),
    }
    for action in section.actions:
        states = [state for state in board.states if state.action == action.id]
        blocks[action.id] = partial(_action, action, states, results, seen)
    return blocks


def _area(section: Section) -> None:
    st.subheader(f"Section {section.number}: {section.title}", anchor=False)
    st.html(prose([section.area_for_improvement]))
    in_this_part(section.title, section.area_for_improvement)


def _good(section: Section) -> None:
    left, right = st.columns([2, 1], gap="large")
    with left:
        st.subheader("What good looks like", anchor=False)
        st.html(bullets(section.good))
        in_this_part(*section.good)
    with right:
        st.subheader("Depends on", anchor=False)
        st.html(bullets(section.interdependencies))
        in_this_part(*section.interdependencies)


def _measured(section: Section, results: list[Result]) -> None:
    st.subheader("Success measured in figures", anchor=False)
    st.html(
        criteria_table(
            section.quantitative, results, label=f"Measured criteria of section {section.number}"
        )
    )
    for footnote in section.footnotes:
        st.caption(footnote)
    in_this_part(*map(whole, section.quantitative))
    way("sections.py", "Charts of these measures", {"section": str(section.number)})


def _judged(section: Section) -> None:
    st.subheader("Success judged by evidence", anchor=False)
    st.caption("No figure decides these: people judge them by audits, feedback and other evidence.")
    st.html(judged_list(judged_criteria([section], source.entries())))
    in_this_part(*map(whole, section.qualitative))


def _action(
    action: Action, states: list[MilestoneState], results: list[Result], seen: Look
) -> None:
    st.subheader(as_text(f"Action {action.id}: {action.title or NO_HEADING}"), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        _heading(action, seen)
        in_this_part(
            action.title or "",
            *(one.words for one in (*action.parts, *action.milestones)),
            *action.leads,
        )
    with right:
        _milestones(action, states, results, seen)


def _heading(action: Action, seen: Look) -> None:
    """Who leads the action, its parts, what is missing of it, and what was changed of its
    heading."""
    if action.leads:
        st.markdown(f"**Lead**: {as_text('; '.join(action.leads))}")
    if action.incomplete and (note := note_words(action)):
        st.markdown(f"**Incomplete.** {note}")
    if action.parts:
        st.html(lettered(action.parts))
    for note in seen.notes([action.id]).values():
        st.html(whole_html(note))


def _milestones(
    action: Action, states: list[MilestoneState], results: list[Result], seen: Look
) -> None:
    """With how they stand, beside the plan in force today; any other version has their words and
    dates alone."""
    notes = seen.notes([one.id for one in action.milestones])
    if not seen.is_today:
        st.html(version_milestones(action.milestones, notes))
        return
    st.html(milestone_list(states, notes))
    if printed := printed_dates(states):
        st.caption(printed)
    st.html(join([measures_of(action.id, results), updates_link(section_of(action.id))]))
