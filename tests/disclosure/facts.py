"""What is printed of an edition, read as a stranger reads it: one fact a figure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.disclosure.knowledge import known

TOGETHER = 12
"""A breakdown of what happened in months takes twelve together."""
Told = Mapping[str, Any]
"""What `python -m kpis --json` prints."""


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
        for dimension, parts in one["breakdown"].items():
            yield from _parts(measure, one, dimension, parts)
        yield from _beside(measure, one)


def _parts(measure: str, one: Told, dimension: str, parts: Told) -> Iterator[Fact]:
    months = TOGETHER if known(measure, "").flow else 1
    newest = one["latest"] or {}
    for part, entry in parts.items():
        if entry is None:
            period = newest["period"]
            yield Fact(
                measure, "", dimension, part, month_of(period), months, hidden=True, few=True
            )
        elif entry.get("period") or newest.get("period"):
            entry = {"period": newest.get("period")} | entry
            yield _fact(entry, measure, dimension=dimension, part=part, months=months)


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
