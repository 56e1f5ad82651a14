"""The newest figures of a measure month by month, and those that its chart marks."""

from collections.abc import Callable, Mapping, Sequence, Set

from data.plurals import are, counted
from kpis import figures, months
from kpis.definitions import TOO_FEW, Hidden, Result, Shown
from kpis.trends import judged_series
from presentation.rows.table import Table
from presentation.words import begun, ranges
from presentation.words.measures import PARTIAL, why_hidden

NEWEST = 12
"""Months in a table."""
VALUES = {"%": "Share", "weeks": "Weeks"}
"""What the figures of a unit are called at the head of a column."""


def newest_figures(result: Result, *, uploads: bool) -> Table:
    """The newest figures, newest first: numerator and denominator under their own names where there
    are any, and with `uploads`, for who may see what was loaded, those that hold the cases of each,
    in the note where they are the same ones.

    A hidden month says so in the place of its value. Where most months are hidden, the table holds
    the others alone.
    """
    measure, newest = result.measure, _newest(result)
    points = [one for one in newest if isinstance(one, Shown)]
    origins = {ranges(point.batches) for point in points} if uploads else set[str]()
    value = VALUES.get(measure.unit, measure.unit.capitalize())
    shown = {"Month": _month, **_counts(result)}
    shown[value] = lambda point: figures.plain_figure(point.value, measure.unit)
    if len(origins) > 1:
        shown["From upload"] = lambda point: ranges(point.batches)
    return Table(
        f"Figures: {measure.name}",
        tuple(shown),
        tuple(_cells(one, shown, value) for one in newest),
        numeric=tuple(range(1, len(shown))),
        note=_note(newest, origins, result),
    )


def _newest(result: Result) -> list[Shown | Hidden]:
    """The newest months, newest first: all, or where most are hidden those that are shown."""
    newest = result.told[-NEWEST:][::-1]
    shown = [one for one in newest if isinstance(one, Shown)]
    return list(newest) if 2 * len(shown) >= len(newest) else list(shown)


def _cells(
    one: Shown | Hidden, shown: Mapping[str, Callable[[Shown], str]], value: str
) -> tuple[str, ...]:
    if isinstance(one, Shown):
        return tuple(cell(one) for cell in shown.values())
    told = {"Month": months.short(one.period), value: one.words}
    return tuple(told.get(head, "") for head in shown)


def _note(newest: Sequence[Shown | Hidden], origins: Set[str], result: Result) -> str:
    points = [one for one in newest if isinstance(one, Shown)]
    partial = f"Partial: of {PARTIAL}." if any(point.partial for point in points) else ""
    same = f"Every month comes from upload {next(iter(origins))}." if len(origins) == 1 else ""
    return " ".join(filter(None, [partial, same, _hidden(newest, result)]))


def _hidden(newest: Sequence[Shown | Hidden], result: Result) -> str:
    """Why months are hidden, and how many of the newest the table leaves out."""
    every = result.told[-NEWEST:]
    number = sum(isinstance(one, Hidden) for one in every)
    if not number:
        return ""
    if len(newest) == len(every):
        return f"“{begun(TOO_FEW)}” hides a figure {why_hidden()}."
    of = f"Of the newest {counted(len(every), 'month')}, {number} {are(number)} {TOO_FEW}"
    return f"{of}, {why_hidden(number)}."


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
