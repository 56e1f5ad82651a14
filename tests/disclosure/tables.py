"""Prints by hand: small ones, in the shape of `python -m kpis --json`."""

from collections.abc import Mapping, Sequence
from typing import Any

Entry = dict[str, Any]


def shown(period: str, numerator: int | None, denominator: int | None, **more: Any) -> Entry:
    value = (
        100 * numerator / denominator if numerator is not None and denominator else numerator or 0
    )
    return {
        "period": period,
        "numerator": numerator,
        "denominator": denominator,
        "value": value,
        "partial": False,
    } | more


def hidden(period: str, **more: Any) -> Entry:
    return (
        dict.fromkeys(("numerator", "denominator", "value"))
        | {
            "period": period,
            "hidden": True,
        }
        | more
    )


def measure(
    series: Sequence[Entry],
    breakdown: Mapping[str, Mapping[str, Entry | None]] | None = None,
    companions: Mapping[str, Sequence[Entry]] | None = None,
    **more: Any,
) -> Entry:
    return {
        "direction": "increase",
        "target": {"kind": "none", "value": None},
        "baseline": None,
        "latest": series[-1],
        "status": "no_target",
        "series": list(series),
        "companions": companions or {},
        "breakdown": breakdown or {},
        "together": None,
        "comparators": [],
        "projection": None,
        "recent": None,
    } | more


def printed(**measures: Entry) -> Entry:
    return {"last_period": "2026-10", "kpis": measures}
