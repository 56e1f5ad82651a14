"""The newest figures of a measure month by month, and those that its chart marks."""

from collections.abc import Callable, Sequence, Set

from kpis import figures, months
from kpis.definitions import Result, Shown
from kpis.trends import judged_series
from presentation.rows.table import Table
from presentation.words import begun, ranges
from presentation.words.measures import PARTIAL

NEWEST = 12
"""Months in a table."""
VALUES = {"%": "Share", "weeks": "Weeks"}
"""What the figures of a unit are called at the head of a column."""


def newest_figures(result: Result, *, uploads: bool) -> Table:
    """The newest figures, newest first: numerator and denominator under their own names where there
    are any, and with `uploads`, for who may see what was loaded, those that hold the cases of each,
    in the note where they are the same ones."""
    measure, newest = result.measure, result.series[-NEWEST:][::-1]
    origins = {ranges(point.batches) for point in newest} if uploads else set[str]()
    shown = {"Month": _month, **_counts(result)}
    shown[VALUES.get(measure.unit, measure.unit.capitalize())] = lambda point: figures.plain_figure(
        point.value, measure.unit
    )
    if len(origins) > 1:
        shown["From upload"] = lambda point: ranges(point.batches)
    return Table(
        f"Figures: {measure.name}",
        tuple(shown),
        tuple(tuple(cell(point) for cell in shown.values()) for point in newest),
        numeric=tuple(range(1, len(shown))),
        note=_note(newest, origins),
    )


def _note(newest: Sequence[Shown], origins: Set[str]) -> str:
    partial = f"Partial: of {PARTIAL}." if any(point.partial for point in newest) else ""
    same = f"Every month comes from upload {next(iter(origins))}." if len(origins) == 1 else ""
    return f"{partial} {same}".strip()


def _month(point: Shown) -> str:
    return months.short(point.period) + (" (partial)" if point.partial else "")


def _counts(result: Result) -> dict[str, Callable[[Shown], str]]:
    """The columns of what a figure is made of; none where it is a count itself."""
    measure = result.measure
    if not measure.out_of_label:
        return {}
    shown: dict[str, Callable[[Shown], str]] = {}
    if any(point.numerator is not None for point in result.series[-NEWEST:]):
        shown[measure.counted_label] = lambda point: figures.count(point.numerator)
    shown[measure.out_of_label] = lambda point: figures.count(point.denominator)
    return shown


def marked_figures(result: Result) -> Table | None:
    """The months that the chart of ups and downs marks, newest first; None where it marks none."""
    found = judged_series(result)
    marked = [each for each in found.points if each.look != "ordinary"][::-1] if found else []
    if not found or not marked:
        return None
    unit = result.measure.unit
    rows = tuple(
        (
            months.short(each.point.period),
            figures.plain_figure(each.point.value, unit),
            each.look,
            begun(each.rule),
        )
        for each in marked
    )
    name = f"What the {'run' if found.is_run_chart else 'control'} chart marks"
    head = ("Month", VALUES.get(unit, "Figure"), "Marked as", "Because")
    return Table(name, head, rows, numeric=(1,))
