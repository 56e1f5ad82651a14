"""What an upload does to the measures, as a table: two figures that differ are never said to be
apart by nothing."""

import re
from dataclasses import replace

import pytest

from kpis.changes.effects import Restatement
from kpis.definitions import Result, Shown
from presentation.html.effects import effect_table, restated_table
from tests.presentation.words_results import example


def with_latest(result: Result, value: float, waiting: float) -> Result:
    return replace(result, series=(*result.series[:-1], Shown("2026-10", None, waiting, value)))


def cells(before: Result, after: Result) -> list[str]:
    (row,) = re.findall(
        r"<tr.*?</tr>", str(effect_table([(before, after)])).partition("<tbody")[2], re.DOTALL
    )
    return [
        re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", cell)).strip()
        for cell in re.split("</t[dh]>", row)
    ]


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        (24.449, 24.451, "under 0.1 wks"),
        (24.451, 24.449, "under 0.1 wks"),
        (24.44, 24.5, "+0.1 wks"),
        (24.5, 24.4, "−0.1 wks"),
        (24.4, 24.4, "0.0 wks"),
    ],
)
def test_a_change_that_is_too_small_to_show_is_not_called_none(
    then: float, now: float, change: str
) -> None:
    result = example("nd_average_wait")
    before, after = (with_latest(result, value, 420) for value in (then, now))
    assert cells(before, after)[3] == change


def test_a_figure_that_looks_the_same_says_what_it_is_made_of() -> None:
    result = example("nd_longest_wait")
    _, before, after, *_ = cells(with_latest(result, 154.43, 420), with_latest(result, 154.43, 421))
    assert (before, after) == ("154.4 wks Oct 2026 420 waiting", "154.4 wks Oct 2026 421 waiting")


@pytest.mark.parametrize(("then", "now", "said"), [(106.57, 154.43, True), (106.6, 154.4, False)])
def test_a_change_that_its_figures_do_not_seem_to_give_is_explained_at_the_table(
    then: float, now: float, said: bool
) -> None:
    result = example("nd_longest_wait")
    before, after = (with_latest(result, value, 420) for value in (then, now))
    markup = effect_table([(before, after)])
    assert ("Differences are worked out before rounding." in markup) == said
    restated = Restatement(after, ((before.series[-1], after.series[-1]),))
    markup = restated_table([restated], label="Restated")
    assert ("Differences are worked out before rounding." in markup) == said
