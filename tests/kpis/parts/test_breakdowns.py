"""The parts of a measure as they may be shown, and the whole over the same twelve months."""

import pytest

from data.store import Database
from kpis.definitions.shown import Hidden, Shown
from kpis.judging.read import read_results
from kpis.parts.breakdowns import newest_parts
from tests.kpis.conftest import Loader
from tests.presentation.chart_results import hiding

HEAD = "review_id,review_due_date,meeting_date,decision_date,area\n"


def test_a_part_with_fewer_than_ten_cases_is_named_without_a_figure(
    database: Database, loader: Loader
) -> None:
    rows = "".join(
        f"{n},2026-08-10,2026-08-05,2026-08-09,{'Eden' if n < 9 else 'Barrow'}\n" for n in range(19)
    )
    loader("annual_reviews", HEAD + rows)
    found = read_results(database)
    result = found.by_id["annual_review_decision_4_weeks"]
    parts = newest_parts(found, result, "area")
    assert parts["Eden"] == Hidden("2026-08")
    assert isinstance(parts["Barrow"], Shown)
    assert (parts["Barrow"].numerator, parts["Barrow"].denominator) == (10, 10)


def test_parts_of_twelve_months_are_told_where_the_newest_month_is_hidden(
    examples: Database,
) -> None:
    found = read_results(examples)
    result = found.by_id["annual_review_decision_4_weeks"]
    held = hiding(result, result.series[-1].period)
    assert newest_parts(found, held, "area") == newest_parts(found, result, "area") != {}


@pytest.mark.parametrize(
    "id", ["annual_review_decision_4_weeks", "annual_review_completed_on_time"]
)
def test_the_whole_is_told_over_the_months_of_its_parts(examples: Database, id: str) -> None:
    """Each example review has an area, so that the parts add up to it."""
    found = read_results(examples)
    whole, parts = (
        found.by_id[id].twelve_months,
        newest_parts(found, found.by_id[id], "area").values(),
    )
    assert whole
    assert whole.numerator == sum(part.numerator or 0 for part in parts if isinstance(part, Shown))
    assert whole.denominator == sum(
        part.denominator or 0 for part in parts if isinstance(part, Shown)
    )
    assert whole.value == pytest.approx(100 * (whole.numerator or 0) / (whole.denominator or 1))


def test_the_design_s_figure_of_the_whole(examples: Database) -> None:
    whole = read_results(examples).by_id["annual_review_decision_4_weeks"].twelve_months
    assert whole
    assert (whole.numerator, whole.denominator) == (983, 1742)


@pytest.mark.parametrize("id", ["nd_average_wait", "rtc_accredited"])
def test_where_the_newest_figure_is_of_the_same_months_there_is_no_other(
    examples: Database, id: str
) -> None:
    assert read_results(examples).by_id[id].twelve_months is None
