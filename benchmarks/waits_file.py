"""Referrals of any number to load: invented, as the demonstration's are, over 36 months.

The same number of rows gives the same file each time, wherever DuckDB's hash is the same.
"""

from datetime import date
from pathlib import Path

import duckdb

from benchmarks.extract_file import AS_AT, CHANCES

FIRST = date(2023, 11, 1)
"""The first day of the 36 months, which end on the day on which the extract was run."""

_ROWS = """
    WITH referred AS (
        SELECT
            id,
            least(4, floor(5 * pow(chance(id, 'provider'), 1.5))::INTEGER) AS provider,
            DATE '2023-11-01' + CAST(floor(1096 * chance(id, 'referral')) AS INTEGER)
                AS referral_date
        FROM range($rows) AS numbers(id)),
    reached AS (
        -- A wait of up to 30 months, longer at the first provider than at the last.
        SELECT
            *,
            referral_date + 7 + CAST(
                pow(chance(id, 'wait'), 2) * (900 - 150 * provider) AS INTEGER) AS reached,
            chance(id, 'closed') < 0.07 AS closed,
            reached + 2 + CAST(82 * chance(id, 'completed') AS INTEGER) AS completed,
            completed + 2 + CAST(22 * chance(id, 'planned') AS INTEGER) AS planned
        FROM referred)
    SELECT
        id,
        'N' || lpad(CAST(id AS VARCHAR), 8, '0') AS referral_id,
        ['ASD', 'ADHD', 'ASD+ADHD', 'FASD'][
            1 + floor(4 * pow(chance(id, 'pathway'), 1.5))::INTEGER] AS pathway,
        'Provider ' || (1 + provider) AS provider,
        ['LSC', 'NENC'][1 + provider % 2] AS icb,
        referral_date,
        CASE WHEN NOT closed AND reached <= $as_at THEN reached END AS assessment_date,
        CASE WHEN NOT closed AND completed <= $as_at THEN completed
            END AS assessment_completed_date,
        CASE WHEN closed AND reached <= $as_at THEN reached END AS closed_date,
        CASE WHEN closed AND reached <= $as_at THEN 'Moved out of the area' END AS closure_reason,
        (provider > 2)::INTEGER AS right_to_choose,
        CASE WHEN NOT closed AND planned <= $as_at AND chance(id, 'support') < 0.8 THEN planned
            END AS support_plan_date,
        ['Barrow', 'Eden', 'South Lakeland'][1 + floor(3 * chance(id, 'area'))::INTEGER] AS area
    FROM reached"""


def write_waits(path: Path, rows: int) -> None:
    """Write a CSV file of so many referrals."""
    with duckdb.connect() as connection:
        connection.execute(f"SET enable_progress_bar = false; {CHANCES}")
        connection.sql(
            f"SELECT * EXCLUDE (id) FROM ({_ROWS}) ORDER BY id",
            params={"rows": rows, "as_at": AS_AT},
        ).write_csv(str(path))
