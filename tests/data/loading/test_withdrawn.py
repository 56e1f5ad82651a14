"""What a mark in place of a published figure does: to the rows that count now, whatever else is
loaded, undone and redone, and in whatever order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from data.extracts import extracts
from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.sql import marks_table
from data.store import Database, DatabaseError, current_sql, open_database, redo, stored_rows
from data.store.opening import connect
from data.store.records import records
from data.store.undo import undo
from tests.sampling import sample

HEADER = "measure,period,area_code,value,source"
JUNE, JANUARY, MARCH = date(2025, 6, 30), date(2026, 1, 21), date(2026, 3, 31)
ANN = Reader("Ann")
BENCHMARKS = extracts()["benchmarks"]

Put = Callable[..., LoadResult]


@pytest.fixture
def put(database: Database, tmp_path: Path) -> Put:
    """Load rows of one measure and period, each `AREA:VALUE`, or a file as it is."""

    def loaded(file: str | Path, as_at: date, measure: str = "share", **more) -> LoadResult:
        path = file if isinstance(file, Path) else tmp_path / "rows.csv"
        if not isinstance(file, Path):
            rows = [
                f"{measure},2024,{area},{value},DfE"
                for area, _, value in (one.partition(":") for one in file.split())
            ]
            path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        return load(database, Request("benchmarks", path, "rows.csv", as_at, ANN, **more))

    return loaded


def shown(database: Database, measure: str = "share") -> dict[str, float]:
    """The value of each area of a measure."""
    with database.reading() as cursor:
        current = current_sql(BENCHMARKS, records(cursor).batches())
        rows = cursor.execute(
            f"SELECT area_code, value FROM ({current}) WHERE measure = ?", [measure]
        )
        return dict(rows.fetchall())


def told(result: LoadResult, code: str) -> str:
    return " ".join(notice.message for notice in result.warnings if notice.code == code)


@pytest.mark.parametrize("mark", ["x", "C", " z "])
def test_a_mark_withdraws_a_figure_and_undoing_it_brings_it_back(
    database: Database, put: Put, mark: str
) -> None:
    put("942:42 943:43", JUNE)
    second = put(f"942:{mark} 943:43".replace(": ", ":").replace(" 943", "\u00a0 943"), JANUARY)
    assert (second.rows, second.unchanged, second.missing, second.withdrawn) == (1, 1, 0, 1)
    assert "1 figure held so far: Cumberland 2024 (share)" in told(second, "withdrawn")
    assert told(second, "skipped").startswith("Skipped figures: 1.")
    assert shown(database) == {"943": 43}
    undo(database, second.batch or 0, ANN)
    assert shown(database) == {"942": 42, "943": 43}
    redo(database, second.batch or 0, ANN)
    assert shown(database) == {"943": 43}


def test_a_later_figure_takes_the_place_of_a_mark(database: Database, put: Put) -> None:
    put("942:42", JUNE)
    put("942:x 943:43", JANUARY)
    back = put("942:44", MARCH)
    assert (back.status, back.new, told(back, "withdrawn")) == ("loaded", 1, "")
    assert shown(database) == {"942": 44, "943": 43}


def test_an_older_file_does_not_bring_a_withdrawn_figure_back(database: Database, put: Put) -> None:
    put("942:x 943:43", JANUARY)
    late = put("942:42 943:41", JUNE)
    assert "A newer file has withdrawn 1 figure of this one" in told(late, "withdrawn")
    assert shown(database) == {"943": 43}


def test_an_older_mark_withdraws_nothing(database: Database, put: Put) -> None:
    put("942:42", JANUARY)
    older = put("942:x 943:43", JUNE)
    assert (older.withdrawn, told(older, "withdrawn")) == (0, "")
    assert told(older, "skipped") == "Skipped figures: 1. Of these 1 missing (x)."
    assert shown(database) == {"942": 42, "943": 43}


def test_a_mark_of_a_figure_that_is_not_held_is_skipped_and_counted(put: Put) -> None:
    first = put("942:42 943:x 941:X", JUNE)
    assert (first.rows, first.withdrawn) == (1, 0)
    assert told(first, "skipped") == "Skipped figures: 2. Of these 1 missing (X); 1 missing (x)."
    refused = put("943:x", JUNE, dry_run=True)
    assert [one.code for one in refused.problems] == ["empty"]
    assert "Skipped figures: 1. Of these 1 missing (x). A mark" in refused.problems[0].message


def test_a_file_of_marks_alone_withdraws_what_is_held(database: Database, put: Put) -> None:
    put("942:42", JUNE)
    second = put("942:x", JANUARY)
    assert (second.status, second.rows, second.withdrawn) == ("loaded", 0, 1)
    assert shown(database) == {}


def test_the_same_figures_with_another_mark_are_no_file_that_is_held(put: Put) -> None:
    put("942:42", JUNE)
    put("943:43", JUNE)
    assert put("943:43 942:x", JUNE).status == "loaded"
    assert put("943:43 942:x", JUNE).status == "already_loaded"


def test_a_mark_and_a_figure_of_one_key_are_a_contradiction(put: Put) -> None:
    result = put("942:42 942:x", JUNE)
    assert [one.code for one in result.problems] == ["duplicate_key", "duplicate_key"]


def test_a_row_with_a_mark_is_checked_like_any_other(put: Put) -> None:
    result = put(":x 943:43", JUNE)
    assert [(one.line, one.column) for one in result.problems] == [(2, "area_code")]


def test_saved_rows_load_again_with_their_marks(database: Database, put: Put) -> None:
    put("942:42", JUNE)
    second = put("942:x 943:43", JANUARY)
    with database.reading() as cursor:
        rows = stored_rows(cursor, BENCHMARKS, second.batch or 0)
    assert [row[2:5] for row in rows] == [("942", None, "x"), ("943", None, 43)]
    assert all(row[-1] == "DfE" for row in rows)


def test_the_files_of_the_contract(database: Database, put: Put, shared: Path) -> None:
    first, second = (
        put(shared / "cases" / f"withdrawn_{name}.csv", day)
        for name, day in (("1_first", JUNE), ("2_revised", JANUARY))
    )
    assert (first.rows, second.rows, second.withdrawn) == (4, 2, 2)
    assert "Cumberland 2024 (ehc_20_weeks, ehc_20_weeks_all)" in told(second, "withdrawn")
    assert shown(database, "ehc_20_weeks") == {"E92000001": 50}


def test_what_is_carried_is_withdrawn_too(put: Put, shared: Path) -> None:
    trial = put(shared / "cases" / "withdrawn_2_revised.csv", JANUARY, dry_run=True)
    assert "Cumberland 2024" in told(trial, "withdrawn")
    before_it_was_published = date(2025, 5, 31)
    older = put(shared / "cases" / "withdrawn_2_revised.csv", before_it_was_published, dry_run=True)
    assert told(older, "withdrawn") == ""


AREAS = ("942", "943")
CELLS = st.sampled_from(["-", "x", "1", "2"])
STEPS = st.one_of(
    st.tuples(
        st.just("load"),
        st.tuples(*[CELLS] * len(AREAS)),
        st.sampled_from([JUNE, JANUARY, MARCH]),
        st.sampled_from(["keep", "keep", "keep", "remove"]),
    ),
    st.tuples(st.sampled_from(["undo", "redo"]), st.integers(0, 5)),
)


@dataclass
class Plain:
    """A file as a plain reader remembers it."""

    as_at: date
    removes: bool
    cells: dict[str, str]
    counts: bool = True


def plainly_shown(files: list[Plain]) -> dict[str, float]:
    found: dict[str, str] = {}
    for file in sorted((one for one in files if one.counts), key=lambda one: one.as_at):
        found = ({} if file.removes else found) | file.cells
    return {area: float(cell) for area, cell in found.items() if cell != "x"}


@settings(
    max_examples=sample(4, 60),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=3, max_size=8))
def test_what_is_shown_is_what_a_plain_reader_of_all_files_would_show(
    database: Database, put: Put, steps: list
) -> None:
    files: list[Plain] = []
    numbers: list[int] = []
    try:
        for at, step in enumerate(steps):
            if step[0] == "load":
                _, cells, as_at, policy = step
                given_cells = {
                    area: cell for area, cell in zip(AREAS, cells, strict=True) if cell != "-"
                }
                # One figure that no other file has: so none is held already.
                file = {"E92000001": str(at)} | given_cells
                text = " ".join(f"{area}:{cell}" for area, cell in file.items())
                result = put(text, as_at, missing=policy)
                assert result.status == "loaded"
                numbers.append(result.batch or 0)
                files.append(Plain(as_at, policy == "remove", file))
            elif files:
                chosen = step[1] % len(files)
                act = undo if step[0] == "undo" else redo
                act(database, numbers[chosen], ANN)
                files[chosen].counts = step[0] == "redo"
            assert shown(database) == plainly_shown(files)
    finally:
        for number in numbers:
            undo(database, number, ANN)


@pytest.mark.embedded
def test_a_mark_that_is_lost_is_found_when_the_database_is_opened(
    database: Database, put: Put
) -> None:
    put("942:42 943:43", JUNE)
    put("942:x 943:x", JANUARY)
    database.close()
    open_database(database.path).close()
    loses_marks(database.path, "2")


@pytest.mark.embedded
def test_the_marks_of_an_earlier_version_are_counted_when_it_is_opened(
    database: Database, put: Put
) -> None:
    put("942:42 943:43", JUNE)
    put("942:x 943:43", JANUARY)
    put("943:x", MARCH)
    database.close()
    path = database.path
    with connect(path) as connection:
        connection.execute("DROP TABLE mark_counts; DELETE FROM schema_version WHERE number > 9")
    reopened = open_database(path)
    assert shown(reopened) == {}
    reopened.close()
    loses_marks(path, "2, 3")


def loses_marks(path: Path, uploads: str) -> None:
    """Without its marks the database is not opened, and the uploads are named."""
    with connect(path) as connection:
        connection.execute(f"DELETE FROM {marks_table(BENCHMARKS)}")
    with pytest.raises(DatabaseError, match=f"Rows of upload {uploads} are lost"):
        open_database(path)
