"""A status says since when it holds and, besides, which way the measure has moved lately."""

from dataclasses import replace

import pytest

from kpis.definitions.results import Baseline, Result, Status
from presentation.html.kit.marks import status_chip, told_chip
from presentation.words.measures.status import StatusWords, status_parts
from tests.presentation.words_results import example, without_data


def run(values: list[float], status: Status, id: str = "rtc_accredited") -> Result:
    """The measure with these as its newest figures, after ten that neither rise nor fall."""
    found = example(id)
    points = [
        replace(point, value=value, partial=False)
        for point, value in zip(found.series[-14:], [70, 71] * 5 + values, strict=True)
    ]
    return replace(
        found, series=tuple(points), status=status, baseline=Baseline("2025-09", points[0].value)
    )


RISING, FLAT = [57.8, 61.0, 64.9, 68.4], [70.0, 71.0] * 2
TOLD = {
    "improving, and worse lately": (
        run([100, 95.3, 91.2, 89.5], "improving"),
        "Improving since September 2025, worse for 3 months",
    ),
    "met, and worse lately": (
        run(RISING, "met", "nd_adhd_over_13_weeks"),
        "Met, worse for 3 months",
    ),
    "not improving, and steady": (run(FLAT, "not_improving"), "Not improving since September 2025"),
    "no target, worse than at first, and better lately": (
        run([40.0, 50.0, 60.0, 69.0], "no_target", "nd_supported_while_waiting"),
        "No target · worse since September 2025, better for 3 months",
    ),
    "no data": (without_data(example("rtc_accredited")), "No data"),
    "a first figure": (
        replace(example("rtc_accredited"), baseline=Baseline("2026-10", 89.6), status="improving"),
        "Improving, worse for 7 months",
    ),
}


def in_one(result: Result) -> str:
    told = status_parts(result)
    return f"{told.name}{told.since}" + (f", {told.lately}" if told.lately else "")


@pytest.mark.parametrize(("result", "words"), TOLD.values(), ids=TOLD)
def test_a_status_is_told_with_its_recent_direction(result: Result, words: str) -> None:
    assert in_one(result) == words


def test_a_direction_of_this_month_alone_names_the_month() -> None:
    outside = example("annual_review_decision_4_weeks")
    values = [50, 51] * 10 + [50, 20]
    points = tuple(
        replace(point, value=value)
        for point, value in zip(outside.series[-len(values) :], values, strict=True)
    )
    assert status_parts(replace(outside, series=points)).lately == "worse in September 2026"


def test_the_worse_is_as_strong_as_the_status_and_the_better_is_not() -> None:
    assert '<span class="lately">worse for 3 months</span>' in status_chip(
        run([100, 95.3, 91.2, 89.5], "improving")
    )
    assert '<span class="way">better for 3 months</span>' in status_chip(
        run(RISING, "improving", "rtc_accredited")
    )


def test_which_way_it_goes_is_a_value_and_not_read_from_the_words() -> None:
    told = StatusWords("Met", lately="down for 3 months", worsens=True)
    assert '<span class="lately">down' in told_chip("met", told)
    assert '<span class="way">down' in told_chip("met", told._replace(worsens=False))
