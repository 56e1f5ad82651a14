"""What a user would write instead gives our figures: else it would be no comparison."""

import csv
from collections.abc import Callable
from datetime import date
from math import isnan
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from benchmarks.beside import chart_figures, script_figures
from benchmarks.extract_file import AS_AT
from benchmarks.waits_file import FIRST, write_waits
from data.demonstration.waits import nd_waits
from data.loading import Request
from data.reader import Reader
from data.store import Database
from kpis.changes import confirm

MONTHS = 36


def write_demonstration(path: Path) -> None:
    rows = nd_waits(AS_AT, 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list({name: None for row in rows for name in row}))
        writer.writeheader()
        writer.writerows(rows)


def write_generated(path: Path) -> None:
    write_waits(path, 3000)


def write_few(path: Path) -> None:
    """One provider with ten who wait, and one with nine: there is no gap."""
    rows = [f"{at},FASD+ASD,{'one' if at < 10 else 'other'},2023-11-02,," for at in range(19)]
    rows += ["19,ADHD,other,2026-10-31,,2026-10-31", "20,ADHD,other,2023-11-30,2025-01-01,"]
    head = "referral_id,pathway,provider,referral_date,assessment_date,closed_date"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")


def ours(database: Database, file: Path) -> dict[tuple[str, str], float]:
    confirm(database, Request("nd_waits", file, file.name, AS_AT, Reader("a test")))
    with database.reading() as cursor:
        found = cursor.execute(
            """SELECT trim(measure || ' ' || series), period, value FROM points
            WHERE dimension = '' AND measure LIKE 'nd_%' AND series IN ('', 'median')"""
        ).fetchall()
    return {(name, period): value for name, period, value in found}


def theirs(figures: pd.DataFrame) -> dict[tuple[str, str], float]:
    return {
        (str(name), str(month)): value
        for name, column in figures.items()
        for month, value in column.items()
        if value is not None and not isnan(value)
    }


def by_script(file: Path, first: date) -> pd.DataFrame:
    return script_figures(file, first, AS_AT)


def by_chart(file: Path, first: date) -> pd.DataFrame:
    with duckdb.connect() as connection:
        connection.read_csv(str(file)).create("loaded")
        return chart_figures(connection, "loaded", first, AS_AT)


@pytest.mark.parametrize("write", [write_generated, write_demonstration, write_few])
@pytest.mark.parametrize("figures", [by_script, by_chart])
def test_figures_are_ours(
    database: Database,
    tmp_path: Path,
    write: Callable[[Path], None],
    figures: Callable[[Path, date], pd.DataFrame],
) -> None:
    file = tmp_path / "waits.csv"
    write(file)
    found = theirs(figures(file, FIRST))
    months = {period for _, period in found}
    wanted = {
        key: value
        for key, value in ours(database, file).items()
        if key[1] in months and key[0] in {name for name, _ in found}
    }
    assert len(months) == MONTHS
    assert found == pytest.approx(wanted, rel=1e-12)


def test_the_generated_referrals_are_loaded_without_a_warning(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "waits.csv"
    write_generated(file)
    result = confirm(database, Request("auto", file, file.name, AS_AT, Reader("a test")))
    assert (result.status, result.extract, result.rows, result.warnings) == (
        "loaded",
        "nd_waits",
        3000,
        [],
    )
