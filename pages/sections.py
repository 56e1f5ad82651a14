"""One section of the plan: its measures charted beside the rating of its milestones."""

from itertools import groupby

import streamlit as st

from data.place import load_place
from data.plan import Plan, Section
from data.plurals import counted, one_or_many
from kpis.definitions import Result
from kpis.judging import Results
from kpis.milestones import MilestoneState, needs_attention, worst_first
from kpis.trends import trend_start
from pages.parts import source
from pages.parts.frame import closing, no_figures, opening, palette, window_title
from pages.parts.record.criteria import criteria
from pages.parts.rights import guarded
from pages.parts.rounds import following
from pages.parts.show import chart, way
from pages.parts.standing import standing
from pages.parts.switch import switch
from pages.parts.text import as_text
from presentation.charts import line_alternative
from presentation.charts.over_time import line_chart
from presentation.html import explained, milestone_list
from presentation.html.kit import (
    caption,
    folded,
    how_to_read,
    join,
    measures_of,
    status_chip,
    tag,
    whole,
)
from presentation.words import joined
from presentation.words.measures import (
    compared_short,
    counts_sentence,
    headline,
    needed_by,
    short_change,
)
from presentation.words.milestones import NO_HEADING
from presentation.words.plan import note_words, terms_in

MOST = 4
"""No more milestones than these that need attention stand open."""
MARKS = (
    f"Solid line: {load_place().name}; dashed where twelve months are not yet full. Hollow dot: "
    "baseline. Where the line breaks, a month has no figure, or one of too few cases to show. "
    "Other dashed line: target, with the side that meets it shaded. Stair with dots: the board's "
    "course. Orange: England, a diamond a month or a bar a year."
)


@guarded
def main() -> None:
    """Draw the page."""
    place = st.container()
    section = _chosen(source.board().plan)
    number = str(section.number)
    with place:
        st.set_page_config(window_title(_name(section)))
        standing(_opening, number)
    left, right = st.container(key="section").columns([2, 1], gap="large")
    with left:
        standing(_measures, number)
        criteria(section)
    with right:
        standing(_milestones, number)
    following(f"section:{section.number}")
    closing(source.results())


def _name(section: Section) -> str:
    return f"{section.number}. {section.short_title}"


def _of(number: str) -> tuple[Section, list[Result], list[MilestoneState]]:
    """The section with its measures and milestones."""
    board = source.board()
    section = board.plan.section(int(number))
    states = [state for state in board.states if state.section == section.number]
    return section, source.results().section(section.number), states


def _opening(number: str) -> None:
    section, results, states = _of(number)
    finding = counts_sentence(results, states)
    opening(_name(section), finding, demonstration=source.results().demonstration)
    if terms := terms_in(_told(section, results, states)):
        st.html(explained(terms))


def _measures(number: str) -> None:
    found, (_, results, _) = source.results(), _of(number)
    st.subheader("Measures", anchor=False)
    if found.as_at:
        _cards(results, found)
    else:
        no_figures(
            "Nothing has been loaded. The extracts that this section's measures need: "
            f"{joined(needed_by(results))}."
        )


def _told(section: Section, results: list[Result], states: list[MilestoneState]) -> list[str]:
    """What the page says in the plan's words."""
    return [
        *(state.milestone.words for state in states),
        *(result.measure.name for result in results),
        *(action.title or "" for action in section.actions),
        *(one.words for one in section.qualitative),
    ]


def _chosen(plan: Plan) -> Section:
    """The section in the address; the first where there is none such."""
    sections = {str(section.number): section for section in plan.sections}
    asked = st.query_params.get("section", "1")
    if asked not in sections:
        st.warning(
            as_text(
                f"There is no section “{asked}”. The plan has sections 1 to {len(sections)}; this "
                "is the first."
            )
        )
    names = {number: _name(section) for number, section in sections.items()}
    return sections[switch("Section", names, "section")]


def _cards(results: list[Result], found: Results) -> None:
    marks = tag("p", tag("small", MARKS, " ", how_to_read("trend")))
    st.html(whole(folded("How to read the charts", marks)))
    since = trend_start(found.by_id.values())
    grid = st.grid(2, min_column_width=340, gap="small")
    for result in results:
        with grid.container(
            border=True, height="stretch", key=f"card-{result.measure.id}", gap="xsmall"
        ):
            _card(result, since)


def _card(result: Result, since: str) -> None:
    measure = result.measure
    way("measure.py", f"**{measure.name}**", {"id": measure.id})
    beside = compared_short(result)
    st.html(
        whole(
            tag(
                "p",
                status_chip(result),
                tag("span", short_change(result)),
                class_="stands",
            ),
            tag("p", tag("small", beside)) if beside else "",
        )
    )
    if result.series:
        figure = line_chart(result, palette(), since=since, size="small")
        text = line_alternative(
            result, headline(result), since=since, where="The figures are on the measure's page."
        )
        chart(figure, text, f"chart-{measure.id}")


def _milestones(number: str) -> None:
    """Those that need attention, the worst first, and all of them by action, folded."""
    section, results, states = _of(number)
    st.subheader("Milestones", anchor=False)
    needing = worst_first(filter(needs_attention, states))
    parts = [milestone_list(needing[:MOST])] if needing else []
    if rest := needing[MOST:]:
        need = one_or_many(len(rest), "needs", "need")
        parts.append(whole(folded(f"{len(rest)} more {need} attention", milestone_list(rest))))
    titles = {action.id: action for action in section.actions}
    for id, group in groupby(states, key=lambda state: state.action):
        action, own = titles[id], list(group)
        many = counted(len(own), "milestone")
        head = join([tag("b", id), f" {action.title or NO_HEADING} ({many})"])
        note = caption(note_words(action)) if note_words(action) else ""
        parts.append(whole(folded(head, note, milestone_list(own), measures_of(id, results))))
    st.html(join(parts))


main()
