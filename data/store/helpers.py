"""The relations beside its rows that the rules of an extract use, given the plan as the record has
it."""

from collections.abc import Mapping, Sequence
from datetime import date

from data.extract import Extract
from data.record import RecordReader, Version, milestone_versions
from data.sql import literal


def rule_helpers(extract: Extract, kept: RecordReader) -> str:
    """SQL that follows a common table expression called `known`; empty where the rules use nothing
    else."""
    return with_helpers(extract, milestone_versions(kept.entries())) if extract.with_sql else ""


def with_helpers(extract: Extract, versions: Mapping[str, Sequence[Version]]) -> str:
    """The same for these versions of the plan: `plan_versions` has each milestone's, numbered from
    1, with the day from which it is in force and the last day of its month (null without one)."""
    rows = [
        f"({literal(id)}, {number}, {_day(start)}, {_day(milestone.due_date)})"
        for id, each in versions.items()
        for number, (start, milestone) in enumerate(each, start=1)
    ]
    return (
        f", plan_versions(id, version, from_date, due_date) AS (VALUES {', '.join(rows)}), "
        f"{extract.with_sql}"
    )


def _day(day: date | None) -> str:
    return f"CAST({literal(day) if day else 'NULL'} AS DATE)"
