"""What is printed of an edition, read as a stranger reads it: one fact a figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.disclosure.knowledge import known

TOGETHER = 12
"""A breakdown of what happened in months takes twelve together."""
TARGET = "target"
"""The series of published figures that a measure is held against."""
NO_NUMBERS = dict.fromkeys(("numerator", "denominator", "value"))
Told = Mapping[str, Any]
"""What `python -m kpis --json` prints, of an edition with all that its pages show."""


@dataclass(frozen=True)
class Fact:
    """A figure as it is printed, or that there is one and it is hidden. `months` is how many it
    takes together up to `month` (counted from the year 0); `part` is empty for the whole. `few`: it
    is said that there are cases and fewer than ten."""

    measure: str
    series: str
    dimension: str
    part: str
    month: int
    months: int
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    partial: bool = False
    hidden: bool = False
    few: bool = False


def month_of(period: str) -> int:
    year, month = period.split("-")
    return 12 * int(year) + int(month) - 1


def period_of(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def facts(told: Told) -> Iterator[Fact]:
    """Every figure of a print, the wholes first."""
    for measure, one in told["kpis"].items():
        months = known(measure, "").months
        for entry in one["series"]:
            yield _fact(entry, measure, months=months)
        for series, entries in one["companions"].items():
            for entry in entries:
                yield _fact(entry, measure, series, months=known(measure, series).months)
        if one["together"]:
            yield _fact(one["together"], measure, months=TOGETHER)
        yield from _parts(measure, one)
        yield from _beside(measure, one)
    for one in told.get("content", {}).get("series", ()):
        if one["key"][1] != TARGET:
            yield from _stored(one["key"], one["told"])


def _stored(key: Sequence[str], told: Sequence[Told]) -> Iterator[Fact]:
    """A series of an edition's content, whose hidden figures have words in the place of numbers."""
    measure, series, dimension, part = key
    own = "" if series == "together" else series
    of_many = known(measure, own).flow and (dimension or series == "together")
    months = TOGETHER if of_many else known(measure, own).months
    for entry in told:
        if "words" in entry:
            entry = {**NO_NUMBERS, "period": entry["period"], "hidden": True}
        yield _fact(entry, measure, own, dimension, part, months)


def _parts(measure: str, one: Told) -> Iterator[Fact]:
    months = TOGETHER if known(measure, "").flow else 1
    newest = one["latest"] or {}
    for dimension, parts in one["breakdown"].items():
        for part, entry in parts.items():
            if entry is not None:
                yield _fact(entry, measure, dimension=dimension, part=part, months=months)
                continue
            month = month_of(newest["period"])
            yield Fact(measure, "", dimension, part, month, months, hidden=True, few=True)


def _beside(measure: str, one: Told) -> Iterator[Fact]:
    """What a baseline, and a target that is made of an earlier value, say of the value itself."""
    months, baseline, target = known(measure, "").months, one["baseline"], one["target"]
    if baseline and baseline["value"] is not None:
        at = month_of(baseline["period"])
        yield Fact(measure, "", "", "", at, months, value=baseline["value"])
    newest = one["series"][-1]["period"] if one["series"] else None
    if newest and target and target["kind"] == "year_on_year" and target["value"] is not None:
        at = month_of(newest) - 12
        yield Fact(measure, "", "", "", at, months, value=target["value"])


def _fact(
    entry: Told,
    measure: str,
    series: str = "",
    dimension: str = "",
    part: str = "",
    months: int = 1,
) -> Fact:
    return Fact(
        measure,
        series,
        dimension,
        part,
        month_of(entry["period"]),
        months,
        entry["numerator"],
        entry["denominator"],
        entry["value"],
        bool(entry.get("partial")),
        bool(entry.get("hidden")),
    )
