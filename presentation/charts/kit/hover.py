"""What a mark says when it is pointed at."""

import textwrap

from kpis import figures, months
from kpis.definitions.measure import Measure
from kpis.definitions.results import Comparator, Point
from kpis.figures import Unit
from presentation.charts.kit.frame import plain
from presentation.charts.kit.series import yearly

WIDTH = 40
"""Letters in a line of hover text, so that it fits a phone."""


def value_words(value: float, unit: Unit) -> str:
    """The value with its unit in full: `63.2%`, `28.9 weeks`, `30 people`, `23.5 per 1,000 residents`."""
    if unit == "people":
        return figures.amount(value, unit)
    shown = figures.figure(value, unit)
    return f"{shown} {unit}" if unit.startswith("per ") else shown


def point_words(point: Point, measure: Measure) -> str:
    """`Sep 2026, 63.2%, 98 of 155`, the month in bold."""
    said = [f"<b>{months.short(point.period)}</b>", value_words(point.value, measure.unit), _counts(point, measure)]
    return ", ".join(filter(None, said)) + ("<br>Fewer than twelve months of cases" if point.partial else "")


def _counts(point: Point, measure: Measure) -> str:
    """`98 of 155`; `469 waiting` where a mean has only what it is out of; nothing for a number of people."""
    if point.denominator is None:
        return ""
    if point.numerator is None:
        return f"{figures.count(point.denominator)} {plain(measure.out_of_label.lower())}"
    return f"{figures.count(point.numerator)} of {figures.count(point.denominator)}"


def comparator_words(comparator: Comparator, unit: Unit) -> str:
    """`England, calendar year 2024: 46.4%`, or `England, Jun 2026: 86.8%`; not yet made safe."""
    when = f"calendar year {comparator.period}" if yearly(comparator) else months.short(comparator.period)
    return f"{comparator.area_name}, {when}: {figures.plain_figure(comparator.value, unit)}"


def wrapped(words: str, width: int = WIDTH) -> str:
    """The words over several lines, safe to show."""
    return "<br>".join(plain(part) for part in textwrap.wrap(words, width))
