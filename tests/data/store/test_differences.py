"""Which rows a file changes, and how: against loading both and comparing them in plain Python."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.extracts import extracts
from data.loading.load import Request, load
from data.reader import Reader
from data.store import Database
from data.store.differences import LISTED, CellChange, Changes, differences
from data.store.records import records
from tests.data.samples import PROBES, file_of

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)


def changes(database: Database, folder: Path, extract: str, before: str, after: str) -> Changes:
    """What loading the second text would change beside the first."""
    found: list[Changes] = []

    def look(cursor: duckdb.DuckDBPyConnection) -> None:
        earlier = records(cursor).batches()[:-1]
        found.append(differences(cursor, extracts()[extract], earlier, NOVEMBER, "keep"))

    path = folder / "rows.csv"
    for text, as_at, dry_run in ((before, OCTOBER, False), (after, NOVEMBER, True)):
        path.write_text(text, encoding="utf-8")
        request = Request(extract, path, path.name, as_at, Reader("Ann"), dry_run=dry_run)
        result = load(database, request, look if dry_run else None)
        assert result.status != "refused", result.problems
    return found[0]


def people(**trained: str) -> str:
    rows = "".join(f"{person},young_person,2026-05-{day}\n" for person, day in trained.items())
    return f"person_id,audience,trained_date\n{rows}"


def test_changed_cells_are_given_before_and_after_new_and_missing_rows_by_key(
    database: Database, tmp_path: Path
) -> None:
    found = changes(
        database,
        tmp_path,
        "ambassadors",
        people(A="01", B="02", C="03"),
        people(D="09", B="22", A="01"),
    )
    assert found.cells == (CellChange("B", "trained_date", "02/05/2026", "22/05/2026"),)
    assert found.by_column == (("trained_date", 1),)
    assert (found.new, found.missing) == (("D",), ("C",))


CELLS = {
    "date": ("2026-09-01", "01/09/2026", "2026-09-02", "02/09/2026"),
    "long": ("old", "old", "new", "new"),
    "month": ("2026-08", "Aug 2026", "2026-10", "Oct 2026"),
    "yes_no": ("1", "Yes", "0", "No"),
    "choice": ("strategic", "strategic", "working group", "working_group"),
    "choices": ("ASD", "ASD", "ADHD+ASD", "ASD+ADHD"),
    "whole": ("2,100", "2100", "2,101", "2101"),
    "number": ("86.8", "86.8", "87", "87"),
}


@pytest.mark.parametrize("kind", CELLS)
def test_each_kind_of_value_is_shown_as_a_reader_writes_it(
    database: Database, tmp_path: Path, kind: str
) -> None:
    extract, column = PROBES[kind]
    old, old_text, new, new_text = CELLS[kind]
    before, after = (file_of(extract, {column: cell}) for cell in (old, new))
    found = changes(database, tmp_path, extract, before, after)
    assert [(cell.column, cell.before, cell.after) for cell in found.cells] == [
        (column, old_text, new_text)
    ]


def test_a_blank_is_none(database: Database, tmp_path: Path) -> None:
    before, after = file_of("nd_waits", {"area": ""}), file_of("nd_waits", {"area": "Eden"})
    (cell,) = changes(database, tmp_path, "nd_waits", before, after).cells
    assert (cell.before, cell.after) == (None, "Eden")


def test_several_keys_stand_in_one_text(database: Database, tmp_path: Path) -> None:
    before, after = (file_of("benchmarks", {"value": value}) for value in ("1", "2"))
    (cell,) = changes(database, tmp_path, "benchmarks", before, after).cells
    assert cell.key == "nd_asd_over_13_weeks-1 · 2026-06 · E92000001"


def test_only_the_first_are_listed_and_all_are_counted_by_column(
    database: Database, tmp_path: Path
) -> None:
    many = LISTED + 7
    before = file_of("nd_waits", *[{"area": ""}] * many)
    after = file_of("nd_waits", *[{"area": "Eden"}] * many)
    found = changes(database, tmp_path, "nd_waits", before, after)
    assert (len(found.cells), found.by_column) == (LISTED, (("area", many),))


def test_rows_whose_value_is_overwritten_come_before_those_whose_blank_is_filled(
    database: Database, tmp_path: Path
) -> None:
    before = file_of("nd_waits", {"area": ""}, {"area": "Barrow"}, {"area": ""})
    after = file_of("nd_waits", *[{"area": "Eden"}] * 3)
    found = changes(database, tmp_path, "nd_waits", before, after)
    assert [cell.before for cell in found.cells] == ["Barrow", None, None]


def test_the_columns_that_change_in_most_rows_come_first(
    database: Database, tmp_path: Path
) -> None:
    before = file_of("nd_waits", {}, {}, {})
    after = file_of("nd_waits", {"area": "x", "icb": "NENC"}, {"icb": "NENC"}, {"icb": "NENC"})
    assert changes(database, tmp_path, "nd_waits", before, after).by_column == (
        ("icb", 3),
        ("area", 1),
    )


def test_beside_nothing_every_row_is_new(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(people(B="02", A="01"), encoding="utf-8")
    found: list[Changes] = []

    def look(cursor: duckdb.DuckDBPyConnection) -> None:
        earlier = records(cursor).batches()[:-1]
        found.append(differences(cursor, extracts()["ambassadors"], earlier, NOVEMBER, "keep"))

    load(
        database,
        Request("ambassadors", path, path.name, OCTOBER, Reader("Ann"), dry_run=True),
        look,
    )
    assert found == [Changes((), (), ("A", "B"), ())]
