"""The carried figures, read from `figures.csv`."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class PublishedFigure:
    """A figure as published. `period` is a calendar year, `value` 100 * numerator / denominator,
    unrounded; `published` is the month of publication (`2025-06`)."""

    measure: str
    period: str
    area_code: str
    area_name: str
    numerator: float
    denominator: float
    value: float
    source: str
    release: str
    published: str

    @property
    def since(self) -> date:
        """The first day of the month in which it was published."""
        return date.fromisoformat(f"{self.published}-01")


@cache
def published() -> tuple[PublishedFigure, ...]:
    """The carried figures, by measure, period and area."""
    with (Path(__file__).parent / "figures.csv").open(encoding="utf-8", newline="") as file:
        return tuple(map(_figure, csv.DictReader(file)))


def _figure(row: dict[str, Any]) -> PublishedFigure:
    numbers: dict[str, Any] = {
        name: float(row[name]) for name in ("numerator", "denominator", "value")
    }
    return PublishedFigure(**row | numbers)


def carried_sql() -> str:
    """SQL for the measure, period and area of every carried figure, and the day `since` which it
    holds."""
    rows = ", ".join(
        f"('{one.measure}', '{one.period}', '{one.area_code}', DATE '{one.since}')"
        for one in published()
    )
    return f"SELECT * FROM (VALUES {rows}) AS carried(measure, period, area_code, since)"
