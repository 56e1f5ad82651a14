"""The charts on slides: their figures are the pack's, in the chart and in the workbook in it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

import pytest

from data.record import Decided
from kpis import figures, months
from kpis.definitions import Baseline, Comparator, Course, ResolvedStep, Shown
from kpis.figures import Unit
from kpis.parts import providers
from presentation.packs import Pack
from presentation.slides.embedding import ChartFigures
from presentation.slides.labelling import label_places
from presentation.slides.plotting import SlidePlot, plot_of
from presentation.story import Panel
from tests.presentation.chart_results import hiding, result
from tests.presentation.slides.reading import Opened, embedded, members

EPOCH = date(1899, 12, 30)


def month(label: Any) -> str:
    return months.of(EPOCH + timedelta(days=float(label)))


def drawn(chart: Any) -> dict[str, dict[str, float]]:
    """The values of each series by month."""
    along = [month(label) for label in chart.plots[0].categories]
    return {
        one.name: {
            at: round(value, 9)
            for at, value in zip(along, one.values, strict=True)
            if value is not None
        }
        for one in chart.plots[0].series
    }


def over_time(slides: Opened, pack: Pack) -> list[tuple[Any, Any]]:
    """Each measure with its chart."""
    charts = dict(slides.charts())
    found = [
        (one.measure, charts[f"Chart: {one.measure.name}"])
        for one in pack.exceptions
        if one.measure and one.measure.result.series
    ]
    assert found
    return found


def test_every_figure_in_a_chart_is_the_packs(slides: Opened, pack: Pack) -> None:
    for measure, chart in over_time(slides, pack):
        found, result = drawn(chart), measure.result
        shown = {point.period: round(point.value, 9) for point in result.series}
        (own,) = (found[name] for name in found if name == pack.place)
        assert own == {period: value for period, value in shown.items() if period >= min(own)}
        assert max(own) == max(shown)
        if result.baseline:
            assert found["Baseline"] == {result.baseline.period: round(result.baseline.value, 9)}
        if result.target.value is not None and not result.targets:
            assert set(found[result.measure.target.label].values()) == {
                round(result.target.value, 9)
            }


def bars(chart: Any, at: int) -> dict[str, Any]:
    names, plot = chart.plots[0].categories, chart.plots[0]
    return dict(zip(map(str, names), plot.series[at].values, strict=True))


def test_the_bars_of_parts_are_those_of_the_table(slides: Opened, pack: Pack) -> None:
    charts = dict(slides.charts())
    measures = [one.measure for one in pack.exceptions if one.measure]
    panels: list[tuple[Panel, Any, Unit]] = [
        (panel, charts[name], measure.result.measure.unit)
        for measure in measures
        for panel in measure.panels
        if (name := f"Chart: {panel.table.name}") in charts
    ]
    assert panels
    for panel, chart, unit in panels:
        shown = {name: value for name, _, value in panel.table.rows if value != figures.NOTHING}
        drawn = {name: figures.figure(value, unit) for name, value in bars(chart, 0).items()}
        assert drawn == shown


def test_the_bars_of_providers_are_their_waits_now_and_at_the_baseline(
    slides: Opened, pack: Pack
) -> None:
    (panel,) = (one.wait_panels[0] for one in pack.sections if one.wait_panels)
    chart = dict(slides.charts())[f"Chart: {panel.table.name}"]
    shown = [one for one in providers(pack.content.results) if isinstance(one.now, Shown)]
    assert bars(chart, 0) == {
        one.name: one.now.value for one in shown if isinstance(one.now, Shown)
    }
    before = {one.name: one.baseline.value if one.baseline else None for one in shown}
    assert bars(chart, 1) == before


def test_the_workbook_in_a_chart_holds_the_same_figures(slides: Opened, pack: Pack) -> None:
    for _, chart in over_time(slides, pack):
        head, *rows = embedded(chart)
        found = {
            name: {months.of(row[0]): round(row[column], 9) for row in rows if row[column] != ""}
            for column, name in enumerate(head)
            if column
        }
        assert found == drawn(chart)


def test_a_chart_that_is_copied_takes_the_notices_with_it(slides: Opened, pack: Pack) -> None:
    assert pack.notices
    for _, chart in slides.charts():
        assert [row[0] for row in embedded(chart, 1)] == list(pack.notices)


def test_no_workbook_has_a_formula(slides: Opened) -> None:
    sheets = [part for name, part in slides.members() if "xl/worksheets" in name]
    assert sheets
    assert [part for part in sheets if b"<f>" in part] == []


@pytest.mark.parametrize("name", ["=1+1", "\uff1d1+1", "https://x.example", "12", "a\x00b", ""])
def test_a_name_in_a_workbook_is_text(name: str) -> None:
    held = ChartFigures([name], "0.0")
    held.add(name, [1.5])
    parts = dict(members(held.workbook()))
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in sheet and b"hyperlink" not in sheet
    assert sheet.count(b"<v>1.5</v>") == 1


def test_a_hidden_month_has_no_value_and_the_line_a_gap() -> None:
    held = hiding(result([50.0, 51.0, 52.0, 53.0]), "2025-02")
    plot = plotted(held)
    assert plot.months == ("2025-01", "2025-02", "2025-03", "2025-04")
    assert plot.series[0].values == (50.0, None, 52.0, 53.0)


def test_the_newest_shown_figure_is_named_where_the_newest_month_is_hidden() -> None:
    plot = plotted(hiding(result([50.0, 51.0, 52.0]), "2025-03"))
    assert plot.series[0].named == 1
    assert plot.series[0].values == (50.0, 51.0, None)


def test_where_no_month_may_be_shown_nothing_is_plotted() -> None:
    assert plot_of(hiding(result([50.0]), "2025-01"), None) is None


def test_a_partial_figure_is_reached_by_a_dashed_line() -> None:
    assert plotted(result([1.0, 2.0, 3.0, 4.0], partial=2)).series[0].dashed == (0, 1, 2)


def test_the_course_is_carried_from_step_to_step_and_on_after_the_newest_month() -> None:
    steps = (ResolvedStep("2025-02", 60.0), ResolvedStep("2025-06", 70.0))
    asked = Course(cast(Decided, None), steps, "behind")
    plot = plotted(replace(result([50.0, 51.0, 52.0]), course=asked))
    (found,) = (one for one in plot.series if one.kind == "course")
    assert plot.months[-1] == "2025-06"
    assert found.values == (None, 60.0, 60.0, 60.0, 60.0, 70.0)
    assert found.dots == (1, 5)


def test_a_published_figure_of_a_year_covers_its_months() -> None:
    england = Comparator("2025", "E92000001", "England", 46.4, "DfE")
    plot = plotted(result([50.0] * 3, comparators=(england,)))
    (found,) = (one for one in plot.series if one.kind == "year")
    assert (found.name, found.values) == ("England 2025", (46.4, 46.4, 46.4))


def test_a_figure_of_the_plan_is_a_line_through_all_months() -> None:
    plot = plotted(result([50.0, 51.0, 52.0], target=60.0))
    (found,) = (one for one in plot.series if one.kind == "target")
    assert (found.values, found.named) == ((60.0, 60.0, 60.0), 2)


def test_a_target_that_is_a_published_figure_moves_month_by_month() -> None:
    plot = plotted(
        result([50.0, 51.0, 52.0], target=60.0, targets={"2025-02": 59.0, "2025-03": 60.0})
    )
    (found,) = (one for one in plot.series if one.kind == "target")
    assert found.values == (None, 59.0, 60.0)


def test_all_values_lie_within_the_axis() -> None:
    plot = plotted(result([0.3, 99.9, 50.0], target=98.0, baseline=Baseline("2025-01", 0.3)))
    values = [one for each in plot.series for one in each.values if one is not None]
    assert plot.low <= min(values) and max(values) <= plot.high <= 100.0


def test_names_at_the_right_do_not_lie_on_each_other() -> None:
    plot = plotted(result([50.0, 59.9], target=60.0))
    places = label_places(plot, 5.0, 2.5)
    own, goal = (places[one.name].down for one in plot.series)
    apart = (60.0 - 59.9) / (plot.high - plot.low) * 2.5 + own - goal
    assert apart >= 0.29


def test_a_name_on_the_plot_is_clear_of_the_line() -> None:
    values = [50.0, 52.0, 50.0, 70.0, 50.0, 52.0, 50.0, 40.0, 30.0, 20.0, 25.0, 30.0]
    plot = plotted(result(values, baseline=Baseline("2025-04", 70.0)))
    assert label_places(plot, 6.0, 3.0)["Baseline"].side == "above"
    turned = plotted(result([100 - one for one in values], baseline=Baseline("2025-04", 30.0)))
    assert label_places(turned, 6.0, 3.0)["Baseline"].side == "below"


def plotted(held: Any) -> SlidePlot:
    plot = plot_of(held, None)
    assert plot
    return plot
