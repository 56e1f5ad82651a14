"""Are waits shorter? The three targets, each answered; then why: providers, bands, pathways, boards
and time."""

import streamlit as st

from data.place import load_place
from kpis.definitions.results import Result
from kpis.definitions.shown import UNDER
from kpis.judging.read import Results
from kpis.measures import measures
from kpis.trends.projection_words import projected
from pages.parts import source
from pages.parts.frame import closing, no_figures, opening, palette
from pages.parts.show import chart, way
from pages.parts.waits.parts import split_rows
from pages.parts.waits.reaching import reaching
from pages.parts.waits.spread import by_length, by_provider
from pages.parts.waits.tables import months_table
from presentation.charts.alternative import line_alternative, track_alternative
from presentation.charts.over_time.line import line_chart
from presentation.charts.track import track
from presentation.html.kit.marks import status_chip
from presentation.html.kit.tables import plain_table
from presentation.html.kit.tags import address, join, tag, whole
from presentation.words.measures.headlines import headline
from presentation.words.measures.waiting import waiting_answer, waiting_summary

QUESTIONS = {
    "nd_longest_wait": "Is the longest wait {:g}% shorter?",
    "nd_average_wait": "Is the average wait {:g}% shorter?",
    "nd_provider_gap": "Are providers within {:g} weeks of each other?",
}
"""What each target asks, with a place for the plan's figure."""
PATHWAYS = {"ASD": "Autism"}
BOARDS = load_place().board_names
HEADS = ("Waiting", "Average, weeks", "Since baseline", "Longest, weeks", "13 weeks or more")
FEW = f"Where {UNDER} children wait, one child would move the figures too far: they are not shown."
NATIONAL = (
    "No national average wait is published, so the plan's comparison with England uses the share "
    "waiting 13 weeks or more, on the pages for [autism]({autism}) and [ADHD]({adhd}). Most "
    "children's community paediatric waits are outside the national figure."
)


def main() -> None:
    """Draw the page."""
    found = source.results()
    waits = [found.by_id[id] for id in QUESTIONS]
    opening(
        "Neurodevelopmental waiting times",
        waiting_summary(waits),
        demonstration=found.demonstration,
    )
    if not any(result.latest for result in waits):
        no_figures(
            "This page needs the neurodevelopmental waits extract, and none has been loaded."
        )
        closing(found)
        return
    for column, result in zip(st.columns(3), waits, strict=True):
        with column.container(border=True, height="stretch", key=f"answer-{result.measure.id}"):
            _answer(result)
    _spread(found)
    _tables(found)
    _over_time(found)
    _by_month(found)
    closing(found, [NATIONAL, *(row[0] for row in split_rows(found, "pathway", PATHWAYS))])


def _answer(result: Result) -> None:
    id = result.measure.id
    st.subheader(QUESTIONS[id].format(measures()[id].target.figure), anchor=False)
    answer = waiting_answer(result)
    said = (status_chip(result), " ", tag("b", answer.word), f" {answer.sentence}")
    st.html(whole(tag("p", *said)))
    if result.latest and result.target.value is not None:
        text = track_alternative(result, f"{answer.word} {answer.sentence}")
        chart(track(result, palette()), text, f"track-{result.measure.id}")
    ahead = projected(result)
    if ahead:
        st.caption(ahead.words)


def _spread(found: Results) -> None:
    """Draw the waits by provider beside the numbers of children by length of wait."""
    left, right = st.columns(2, gap="large")
    with left:
        by_provider(found)
    with right:
        by_length(found)


def _tables(found: Results) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("By pathway", anchor=False)
        rows = split_rows(found, "pathway", PATHWAYS)
        st.html(
            plain_table(("Pathway", *HEADS), rows, label="Waits by pathway", numeric=range(1, 6))
        )
        st.caption(FEW)
    with right:
        st.subheader("By integrated care board", anchor=False)
        rows = split_rows(found, "icb", BOARDS)
        st.html(
            plain_table(
                ("Board", *HEADS), rows, label="Waits by integrated care board", numeric=range(1, 6)
            )
        )
        pages = {
            name: address("measure", {"id": f"nd_{name}_over_13_weeks"}) for name in ("asd", "adhd")
        }
        st.caption(NATIONAL.format(autism=pages["asd"], adhd=pages["adhd"]))
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("By area", anchor=False)
        rows = split_rows(found, "area", {})
        st.html(plain_table(("Area", *HEADS), rows, label="Waits by area", numeric=range(1, 6)))
    with right:
        reaching(found)


def _by_month(found: Results) -> None:
    """The average wait of every part, month by month, folded away."""
    parts = (("provider", "provider", {}), ("pathway", "pathway", PATHWAYS))
    parts += (("icb", "integrated care board", BOARDS), ("area", "area", {}))
    st.html(join(months_table(found, dimension, noun, names) for dimension, noun, names in parts))


def _over_time(found: Results) -> None:
    st.subheader("Average and longest wait over time", anchor=False)
    since = source.trend_start(found)
    for column, id in zip(
        st.columns(2, gap="large"), ("nd_average_wait", "nd_longest_wait"), strict=True
    ):
        result = found.by_id[id]
        with column:
            way("measure.py", f"**{result.measure.name}**", {"id": id})
            text = line_alternative(
                result, headline(result), since=since, where="The figures are on its own page."
            )
            chart(line_chart(result, palette(), since=since, size="medium"), text, f"time-{id}")


main()
