"""What lists of who waits say together, walked through one by one: written from the words of the
public contract alone, another way than the product's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Listed:
    """One upload: its number, its as-at date, what becomes of rows that it lacks, its rows by key,
    and whether it is in use."""

    number: int
    as_at: date
    missing: str
    rows: Mapping[str, Row]
    in_use: bool = True


def rows_now(lists: Iterable[Listed]) -> dict[str, Row]:
    """The current rows by key, each with `left_by`, the date by which it had left, or None."""
    found: dict[str, Row] = {}
    for one in sorted(lists, key=lambda each: (each.as_at, each.number)):
        if not one.in_use:
            continue
        if one.missing == "remove":
            found = {}
        for key, row in found.items():
            if one.missing == "left" and key not in one.rows and row["left_by"] is None:
                ended = row["assessment_date"] or row["closed_date"]
                row["left_by"] = None if ended else one.as_at
        for key, row in one.rows.items():
            found[key] = {**row, "left_by": None}
    return found
