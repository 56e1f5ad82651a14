"""Lengths of wait are merged from the longest until each may be shown."""

import pytest

from kpis.definitions import Point
from kpis.definitions.shown import Hidden, Shown
from kpis.disclosure.draft import draft
from kpis.disclosure.series import TOO_FEW
from tests.kpis.disclosure.worked import Exact, results

MONTHS = ("2026-09", "2026-10")
NAMES = ("Under 13 weeks", "13 to under 52 weeks", "52 to under 104 weeks", "104 weeks or more")


def waiting(*months: tuple[int, ...]) -> Exact:
    """Children by length of wait, at the end of each month; those in a band all wait alike."""
    weeks = (5, 30, 70, 150)
    made: Exact = {}
    for at, name in enumerate(NAMES):
        made["nd_average_wait", "", "band", name] = tuple(
            Point(period, None, counts[at], weeks[at])
            for period, counts in zip(MONTHS, months, strict=True)
            if counts[at]
        )
    made["nd_average_wait", "", "", ""] = tuple(
        Point(
            period,
            None,
            sum(counts),
            sum(a * b for a, b in zip(counts, weeks, strict=True)) / sum(counts),
        )
        for period, counts in zip(MONTHS, months, strict=True)
    )
    return made


@pytest.mark.parametrize(
    ("newest", "bands"),
    [
        ((100, 200, 30, 10), {NAMES[0]: 100, NAMES[1]: 200, NAMES[2]: 30, NAMES[3]: 10}),
        ((100, 200, 30, 9), {NAMES[0]: 100, NAMES[1]: 200, "52 weeks or more": 39}),
        ((100, 200, 30, 0), {NAMES[0]: 100, NAMES[1]: 200, "52 weeks or more": 30}),
        ((100, 200, 0, 0), {NAMES[0]: 100, "13 weeks or more": 200}),
        ((100, 5, 0, 0), {}),
    ],
)
def test_bands_are_merged_from_the_longest(newest: tuple[int, ...], bands: dict[str, int]) -> None:
    figures = draft(results(waiting((100, 200, 30, 10), newest)), 5).figures()
    last = {key[3]: one[-1] for key, one in figures.items() if key[2] == "band"}
    assert {name: one.cases for name, one in last.items() if isinstance(one, Shown)} == bands


def test_a_merged_band_has_the_mean_of_its_children() -> None:
    made = draft(results(waiting((100, 200, 30, 10), (100, 200, 30, 9))), 5).figures()
    newest = made["nd_average_wait", "", "band", "52 weeks or more"][-1]
    assert isinstance(newest, Shown)
    assert newest.value == 88.5


def test_the_bands_of_a_month_between_are_all_hidden_where_one_is_small() -> None:
    months = ("2026-08", "2026-09", "2026-10")
    rows = dict(zip(months, ((50, 50, 20, 20), (50, 50, 20, 9), (50, 50, 20, 20)), strict=True))
    exact: Exact = {
        ("nd_average_wait", "", "band", name): tuple(
            Point(period, None, counts[at], 30) for period, counts in rows.items()
        )
        for at, name in enumerate(NAMES)
    }
    exact["nd_average_wait", "", "", ""] = tuple(
        Point(period, None, sum(counts), 30) for period, counts in rows.items()
    )
    made = draft(results(exact), 5)
    for name in NAMES:
        key = ("nd_average_wait", "", "band", name)
        at = dict(zip(sorted(made.held[key]), made.figures()[key], strict=True))
        assert at["2026-09"] == Hidden("2026-09", TOO_FEW)
        assert isinstance(at["2026-10"], Shown)
