"""Demonstration comparators: each row says that it is illustrative; real figures belong in the real
benchmarks."""

from datetime import date

from data.demonstration.chance import generator, trend
from data.demonstration.rows import Row
from data.demonstration.timeline import START, month_name, months_between
from data.place import load_place

_ENGLAND = {
    "nd_asd_over_13_weeks": {"2023-04": 84.0, "2025-06": 88.5, "2026-09": 87.0},
    "nd_adhd_over_13_weeks": {"2023-04": 80.0, "2025-06": 86.0, "2026-09": 85.0},
}


def benchmarks(as_at: date, seed: int) -> list[Row]:
    """England's share waiting 13 weeks or more, by month and pathway: invented per cents to one
    decimal place."""
    return [
        _england(measure, month, seed)
        for measure in _ENGLAND
        for month in months_between(START, as_at)
    ]


def _england(measure: str, month: date, seed: int) -> Row:
    rng = generator(seed, measure, month)
    return {
        "measure": measure,
        "period": month_name(month),
        "area_code": load_place().country.code,
        "area_name": load_place().country.name,
        "value": f"{trend(month, _ENGLAND[measure]) + rng.uniform(-0.4, 0.4):.1f}",
        "source": "Illustrative, for demonstration only",
    }
