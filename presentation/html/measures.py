"""The table of measures: name, trend, baseline, now, change, target and status, a card each on a
phone."""

from collections.abc import Sequence

from kpis.definitions import Result
from kpis.months import long
from presentation.charts import data_uri, trend_svg
from presentation.html.kit import (
    Markup,
    TableColumn,
    caption,
    img,
    join,
    link,
    table,
    tag,
    told_chip,
)
from presentation.palette import Palette
from presentation.rows import MeasureRow, measure_rows
from presentation.words.measures import change_rounding


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
        TableColumn("Measure", "name"),
        TableColumn(f"Since {long(since)}", "trend"),
        TableColumn("Baseline", "num base"),
        TableColumn("Now", "num now"),
        TableColumn("Change", "num change"),
        TableColumn("Target", "target"),
        TableColumn("Status", "status"),
    )
    rows = measure_rows(results, since, month)
    pictures = (
        data_uri(trend_svg(result, palette, since)) if row.trend else ""
        for result, row in zip(results, rows, strict=True)
    )
    note = change_rounding(results)
    made = table("measures", label, columns, map(_cells, rows, pictures))
    return join([made, caption(note)]) if note else made


def _cells(row: MeasureRow, picture: str) -> tuple[object, ...]:
    return (
        join([link(row.name, "measure", {"id": row.id}), _small(" ", row.unit)]),
        img(picture, row.trend) if row.trend else "",
        join([row.baseline.value, _small(" ", row.baseline.note)]),
        join([tag("span", row.now.value), _small("", row.now.note)], " "),
        row.change,
        _target(row),
        told_chip(row.status, row.status_words),
    )


def _small(before: str, note: str) -> Markup | str:
    return tag("small", before, note) if note else ""


def _target(row: MeasureRow) -> Markup:
    value, note = row.target
    beside = tag("small", row.beside, class_="under") if row.beside else ""
    if note:
        return join([value, _small(" · ", note), beside])
    return tag("span", value, beside, class_="open" if row.open and not beside else "")
