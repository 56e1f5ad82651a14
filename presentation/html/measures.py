"""The table of measures: name, trend, baseline, now, change, target and status, a card each on a
phone."""

from collections.abc import Sequence

from kpis.definitions.results import Result
from kpis.figures import plain_figure, signed, table_figure
from kpis.months import long, short
from presentation.charts.trend import data_uri, trend_svg
from presentation.html.kit.marks import status_chip
from presentation.html.kit.tags import Column, Markup, img, join, link, table, tag
from presentation.palette import Palette
from presentation.words.measures.movement import trend_words
from presentation.words.measures.targets import target_words


def measure_table(
    results: Sequence[Result],
    palette: Palette,
    since: str,
    *,
    month: str = "",
    label: str = "Measures",
) -> Markup:
    """One row a measure. The trend begins with the month `since` (`YYYY-MM`).

    `month` is the one that the figures should have reached, by default the newest of these; a
    figure of another month carries its own.
    """
    columns = (
        Column("Measure", "name"),
        Column(f"Since {long(since)}", "trend"),
        Column("Baseline", "num base"),
        Column("Now", "num now"),
        Column("Change", "num change"),
        Column("Target", "target"),
        Column("Status", "status"),
    )
    newest = month or max((result.latest.period for result in results if result.latest), default="")
    return table(
        "measures", label, columns, [_cells(result, palette, since, newest) for result in results]
    )


def _cells(result: Result, palette: Palette, since: str, newest: str) -> tuple[object, ...]:
    unit = result.measure.unit
    return (
        link(result.measure.name, "measure", {"id": result.measure.id}),
        _trend(result, palette, since),
        _baseline(result),
        _now(result, newest),
        signed(result.change, unit),
        _target(result),
        status_chip(result),
    )


def _trend(result: Result, palette: Palette, since: str) -> Markup:
    if result.latest is None or result.latest.period < since:
        return Markup()
    return img(data_uri(trend_svg(result, palette, since)), trend_words(result))


def _baseline(result: Result) -> Markup:
    baseline = result.baseline
    month = f" {short(baseline.period)}, set by the board" if baseline and baseline.decision else ""
    return join(
        [
            plain_figure(baseline and baseline.value, result.measure.unit),
            tag("small", month) if month else "",
        ]
    )


def _now(result: Result, newest: str) -> Markup:
    latest = result.latest
    value = tag("span", table_figure(latest and latest.value, result.measure.unit))
    month = tag("small", short(latest.period)) if latest and latest.period != newest else ""
    return join([value, month], " ")


def _target(result: Result) -> Markup:
    value, note = target_words(result)
    if note:
        return join([value, tag("small", f" · {note}")])
    return tag("span", value, class_="open" if result.target.kind == "none" else "")
