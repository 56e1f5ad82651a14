"""Lengths of wait as an edition has them: merged bands, hidden months, and no exact figures."""

from collections.abc import Mapping

import pytest

from data.record.batches import Stored
from data.store import Database
from kpis.definitions import BANDS, BANDS_FROM
from kpis.definitions.shown import TOO_FEW, Hidden, Key, Shown
from kpis.judging.judged import judged
from kpis.judging.read import Results
from kpis.measures import measures
from kpis.parts.lengths import (
    OverAYear,
    band_names,
    by_band,
    exact_by_band,
    over_a_year,
    without_the_longest,
)
from kpis.parts.waiting_past_target import beyond_target
from kpis.parts.waits import (
    AVERAGE,
    GAP,
    LONGEST,
    Provider,
    ends_shown,
    providers,
    providers_past_target,
)

THEN, NOW = "2025-05", "2026-10"
SMALL = None
"""Stands for a number that an edition hides."""


def figure(period: str, cases: int | None, weeks: float = 20.0) -> Shown | Hidden:
    return Hidden(period, TOO_FEW) if cases is None else Shown(period, None, cases, weeks)


def edition(shares: Mapping[Key, tuple[Shown | Hidden, ...]]) -> Results:
    whole = {(AVERAGE, "", "", ""): (figure(THEN, 400), figure(NOW, 460)), **shares}
    by_id = {id: judged(measures()[id], whole, {}, {}) for id in (AVERAGE, GAP, LONGEST)}
    return Results(by_id, {}, whole, (), {}, Stored(1, 0, 0), False)


def of_bands(names: tuple[str, ...], then: tuple, now: tuple) -> Results:
    return edition(
        {
            (AVERAGE, "", "band", name): (figure(THEN, before), figure(NOW, after))
            for name, before, after in zip(names, then, now, strict=True)
        }
    )


def children(number: int) -> Shown:
    return Shown(NOW, number, None, number)


@pytest.mark.parametrize("last", [1, 2, 3])
def test_bands_are_those_that_there_are_from_the_shortest_wait(last: int) -> None:
    names = (*BANDS[:last], BANDS_FROM[last])
    numbers = tuple(range(50, 51 + last))
    found = of_bands(names[::-1], numbers, numbers[::-1])
    assert band_names(found) == names
    assert by_band(found)[NOW] == tuple(map(children, numbers))


def test_a_hidden_band_stays_hidden_and_one_that_is_missing_is_no_zero() -> None:
    found = of_bands(BANDS[:3], (10, 20, 30), (SMALL, 20, 30))
    hidden = Hidden(NOW, TOO_FEW)
    assert by_band(found)[NOW] == (hidden, children(20), children(30), hidden)


MERGED = (*BANDS[:2], BANDS_FROM[2])


@pytest.mark.parametrize(
    ("names", "then", "now", "told"),
    [
        (BANDS, (10, 20, 30, 40), (10, 20, 30, 41), OverAYear(children(71), "more")),
        (BANDS, (10, 20, 30, SMALL), (10, 20, 30, 41), OverAYear(children(71), None)),
        (BANDS, (10, 20, 30, 40), (10, 20, 30, SMALL), None),
        (BANDS, (10, 20, 30, 40), (SMALL, SMALL, 30, 40), OverAYear(children(70), "as many")),
        (MERGED, (10, 20, 70), (10, 20, 65), OverAYear(children(65), "fewer")),
        (MERGED, (10, 20, 70), (10, 20, SMALL), None),
        ((BANDS[0], BANDS_FROM[1]), (10, 90), (10, 90), None),
        ((), (), (), None),
    ],
)
def test_of_a_year_or_more_only_what_is_shown_is_said(
    names: tuple[str, ...], then: tuple, now: tuple, told: OverAYear | None
) -> None:
    assert over_a_year(of_bands(names, then, now), THEN) == told


def test_of_a_newest_month_that_is_hidden_nothing_is_said() -> None:
    bands = {(AVERAGE, "", "band", name): (figure(THEN, 20), figure(NOW, 20)) for name in BANDS}
    found = edition(bands | {(AVERAGE, "", "", ""): (figure(THEN, 80), figure(NOW, SMALL))})
    assert over_a_year(found, THEN) is None


def test_what_needs_exact_figures_is_unknown_without_them(database: Database) -> None:
    bands = {(AVERAGE, "", "band", name): (figure(THEN, 20), figure(NOW, 20)) for name in BANDS}
    found = edition(bands | {(LONGEST, "", "", ""): (figure(THEN, 80, 9.0), figure(NOW, 80, 99.0))})
    assert found.by_id[LONGEST].status == "not_improving"
    assert exact_by_band(found) == {}
    assert without_the_longest(found) is None
    assert providers_past_target(found) == []
    assert beyond_target(database, found) is None


def of_providers(gap: float, **weeks: float | None) -> Results:
    parts = {
        (AVERAGE, "", "provider", name): (
            figure(NOW, SMALL) if mean is None else figure(NOW, 50, mean),
        )
        for name, mean in weeks.items()
    }
    return edition(parts | {(GAP, "", "", ""): (Shown(THEN, None, 3, 9), Shown(NOW, None, 3, gap))})


@pytest.mark.parametrize(
    ("gap", "weeks", "known"),
    [
        (15.2, {"A": 25.2, "B": 10.0, "C": 12.0}, True),
        (15.2, {"A": 25.2, "B": 10.0, "C": None}, True),
        (15.3, {"A": 25.2, "B": 10.0, "C": None}, True),
        (18.0, {"A": 25.2, "B": 10.0, "C": None}, False),
        (15.2, {"A": 25.2, "B": None, "C": None}, False),
    ],
)
def test_the_ends_of_the_gap_are_known_where_those_shown_are_as_far_apart(
    gap: float, weeks: dict[str, float | None], known: bool
) -> None:
    assert ends_shown(of_providers(gap, **weeks)) is known


@pytest.mark.parametrize(("gap", "outside"), [(12.0, False), (12.1, True)])
def test_the_slowest_is_outside_where_the_gap_is_too_wide_although_means_are_rounded(
    gap: float, outside: bool
) -> None:
    slowest = providers(of_providers(gap, A=22.1, B=10.0))[0]
    assert (slowest.outside, slowest.over) == (outside, pytest.approx(gap - 12))


def test_a_hidden_newest_month_has_its_providers_by_name() -> None:
    found = edition(
        {
            (AVERAGE, "", "", ""): (figure(THEN, 80), figure(NOW, SMALL)),
            (AVERAGE, "", "provider", "A"): (figure(THEN, 80), figure(NOW, SMALL)),
        }
    )
    assert providers(found) == [Provider("A", Hidden(NOW, TOO_FEW))]
