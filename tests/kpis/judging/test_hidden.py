"""What follows from a hidden figure is hidden too, and what does not stays."""

from dataclasses import replace

import pytest

from kpis import months
from kpis.computing import TARGET_SERIES
from kpis.definitions import Hidden, Measure, Point, Share, Shown, Status, Target, whole
from kpis.judging.judged import judged
from kpis.measures import measures

FIRST = "2024-10"
DECIDED = "annual_review_decision_4_weeks"


def shares(declared: Measure, *values: float | None) -> Share:
    """A series from `FIRST` on, with the months hidden that have no value."""
    told: list[Shown | Hidden] = [
        Hidden(months.add(FIRST, at))
        if value is None
        else whole(Point(months.add(FIRST, at), value, 100, value))
        for at, value in enumerate(values)
    ]
    return {(declared.id, "", "", ""): tuple(told)}


def measure(kind: str, figure: float | None = None, *, rising: bool = False) -> Measure:
    target = Target.model_validate({"kind": kind, "figure": figure, "rising": rising})
    return measures()[DECIDED].model_copy(update={"target": target})


LOW = (50.0,) * 7  # October 2024 to April 2025; May 2025, the baseline's month, is the next


@pytest.mark.parametrize(
    ("kind", "figure", "values", "status"),
    [
        ("none", None, (*LOW, 50, None), "hidden"),
        ("none", None, (*LOW, None, 60), "no_target"),
        ("at_least", 60, (*LOW, 50, None), "hidden"),
        ("at_least", 60, (*LOW, None, 60), "met"),
        ("at_least", 60, (*LOW, None, 59), "hidden"),
        ("at_least", 60, (*LOW, 50, None, 59), "improving"),
        ("increase_on_baseline", None, (*LOW, None, 60), "hidden"),
        ("increase_on_baseline", None, (*LOW, 50, None, 60), "met"),
        ("reduction", 20, (*LOW, None, 60), "hidden"),
        ("year_on_year", None, (*LOW[1:], 50, *LOW, 60), "met"),
        ("year_on_year", None, (None, *LOW, *LOW[:4], 60), "hidden"),
        ("year_on_year", None, (*LOW, None, *LOW[:4], 60), "met"),
        ("at_least", 60, (None,) * 10, "hidden"),
        ("at_least", 60, (), "no_data"),
    ],
)
def test_the_status(
    kind: str, figure: float | None, values: tuple[float | None, ...], status: Status
) -> None:
    declared = measure(kind, figure)
    assert judged(declared, shares(declared, *values), {}, {}).status == status


def test_a_trajectory_over_a_hidden_month_is_not_known() -> None:
    declared = measure("at_least", 60, rising=True)
    rising = tuple(float(value) for value in range(50, 74))
    seen = judged(declared, shares(declared, *rising), {}, {})
    assert (seen.status, seen.upward_trajectory) == ("met", True)
    values = (*rising[:-5], None, *rising[-4:])
    hidden = judged(declared, shares(declared, *values), {}, {})
    assert (hidden.status, hidden.upward_trajectory) == ("hidden", None)
    earlier = judged(declared, shares(declared, None, *rising[1:]), {}, {})
    assert earlier == replace(seen, series=seen.series[1:], hidden=(Hidden(FIRST),))


def test_what_a_result_says_of_its_newest_month() -> None:
    declared = measure("at_least", 60)
    found = judged(declared, shares(declared, *LOW, None, 60, None), {}, {})
    assert found.withheld == Hidden(months.add(FIRST, 9))
    assert (found.latest, found.change, found.distance) == (None, None, None)
    assert found.baseline is None and found.baseline_hidden
    shown = judged(declared, shares(declared, *LOW, None, 60), {}, {})
    assert shown.withheld is None
    assert shown.latest and shown.latest.value == 60


def test_a_published_figure_stands_beside_a_hidden_month_too() -> None:
    declared = measures()["nd_asd_over_13_weeks"]
    told = shares(declared, *LOW, None)
    england = (whole(Point(FIRST, None, None, 70.0)),)
    found = judged(declared, {**told, (declared.id, TARGET_SERIES, "", ""): england}, {}, {})
    assert found.withheld and found.targets[found.withheld.period] == 70.0
    assert found.target.value == 70.0 and found.distance is None
