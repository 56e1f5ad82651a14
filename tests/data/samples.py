"""A good row of each extract, and files made of such rows with a few cells changed."""

import csv
import io
from collections.abc import Iterable

from data.loading import LoadResult
from data.problems import OLDER_THAN_AS_AT, Notice
from tests.data.contract import columns

SAMPLES = {
    "ehc_assessments": "R1|2026-01-05|2|Y|2026-02-10|Y|2026-04-20|2026-05-20|0|0|1|Eden|ASD|Primary",
    "annual_reviews": "A1|2026-09-01|2026-07-01|2026-07-20|A|2026-07-25|2026-09-01|2027-02-15|2026-10-01|Eden|ASD|Primary",
    "nd_waits": "ND1|ASD|Clinic|LSC|2026-01-05|2026-06-01|2026-07-01|2026-08-01|moved|1|2026-08-02|Eden",
    "nd_providers": "Clinic|2025-01-01|2027-01-01|NENC",
    "survey_responses": "S1|spring|2026-03-01|child|satisfaction|Agree|3|Eden",
    "social_media": "2026-09|943|Facebook|Westmorland and Furness|100|10|228000",
    "ambassadors": "P1|parent_carer|2026-03-01",
    "meetings": "M1|2026-03-01|Board|strategic|3|4",
    "quality_audits": "Q1|2026-03-01|ehc_plan|new|single|Green|1",
    "disputes": "D1|appeal|2026-01-01|contents|2026-05-01|upheld|0",
    "caseload": "2026-09|2100|3",
    "ld_employment": "2026-03-31|200|30|10",
    "lesson_observations": "L1|2026-03-01|School 1|12|10",
    "benchmarks": "nd_asd_over_13_weeks|2026-06|E92000001|England|86.8|868|1000|NHS England",
    "milestone_updates": "3e.5|2025-07-10|Green|On the way|2026-06|The "
    "board|https://example.org/minutes",
}
PROBES = {
    "text": ("ambassadors", "person_id"),
    "long": ("milestone_updates", "update"),
    "date": ("annual_reviews", "review_due_date"),
    "month": ("milestone_updates", "revised_due"),
    "period": ("benchmarks", "period"),
    "yes_no": ("quality_audits", "golden_thread"),
    "choice": ("meetings", "level"),
    "choices": ("nd_waits", "pathway"),
    "whole": ("caseload", "plans_maintained"),
    "number": ("benchmarks", "value"),
    "figure": ("benchmarks", "numerator"),
}
"""Where a value of each type is tried out."""


def odd(result: LoadResult) -> list[Notice]:
    """The warnings, but for one that samples mostly have: they are older than their as-at date."""
    return [one for one in result.warnings if one.code != OLDER_THAN_AS_AT]


def good(extract: str, at: int = 1, **changed: str) -> dict[str, str]:
    """A good row: its first key column is unique by `at` where that can be; `changed` replaces
    cells."""
    row = dict(
        zip((column.name for column in columns(extract)), SAMPLES[extract].split("|"), strict=True)
    )
    first = next(iter(row))
    if first in ("month", "period_end"):
        # Of the last 25 years, for older ones are warned of.
        row[first] = f"{2001 + at // 12}-{at % 12 + 1:02}" + (
            "-01" if first == "period_end" else ""
        )
    elif extract == "milestone_updates":
        row["status_date"] = f"2025-{at % 6 + 1:02}-{at % 28 + 1:02}"
    else:
        row[first] = f"{row[first]}-{at}"
    return row | changed


def as_csv(rows: Iterable[dict[str, str]], separator: str = ",") -> str:
    """The rows as a file, quoted only where that is needed."""
    listed = list(rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, listed[0], delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    return out.getvalue()


def file_of(extract: str, *changes: dict[str, str]) -> str:
    """A file with one good row for each set of changed cells."""
    return as_csv(
        good(extract, at, **change) for at, change in enumerate(changes or ({},), start=1)
    )
