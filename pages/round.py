"""The month's round: how far it is, and everything that it asks for, each where it is done."""

from collections.abc import Sequence

import streamlit as st

from data.access import PAGES, Right
from kpis.rounds import Round, narrowed
from pages.parts import source
from pages.parts.frame import beginning, closing, no_figures, opening
from pages.parts.known import known_at
from pages.parts.reader import looking, own_address
from pages.parts.rights import guarded
from pages.parts.rounds import Whose, calendar, pick_whose
from pages.parts.rounds.own import owed_line
from presentation.html.kit import Markup, attention_list, caption, heading, join, link
from presentation.html.rounds import group_list, line_lists, progress_table
from presentation.words.rounds import (
    DONE,
    NO_ROUND,
    NOBODY_NAMED,
    NOTHING,
    ONLY_NOW,
    THIS_ROUND,
    TO_PEOPLE,
    RoundLine,
    RoundLines,
    edition_line,
    nothing_words,
    round_summary,
    stretches,
)


@guarded
def main() -> None:
    """Draw the page."""
    found = source.results()
    if known_at() is not None:
        opening(THIS_ROUND, ONLY_NOW, demonstration=found.demonstration)
    elif not found.as_at:
        opening(THIS_ROUND, NO_ROUND, demonstration=found.demonstration)
        no_figures()
        calendar()
    else:
        told, address = source.this_round(), own_address()
        st.html(join([_start(told, found.demonstration), _own(told, address), _far(told)]))
        whose = pick_whose(told, address)
        st.html(join([*_asked(told, whose), _edition(told)]))
        calendar()
    closing(found)


def _start(told: Round, demonstration: bool) -> Markup:
    return beginning(THIS_ROUND, round_summary(told), demonstration=demonstration)


def _own(told: Round, address: str | None) -> Markup:
    """What is the reader's own; nothing where nobody knows who they are."""
    if address is None:
        return Markup()
    return owed_line(told, address) or caption(nothing_words(told, address))


def _far(told: Round) -> Markup:
    """How far the round is, and that nobody is named, with the way for whoever may name people."""
    people = link(TO_PEOPLE, "people", {}) if looking().may(Right.ADMINISTER) else ""
    named = [] if told.holders else [caption(join([NOBODY_NAMED, people], " "))]
    return join([heading("How far it is"), progress_table(stretches(told)), *named])


def _asked(told: Round, whose: Whose) -> list[Markup]:
    """What the round asks of those who were picked, a heading a kind."""
    reader = looking()
    lines = RoundLines(narrowed(told, whose.has), lambda page: reader.may(PAGES[page]))
    groups = lines.milestones()
    every = [line for group in groups for line in group.lines]
    parts = [
        _part("Extracts", lines.extracts(), whose),
        _part("Milestones", every, whose, group_list(groups)),
        _part("Exceptions", lines.exceptions(), whose),
        _part("Actions and promises", lines.actions(), whose),
    ]
    return [part for part in parts if part] or [caption(NOTHING[""])]


def _part(
    name: str, lines: Sequence[RoundLine], whose: Whose, table: Markup | None = None
) -> Markup:
    """A kind with how many are done; that nothing of it is asked for is said of everybody alone."""
    if not lines:
        return join([heading(name), caption(NOTHING[name])]) if whose.everybody else Markup()
    done = sum(line.done for line in lines)
    owed = sum(line.owed for line in lines)
    far = f"{done} of {done + owed} {DONE[name]}"
    return join([heading(name, far), table or line_lists(lines, name)])


def _edition(told: Round) -> Markup:
    """The last step."""
    of_month = [one for one in source.view().editions if one.month == told.span.month]
    waiting = next((one for one in reversed(of_month) if one.state == "waiting"), None)
    return join([heading("Edition"), attention_list([edition_line(told.span, waiting, looking())])])


main()
