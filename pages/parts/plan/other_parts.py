"""The parts of the plan beside its sections: ambition, governance and ratings, definitions and
methods, glossary."""

from collections.abc import Callable, Set
from functools import partial

import streamlit as st

from data.plan import Plan, load_plan
from kpis.definitions import Result
from kpis.milestones import Board
from presentation.html import (
    bullets,
    definitions_table,
    explained,
    glossary_table,
    priorities,
    prose,
    ratings_table,
)
from presentation.words.measures import METHODS, Method
from presentation.words.plan import GLOSSARY, OURS, edition, terms_in
from presentation.words.plan.passages import passages
from presentation.words.plan.search import search

Blocks = dict[str, Callable[[], None]]
"""What draws each block of a part, by the name that addresses use for it."""


def in_this_part(*texts: str) -> None:
    """The short forms that these words use, in full, in a line under them; nothing where they use
    none."""
    terms = terms_in(texts)
    if terms:
        st.html(explained(terms))


def start_blocks() -> Blocks:
    """What the plan is for, what the inspectors asked, how the partners mean to work, and our notes
    on the copy."""
    return {"ambition": _ambition, "priorities": _priorities, "approach": _approach, "copy": _copy}


def _ambition() -> None:
    plan = load_plan()
    st.subheader(plan.title, anchor=False)
    st.caption(f"{plan.subtitle}. {edition(plan)}")
    st.html(prose(plan.ambition))
    in_this_part(plan.title, *plan.ambition)


def _priorities() -> None:
    plan = load_plan()
    st.subheader("What the inspectors asked for", anchor=False)
    st.html(prose([plan.inspection]))
    st.html(priorities(plan.priorities))
    in_this_part(plan.inspection, *plan.priorities)


def _approach() -> None:
    st.subheader("How the partners will work", anchor=False)
    st.html(prose(load_plan().approach))
    st.html(bullets(load_plan().principles))


def _copy() -> None:
    st.subheader("The copy of the plan that this page shows", anchor=False)
    st.caption("Our own notes: where the copy is incomplete or can be read in more than one way.")
    st.html(bullets(load_plan().notes))


def governance_blocks(board: Board) -> Blocks:
    """Who watches the plan, and by which ratings."""
    return {"governance": _governance, "ratings": partial(_ratings, board)}


def _governance() -> None:
    st.subheader("Who watches the plan", anchor=False)
    st.html(prose(load_plan().governance))
    in_this_part(*load_plan().governance)


def _ratings(board: Board) -> None:
    st.subheader("How milestones are rated", anchor=False)
    st.html(ratings_table(board.states))
    st.caption(
        "These colours are for milestones alone. A measure has a status of its own: see "
        "Definitions and methods."
    )


def definition_blocks(results: list[Result]) -> Blocks:
    """The rules that hold for every figure, and what each measure counts."""
    return {
        **{method.block: partial(_method, method) for method in METHODS},
        "measures": partial(_measures, results),
    }


def _method(method: Method) -> None:
    st.subheader(method.title, anchor=False)
    st.html(prose(method.sentences))


def _measures(results: list[Result]) -> None:
    st.subheader("All measures", anchor=False)
    st.caption(
        "A measure's own page says besides what is left out, what we chose and why, and what it is "
        "compared with."
    )
    st.html(definitions_table(results))


def glossary_blocks(plan: Plan) -> Blocks:
    """Every term, and the way to where this version of the plan uses it."""
    used = _used(plan)
    return {"terms": partial(_terms, used), "more": partial(_more, used)}


def _terms(used: Set[str]) -> None:
    st.subheader("The plan's glossary", anchor=False)
    st.html(
        glossary_table(
            load_plan().glossary, lambda term: term.term in used, label="The plan's glossary"
        )
    )


def _more(used: Set[str]) -> None:
    st.subheader("Also used in the plan", anchor=False)
    st.caption("The plan's glossary does not have these. The words are ours.")
    st.html(glossary_table(OURS, lambda term: term.term in used, label="Also used in the plan"))


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs={Plan: Plan.model_dump_json})
def _used(plan: Plan) -> Set[str]:
    """The terms that a search of this version of the plan finds outside the glossary. A version has
    always the same, and looking for all of them takes long."""
    outside = [one for one in passages(plan) if one.part != GLOSSARY]
    return {
        term.term
        for term in (*load_plan().glossary, *OURS)
        if search(term.term.removesuffix("s"), outside)
    }
