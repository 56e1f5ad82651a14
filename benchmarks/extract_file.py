"""An extract of any size to load: invented EHC assessments, as the demonstration's are, but every
row by itself.

The same number of rows gives the same file each time, wherever DuckDB's hash is the same.
"""

from datetime import date
from pathlib import Path

import duckdb

AS_AT = date(2026, 10, 31)
"""When the extract was run."""

CHANCES = "CREATE TEMP MACRO chance(id, salt) AS hash(concat(salt, id)) / 18446744073709551616.0"
"""A number from 0 to 1 for each row and purpose."""

_ROWS = """
    WITH received AS (
        SELECT
            id,
            DATE '2023-04-01' + CAST(1309 * chance(id, 'received') AS INTEGER) AS received_date
        FROM range($rows) AS numbers(id)),
    decided AS (
        SELECT
            *,
            received_date + 22 + CAST(20 * chance(id, 'told') AS INTEGER) AS told,
            received_date + CASE
                WHEN chance(id, 'in time') < 0.85
                    THEN 98 + CAST(40 * chance(id, 'days') AS INTEGER)
                ELSE 141 + CAST(200 * chance(id, 'days') AS INTEGER)
            END AS ended,
            CASE
                WHEN told > $as_at THEN 'A'
                WHEN chance(id, 'answer') < 0.86 THEN 'Y'
                WHEN chance(id, 'answer') < 0.97 THEN 'N'
                ELSE 'W'
            END AS request_outcome,
            CASE
                WHEN request_outcome <> 'Y' THEN NULL
                WHEN ended > $as_at THEN 'A'
                WHEN chance(id, 'plan') < 0.95 THEN 'Y'
                ELSE 'N'
            END AS assessment_outcome
        FROM received)
    SELECT
        id,
        'R' || lpad(CAST(id AS VARCHAR), 8, '0') AS request_id,
        received_date,
        1 + floor(5 * pow(chance(id, 'source'), 2))::INTEGER AS request_source,
        request_outcome,
        CASE WHEN request_outcome IN ('Y', 'N') THEN told END AS request_outcome_date,
        assessment_outcome,
        CASE WHEN assessment_outcome IN ('Y', 'N') THEN ended END AS assessment_outcome_date,
        CASE WHEN assessment_outcome = 'Y' THEN ended END AS plan_start_date,
        (chance(id, 'exception') < 0.08)::INTEGER AS week20_exception,
        (chance(id, 'mediation') < 0.05)::INTEGER AS mediation,
        (chance(id, 'tribunal') < 0.03)::INTEGER AS tribunal,
        ['Barrow', 'Eden', 'South Lakeland'][1 + floor(3 * chance(id, 'area'))::INTEGER] AS area,
        ['ASD', 'SEMH', 'SLCN', 'MLD', 'SLD', 'PD', 'HI'][
            1 + floor(7 * chance(id, 'need'))::INTEGER] AS primary_need,
        ['Early years', 'Primary', 'Secondary', 'Post-16'][
            1 + floor(4 * chance(id, 'phase'))::INTEGER] AS phase
    FROM decided"""

_FAULTS = {
    "received_date": "'31/02/2026'",
    "request_source": "'9'",
    "request_outcome_date": "'2001-01-01'",
    "assessment_outcome": "'Yes?'",
    "week20_exception": "'perhaps'",
}
"""What is wrong in every fifth of the bad rows, by column: one problem each."""


def write_extract(path: Path, rows: int, bad: int = 0) -> None:
    """Write a CSV file of so many rows, of which `bad`, spread over the whole file, have one
    problem each."""
    every = rows // bad if bad else rows + 1
    spoilt = ", ".join(
        f"CASE WHEN id % {every} = 0 AND id // {every} < {bad} AND id // {every} % {len(_FAULTS)} "
        f"= {kind} THEN {fault} ELSE CAST({column} AS VARCHAR) END AS {column}"
        for kind, (column, fault) in enumerate(_FAULTS.items())
    )
    with duckdb.connect() as connection:
        connection.execute(f"SET enable_progress_bar = false; {CHANCES}")
        connection.sql(
            f"SELECT * EXCLUDE (id) REPLACE ({spoilt}) FROM ({_ROWS}) ORDER BY id",
            params={"rows": rows, "as_at": AS_AT},
        ).write_csv(str(path))
