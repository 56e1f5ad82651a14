"""The whole plan, part by part or by the words in it, with its measures, milestones, definitions
and glossary."""

from itertools import groupby

import streamlit as st

from data.plan import load_plan
from kpis.judging import Results
from kpis.milestones import Board
from kpis.record import steps
from pages.parts import source
from pages.parts.frame import closing, opening, start_here
from pages.parts.plan import other_parts
from pages.parts.plan.changes import change_blocks
from pages.parts.plan.section import section_blocks
from pages.parts.plan.versions import Look, look, version_choice, version_said
from pages.parts.rights import guarded
from pages.parts.show import way
from pages.parts.standing import standing
from pages.parts.switch import switch
from presentation.html import found_list
from presentation.words.milestones import milestones_summary
from presentation.words.plan import (
    CHANGES,
    DEFINITIONS,
    GLOSSARY,
    GOVERNANCE,
    LONGEST,
    PARTS,
    START,
    Passage,
    changes_sentence,
    found_summary,
    glossary_summary,
    plan_summary,
    section_promise,
)
from presentation.words.plan.passages import passages
from presentation.words.plan.search import search

FIND, PART, BLOCK, KEY = "find", "part", "block", "find-words"
TITLE = "The improvement plan"
ALL_PARTS = {**PARTS, CHANGES: "Changes"}


@guarded
def main() -> None:
    """Draw the page."""
    found, board = source.results(), source.board()
    asked = st.query_params.get(FIND, "")[:LONGEST].strip()
    part = st.query_params.get(PART, START)
    seen = look(board)
    standing(_opening, asked, part)
    with st.container(key="find", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _box(asked)
            version_choice(seen)
        chosen = START if asked else switch("Part of the plan", ALL_PARTS, PART)
    version_said(seen)
    start_here(found)
    if asked:
        standing(_found, asked)
    else:
        _part(chosen, found, board, seen)
    closing(found)


def _opening(asked: str, part: str) -> None:
    board = source.board()
    seen = look(board)
    number = len(standing(_places, asked)) if asked else 0
    finding = found_summary(asked, number) if asked else _finding(part, board, seen)
    opening(TITLE, finding, demonstration=source.results().demonstration)


def _places(asked: str) -> tuple[Passage, ...]:
    return tuple(search(asked, passages(look(source.board()).plan)))


def _finding(part: str, board: Board, seen: Look) -> str:
    """The sentence that answers what a part of the plan holds."""
    sentences = {
        GOVERNANCE: "The SEND Partnership Board watches the plan, and five colours say how each "
        "milestone stands.",
        DEFINITIONS: "How figures are made: when a month counts, what a status means, and what "
        "each measure counts.",
        GLOSSARY: glossary_summary(),
        CHANGES: changes_sentence(source.entries(), seen.day),
    }
    for section in seen.plan.sections:
        states = [state for state in board.states if state.section == section.number]
        stand = f" {milestones_summary(states, board.as_at)}" if seen.is_today else ""
        sentences[str(section.number)] = f"{section_promise(section)}{stand}"
    changed = f" {sentences[CHANGES]}" if steps(source.entries()) else ""
    return sentences.get(part, f"{plan_summary(seen.plan)}{changed}")


def _box(asked: str) -> None:
    """Draw the search box. Its text is kept in the address, so that a link restores a search and
    the back button undoes it."""
    st.session_state[KEY] = asked
    st.text_input(
        "Search the plan, for example: waiting times",
        key=KEY,
        max_chars=LONGEST,
        on_change=_to_address,
        width=420,
    )
    if asked:
        st.button("Show the whole plan", on_click=_clear)


def _to_address() -> None:
    typed = st.session_state[KEY].strip()
    if typed:
        st.query_params[FIND] = typed
    else:
        _clear()


def _clear() -> None:
    st.query_params.pop(FIND, None)


def _found(asked: str) -> None:
    """What was found, part by part; or that there is nothing, and where to look next."""
    places = standing(_places, asked)
    if not places:
        st.info(
            "The search finds words that begin with what you type, and looks for all of them "
            "in one place. Try fewer or shorter words. The glossary has the plan's short forms in "
            "full.",
            title="Nothing found",
            icon=":material/search_off:",
        )
        way("plan.py", "Glossary", {PART: GLOSSARY})
    for part, group in groupby(places, key=lambda one: one.part):
        section = f": {load_plan().section(int(part)).short_title}" if part.isdigit() else ""
        st.subheader(f"{PARTS[part]}{section}", anchor=False)
        st.html(found_list(list(group), asked))


def _part(chosen: str, found: Results, board: Board, seen: Look) -> None:
    """A part of the plan, or the one block of it that the address names."""
    blocks, wanted = _blocks(chosen, found, board, seen), st.query_params.get(BLOCK, "")
    if wanted in blocks:
        way(
            "plan.py", f"All of “{ALL_PARTS[chosen]}”", {PART: chosen}, icon=":material/arrow_back:"
        )
        blocks[wanted]()
        return
    st.query_params.pop(BLOCK, None)  # the reader has gone on to another part
    if chosen == CHANGES:  # which has forms
        _all(chosen)
    else:
        standing(_all, chosen)


def _all(chosen: str) -> None:
    board = source.board()
    for draw in _blocks(chosen, source.results(), board, look(board)).values():
        draw()


def _blocks(chosen: str, found: Results, board: Board, seen: Look) -> other_parts.Blocks:
    if chosen == START:
        return other_parts.start_blocks()
    if chosen == GOVERNANCE:
        return other_parts.governance_blocks(board)
    if chosen == DEFINITIONS:
        return other_parts.definition_blocks(list(found.by_id.values()))
    if chosen == GLOSSARY:
        return other_parts.glossary_blocks(seen.plan)
    if chosen == CHANGES:
        return change_blocks()
    return section_blocks(int(chosen), found.section(int(chosen)), board, seen)


main()
