"""Are waits shorter? The three targets, each answered; then why: providers, bands, pathways, boards
and time."""

import streamlit as st

from kpis.judging import Results
from kpis.trends import trend_start
from pages.parts import source
from pages.parts.frame import closing, no_figures, opening, palette
from pages.parts.rights import guarded
from pages.parts.show import chart, way
from pages.parts.standing import standing
from pages.parts.waits import panel, reaching
from presentation.html.kit import (
    address,
    caption,
    folded,
    folded_table,
    heading,
    how_to_read,
    join,
    noted_table,
    status_chip,
    tag,
    whole,
)
from presentation.rows import months_table, split_table, why_not_shown
from presentation.story import IDS, Answered, answered, by_length, by_provider, over_time
from presentation.words.waits import waiting_summary

NATIONAL = (
    "No national average wait is published, so the plan's comparison with England uses the share "
    "waiting 13 weeks or more, on the pages for [autism]({autism}) and [ADHD]({adhd}). The "
    "national figure leaves out most waits for children's community paediatrics."
)


@guarded
def main() -> None:
    """Draw the page, all of which stands still."""
    standing(_whole)


def _whole() -> None:
    found = source.results()
    waits = [found.by_id[id] for id in IDS]
    opening(
        "Neurodevelopmental waiting times",
        waiting_summary(waits),
        demonstration=found.demonstration,
    )
    if not any(result.latest or result.withheld for result in waits):
        no_figures(
            "This page needs the neurodevelopmental waits extract, and none has been loaded."
        )
        closing(found)
        return
    every = [answered(found, result) for result in waits]
    # In a narrow window the labels of their charts would lie on one another side by side.
    for column, told in zip(st.container(key="answers").columns(3), every, strict=True):
        with column.container(border=True, height="stretch", key=f"answer-{told.id}"):
            _answer(found, told)
    rounding = next((told.rounding for told in every if told.rounding), "")
    way_to_read = how_to_read("track") if any(told.draw for told in every) else ""
    st.html(caption(join([rounding, way_to_read], " ")))
    _spread(found)
    _tables(found)
    _over_time(found)
    _by_month(found)
    closing(found, [NATIONAL, *(row[0] for row in split_table(found, "pathway").rows)])


def _answer(found: Results, told: Answered) -> None:
    st.subheader(told.question, anchor=False)
    chip = tag("p", status_chip(found.by_id[told.id]))
    answer = tag("p", tag("b", told.word), f" {told.sentence}")
    beside = [tag("p", words) for words in (told.course, told.meaning) if words]
    st.html(whole(chip, answer, *beside))
    if told.draw:
        chart(told.draw(palette()), told.alternative, f"track-{told.id}")
    if told.ahead:
        st.caption(told.ahead)


def _spread(found: Results) -> None:
    """Draw the waits by provider beside the numbers of children by length of wait."""
    left, right = st.columns(2, gap="large")
    with left:
        panel(by_provider(found), "providers")
    with right:
        panel(by_length(found, trend_start(found.by_id.values())), "bands")


def _tables(found: Results) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _table(found, "By pathway", "pathway")
        if why := why_not_shown(found, ("pathway", "icb", "area")):
            st.caption(why)
    with right:
        _table(found, "By integrated care board", "icb")
        pages = {
            name: address("measure", {"id": f"nd_{name}_over_13_weeks"}) for name in ("asd", "adhd")
        }
        st.caption(NATIONAL.format(autism=pages["asd"], adhd=pages["adhd"]))
    area = whole(folded("By area", noted_table(split_table(found, "area"))))
    st.html(join([reaching(found), area]))


def _table(found: Results, title: str, dimension: str) -> None:
    st.subheader(title, anchor=False)
    st.html(noted_table(split_table(found, dimension)))


def _by_month(found: Results) -> None:
    """The average wait of every part, month by month, folded away."""
    tables = [months_table(found, name) for name in ("provider", "pathway", "icb", "area")]
    if told := [table for table in tables if table.rows]:
        st.html(join(map(folded_table, told)))


def _over_time(found: Results) -> None:
    told = over_time(found, trend_start(found.by_id.values()))
    way_to_read = how_to_read("trend") if any(one.draw for one in told) else ""
    st.html(heading("Average and longest wait over time", way_to_read))
    for column, one in zip(st.columns(2, gap="large"), told, strict=True):
        with column:
            way("measure.py", f"**{one.name}**", {"id": one.id})
            if one.draw:
                chart(one.draw(palette()), one.alternative, f"time-{one.id}")
            if one.note:
                st.caption(one.note)


main()
