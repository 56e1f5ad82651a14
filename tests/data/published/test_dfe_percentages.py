"""Percentages computed from the counts equal those that the DfE published, in every row of both
files at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.published.dfe_figures import FIGURES
from kpis.figures import round_half_up
from tests.data.conftest import Send
from tests.data.published.conftest import lines_of

SPELT = {"number_decision_4weeks": "number_decsion_4weeks"}
FILES = {"20-week timeliness": "timeliness_20_week", "annual reviews": "annual_reviews"}
PERCENTAGES = {
    "ehc_20_weeks": "PC_plans_issued_20_weeks_ex",
    "ehc_20_weeks_all": "pc_plans_issued_within_20_weeks",
    "annual_review_decision_4_weeks_published": "pc_decsion_4weeks",
}
NOT_HALF_UP = {
    "ehc_20_weeks": {(8911, "28.7")},
    "ehc_20_weeks_all": {(9746, "51.2")},
    "annual_review_decision_4_weeks_published": {(6619, "28.7"), (12382, "63.7")},
}
"""Breakdowns of 80 or 240 cases that are exactly half way (28.75, 51.25, 63.75), which the DfE has
rounded down."""
FOUND = [figure for figure in FIGURES if figure.measure in PERCENTAGES]


def number(cell: str) -> float | None:
    return None if cell == "x" else float(cell)


def total(line: dict[str, str], columns: tuple[str, ...]) -> float | None:
    cells = [number(line[SPELT.get(name, name)]) for name in columns]
    return None if None in cells else sum(cell for cell in cells if cell is not None)


@pytest.mark.parametrize("figure", FOUND, ids=lambda figure: figure.measure)
def test_every_row_gives_the_published_percentage(figure, released: Callable[[str], Path]) -> None:
    wrong, checked = set(), 0
    for at, line in lines_of(released(FILES[figure.file])):
        hits, out_of = total(line, (figure.hits,)), total(line, figure.out_of)
        published = number(line[PERCENTAGES[figure.measure]])
        if not out_of or hits is None:
            assert published is None, at
            continue
        # Of annual reviews the DfE prints no share of none.
        if published is None:
            assert (hits, figure.file) == (0, "annual reviews"), at
            continue
        checked += 1
        if round_half_up(100 * hits / out_of) != round_half_up(published):
            wrong.add((at, line[PERCENTAGES[figure.measure]]))
    assert checked > 10_000
    assert wrong == NOT_HALF_UP[figure.measure]


@pytest.mark.parametrize("name", FILES.values())
def test_every_figure_that_is_loaded_is_the_published_one(
    name: str, released: Callable[[str], Path], send: Send
) -> None:
    path = released(name)
    published = {}
    for _, line in lines_of(path):
        if line["breakdown"].startswith("All"):
            area = line["old_la_code"] or line["region_code"] or line["country_code"]
            published |= {
                (measure, line["time_period"], area): line[column]
                for measure, column in PERCENTAGES.items()
                if column in line and line[column] != "x"
            }
    sent = send(path.read_bytes(), "auto")
    loaded = {(row["measure"], row["period"], row["area_code"]): row["value"] for row in sent.rows}
    assert {key: float(round_half_up(value)) for key, value in loaded.items()} == {
        key: float(text) for key, text in published.items()
    }
    assert all(row["value"] == 100 * row["numerator"] / row["denominator"] for row in sent.rows)
