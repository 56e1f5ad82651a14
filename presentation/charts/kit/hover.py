"""What a mark says when it is pointed at."""

import textwrap

from kpis import figures, months
from kpis.definitions import Comparator, Measure, Shown
from kpis.figures import Unit
from presentation.charts.kit.frame import plain
from presentation.charts.kit.series import yearly
from presentation.words.measures import cases

WIDTH = 40
"""Letters in a line of hover text, so that it fits a phone."""


def value_words(value: float, unit: Unit) -> str:
    """The value with its unit in full: `63.2%`, `28.9 weeks`, `30 people`,
    `23.5 per 1,000 residents`."""
    if unit == "people":
        return figures.amount(value, unit)
    shown = figures.figure(value, unit)
    return f"{shown} {unit}" if unit.startswith("per ") else shown


def point_words(point: Shown, measure: Measure) -> str:
    """`Sep 2026, 63.2%, 98 of 155`, the month in bold."""
    said = [
        f"<b>{months.short(point.period)}</b>",
        value_words(point.value, measure.unit),
        plain(cases(point, measure)),
    ]
    return ", ".join(filter(None, said)) + (
        "<br>Fewer than twelve months of cases" if point.partial else ""
    )


def comparator_words(comparator: Comparator, unit: Unit) -> str:
    """`England, calendar year 2024: 46.4%`, or `England, Jun 2026: 86.8%`; not yet made safe."""
    when = (
        f"calendar year {comparator.period}"
        if yearly(comparator)
        else months.short(comparator.period)
    )
    return f"{comparator.area_name}, {when}: {figures.plain_figure(comparator.value, unit)}"


def wrapped(words: str, width: int = WIDTH) -> str:
    """The words over several lines, safe to show."""
    return "<br>".join(plain(part) for part in textwrap.wrap(words, width))
