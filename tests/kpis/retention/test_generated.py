"""After any sequence of uploads, undo, redo and retention the rows and the points are those of a
plain simulation."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.loading.load import Request, load
from data.reader import Reader
from data.retention import month_before
from data.settings import Settings
from data.store import open_database, redo
from data.store.undo import undo
from kpis.judging import read_results
from kpis.retention import retain
from tests.kpis.engine import Engine
from tests.kpis.retention.plain import MEASURES, Plain, Row
from tests.sampling import sample

ANN = Reader("Ann")
MONTHS = 36
NAMES = (
    *("referral_id", "pathway", "provider", "referral_date", "assessment_date"),
    *("assessment_completed_date", "closed_date", "support_plan_date"),
)
BEGAN = st.dates(date(2019, 1, 1), date(2022, 12, 31))
LATER = st.none() | st.integers(0, 900)
CASES = st.lists(st.tuples(st.sampled_from("ABCDEF"), BEGAN, LATER, LATER, LATER), min_size=1)
AS_AT = st.dates(date(2021, 1, 1), date(2025, 6, 30))
POLICY = st.sampled_from(["keep", "keep", "left", "remove"])
NUMBER = st.integers(1, 5)
LOADS = st.tuples(st.just("load"), AS_AT, POLICY, CASES)
RUNS = st.tuples(st.just("retain"), st.dates(date(2024, 1, 1), date(2026, 12, 31)))
STEPS = st.tuples(LOADS, LOADS, RUNS).flatmap(
    lambda first: st.lists(
        LOADS | LOADS | RUNS | st.tuples(st.sampled_from(["undo", "redo"]), NUMBER), max_size=5
    ).map(lambda rest: [*first, *rest])
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    made = Engine()
    yield made
    made.cursor.close()


def later(day: date, after: int | None, as_at: date) -> date | None:
    found = day + timedelta(after or 0)
    return found if after is not None and found <= as_at else None


def rows_of(cases: list[tuple[Any, ...]], as_at: date) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for key, began, seen, closed, planned in cases:
        if began <= as_at:
            seen_on = later(began, seen, as_at)
            values = (
                *(key, "ASD", "P", began, seen_on, seen_on),
                *(later(began, closed, as_at), later(began, planned, as_at)),
            )
            found[key] = dict(zip(NAMES, values, strict=True))
    return found


def text_of(rows: dict[str, Row]) -> str:
    lines = [",".join(str(row[name] or "") for name in NAMES) for row in rows.values()]
    return "\n".join([",".join(NAMES), *lines, ""])


class Trial:
    """A database and the simulation, to which the same is done."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        path = folder / "trial.duckdb"
        path.unlink(missing_ok=True)
        self.database = open_database(path, Settings(database=path, retain_months=MONTHS))
        self.plain, self.engine, self.file = Plain(), engine, folder / "rows.csv"

    def load(self, as_at: date, policy: str, cases: list[tuple[Any, ...]]) -> None:
        rows = rows_of(cases, as_at)
        if not rows:
            return
        self.file.write_text(text_of(rows), encoding="utf-8")
        request = Request("nd_waits", self.file, "rows.csv", as_at, ANN, policy)  # type: ignore[arg-type]
        result, wanted = load(self.database, request), self.plain.load(as_at, policy, rows)
        assert result.rows == len(wanted.rows)
        assert (result.status == "refused") == (not wanted.rows), result.problems
        passed = [one for one in result.warnings if one.code == "passed_over"]
        if result.status == "loaded":
            assert bool(passed) == (len(wanted.rows) < len(rows))
            self.plain.lists.append(wanted)

    def retain(self, today: date) -> None:
        found = retain(self.database, ANN, today, MONTHS)
        assert self.plain.retain(month_before(today, MONTHS), self.engine) == bool(found.going)

    def undo(self, number: int) -> None:
        if number <= len(self.plain.lists):
            undo(self.database, number, ANN)
            self.plain.lists[number - 1].used = False

    def redo(self, number: int) -> None:
        if number <= len(self.plain.lists):
            redo(self.database, number, ANN)
            self.plain.lists[number - 1].used = True

    def compare(self) -> None:
        exact = read_results(self.database).exact
        points = [
            (*key, *(one.period, one.numerator, one.denominator, one.value, one.partial))
            for key, series in exact.items()
            for one in series
            if key[0] in MEASURES
        ]
        assert sorted(points, key=lambda one: one[:5]) == [
            one[:9] for one in self.plain.points(self.engine)
        ]
        names = ", ".join(f'"{name}"' for name in NAMES)
        with self.database.reading() as cursor:
            stored = cursor.execute(f"SELECT batch, {names} FROM stored.nd_waits").fetchall()
        assert sorted(stored, key=str) == sorted(
            (
                (number, *(row[name] for name in NAMES))
                for number, one in enumerate(self.plain.lists, start=1)
                for row in one.rows.values()
            ),
            key=str,
        )


@settings(
    max_examples=sample(12, 400),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_rows_and_points_are_those_of_a_plain_simulation(
    tmp_path: Path, engine: Engine, steps: list[tuple[Any, ...]]
) -> None:
    trial = Trial(tmp_path, engine)
    try:
        for name, *arguments in steps:
            getattr(trial, name)(*arguments)
        trial.compare()
    finally:
        trial.database.close()
