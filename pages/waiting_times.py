"""Are waits shorter? The three targets, each answered; then why: providers, bands, pathways, boards and time."""

import streamlit as st

from kpis import months
from kpis.compute import COUNTED_PROVIDER
from kpis.read import Results
from kpis.results import Result
from pages.parts import source
from pages.parts.charts.alternative import (
    band_alternative,
    line_alternative,
    provider_alternative,
    track_alternative,
)
from pages.parts.charts.bands import band_chart
from pages.parts.charts.line import line_chart
from pages.parts.charts.providers import provider_chart
from pages.parts.charts.track import track
from pages.parts.frame import closing, no_figures, opening, palette
from pages.parts.html.headings import heading
from pages.parts.html.tables import plain_table
from pages.parts.html.tags import address
from pages.parts.measure.over_time import projected
from pages.parts.show import chart
from pages.parts.status_badge import status_markdown
from pages.parts.waits.parts import BAND_NAMES, BANDS, band_months, counted_waits, provider_waits, split_rows
from pages.parts.waits.reaching import reaching
from pages.parts.words.findings import bands_finding, providers_finding
from pages.parts.words.headlines import headline
from pages.parts.words.waiting import waiting_answer, waiting_summary

QUESTIONS = {
    "nd_longest_wait": "Is the longest wait 20% shorter?",
    "nd_average_wait": "Is the average wait 20% shorter?",
    "nd_provider_gap": "Are providers within 12 weeks of each other?",
}
PATHWAYS = {"ASD": "Autism"}
BOARDS = {"LSC": "Lancashire and South Cumbria", "NENC": "North East and North Cumbria"}
HEADS = ("Waiting", "Average, weeks", "Since baseline", "Longest, weeks", "13 weeks or more")
FEW = f"Where under {COUNTED_PROVIDER} children wait, one child would move the figures too far: they are not shown."
NATIONAL = (
    "No national average wait is published, so the plan's comparison with England uses the share waiting 13 weeks or "
    "more, on the pages for [autism]({autism}) and [ADHD]({adhd}). "
    "Most children's community paediatric waits are outside the national figure."
)


def main() -> None:
    """Draw the page."""
    found = source.results()
    waits = [found.by_id[id] for id in QUESTIONS]
    opening("Neurodevelopmental waiting times", waiting_summary(waits), demonstration=found.demonstration)
    if not any(result.latest for result in waits):
        no_figures("This page needs the neurodevelopmental waits extract, and none has been loaded.")
        closing(found)
        return
    for column, result in zip(st.columns(3), waits, strict=True):
        with column.container(border=True, height="stretch", key=f"answer-{result.measure.id}"):
            _answer(result)
    _spread(found)
    _tables(found)
    _over_time(found)
    closing(found)


def _answer(result: Result) -> None:
    st.subheader(QUESTIONS[result.measure.id], anchor=False)
    answer = waiting_answer(result)
    st.markdown(f"{status_markdown(result)} **{answer.word}** {answer.sentence}")
    if result.latest and result.target.value is not None:
        text = track_alternative(result, f"{answer.word} {answer.sentence}")
        chart(track(result, palette()), text, f"track-{result.measure.id}")
    ahead = projected(result)
    if ahead:
        st.caption(f"{ahead.words} This is a projection, not a promise.")


def _spread(found: Results) -> None:
    """By provider, and by how long children have waited."""
    left, right = st.columns(2, gap="large")
    average = found.by_id["nd_average_wait"]
    with left:
        providers = provider_waits(found)
        finding = providers_finding(counted_waits(providers), 12)
        st.html(heading(finding))
        st.caption(
            f"Average weeks waited by children still waiting. Hollow: {_baseline_words(average)}. Filled: "
            f"{_now_words(average)}. A provider counts from 10 children waiting."
        )
        chart(provider_chart(providers, palette(), allowed=12), provider_alternative(providers, finding), "providers")
    with right:
        bands = band_months(found, source.trend_start(found))
        finding = bands_finding(*_then_and_now(found)) if bands else ""
        st.html(heading(finding))
        st.caption("Children waiting at the end of each month, by how many weeks they have waited.")
        chart(band_chart(bands, BAND_NAMES, palette()), band_alternative(bands, BANDS, finding), "bands")


def _then_and_now(found: Results) -> tuple[tuple[int, int], tuple[int, int]]:
    """All waiting, and those over a year, at the baseline and now."""
    average = found.by_id["nd_average_wait"]
    then = average.baseline.period if average.baseline else average.series[0].period
    counts = {month.period: month.counts for month in band_months(found, average.series[0].period)}
    # A baseline of the board's own may be of a month without figures: the last one before it stands in, or the first.
    held = max((period for period in counts if period <= then), default=min(counts))
    before, now = counts[held], counts[average.series[-1].period]
    return (sum(before), sum(now)), (sum(before[2:]), sum(now[2:]))


def _baseline_words(result: Result) -> str:
    return months.long(result.baseline.period) if result.baseline else "no baseline yet"


def _now_words(result: Result) -> str:
    return months.long(result.latest.period) if result.latest else "no figure yet"


def _tables(found: Results) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("By pathway", anchor=False)
        rows = split_rows(found, "pathway", PATHWAYS)
        st.html(plain_table(("Pathway", *HEADS), rows, label="Waits by pathway", numeric=range(1, 6)))
        st.caption(FEW)
    with right:
        st.subheader("By integrated care board", anchor=False)
        rows = split_rows(found, "icb", BOARDS)
        st.html(plain_table(("Board", *HEADS), rows, label="Waits by integrated care board", numeric=range(1, 6)))
        pages = {name: address("measure", {"id": f"nd_{name}_over_13_weeks"}) for name in ("asd", "adhd")}
        st.caption(NATIONAL.format(autism=pages["asd"], adhd=pages["adhd"]))
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("By area", anchor=False)
        rows = split_rows(found, "area", {})
        st.html(plain_table(("Area", *HEADS), rows, label="Waits by area", numeric=range(1, 6)))
    with right:
        reaching(found)


def _over_time(found: Results) -> None:
    st.subheader("Average and longest wait over time", anchor=False)
    since = source.trend_start(found)
    for column, id in zip(st.columns(2, gap="large"), ("nd_average_wait", "nd_longest_wait"), strict=True):
        result = found.by_id[id]
        with column:
            st.page_link(
                "measure.py",
                label=f"**{result.measure.name}**",
                icon=":material/arrow_forward:",
                icon_position="right",
                query_params={"id": id},
            )
            text = line_alternative(result, headline(result), since=since, where="The figures are on its own page.")
            chart(line_chart(result, palette(), since=since, size="medium"), text, f"time-{id}")


main()
