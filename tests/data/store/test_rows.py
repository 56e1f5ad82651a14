"""The stored rows of an upload can be saved and loaded again: they are recognised as the same
content."""

from datetime import date
from pathlib import Path

import pytest

from data.extracts import extracts
from data.loading.load import Request, load
from data.reader import Reader
from data.store import Database
from data.store.rows import stored_rows
from presentation.exports import batch_csv
from tests.data.samples import SAMPLES, file_of

AS_AT = date(2026, 10, 31)


@pytest.mark.parametrize("extract", SAMPLES)
def test_what_is_saved_can_be_loaded_again(
    database: Database, tmp_path: Path, extract: str
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(file_of(extract, {}, {}, {}), encoding="utf-8")
    first = load(database, Request(extract, path, path.name, AS_AT, Reader("Ann")))
    assert first.status == "loaded", first.problems
    with database.reading() as cursor:
        path.write_bytes(
            batch_csv(
                extracts()[extract], stored_rows(cursor, extracts()[extract], first.batch or 0)
            )
        )
    again = load(database, Request(extract, path, path.name, AS_AT, Reader("Ann")))
    assert (again.status, again.batch, again.rows, again.missing_columns) == (
        "already_loaded",
        first.batch,
        3,
        [],
    )


def test_only_the_rows_of_that_batch_are_given_in_the_order_of_their_keys(
    database: Database, tmp_path: Path
) -> None:
    path, head = tmp_path / "rows.csv", "person_id,audience,trained_date\n"
    path.write_text(
        f"{head}Z,young_person,2026-05-01\nB,parent_carer,2026-05-02\n", encoding="utf-8"
    )
    first = load(database, Request("ambassadors", path, path.name, AS_AT, Reader("Ann")))
    path.write_text(f"{head}A,young_person,2026-05-09\n", encoding="utf-8")
    load(database, Request("ambassadors", path, path.name, AS_AT, Reader("Ann")))
    with database.reading() as cursor:
        rows = stored_rows(cursor, extracts()["ambassadors"], first.batch or 0)
    assert rows == [("B", "parent_carer", "2026-05-02"), ("Z", "young_person", "2026-05-01")]


@pytest.mark.parametrize("words", ["=1+1", "-1 to 3", "''=1+1"])
def test_a_formula_is_saved_as_text_and_loaded_as_it_was(
    database: Database, tmp_path: Path, words: str
) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(file_of("milestone_updates", {"update": words}), encoding="utf-8")
    first = load(database, Request("milestone_updates", path, path.name, AS_AT, Reader("Ann")))
    extract = extracts()["milestone_updates"]
    with database.reading() as cursor:
        rows = stored_rows(cursor, extract, first.batch or 0)
    path.write_bytes(batch_csv(extract, rows))
    assert "'=" in (saved := path.read_text(encoding="utf-8-sig")) or "'-" in saved
    again = load(database, Request("milestone_updates", path, path.name, AS_AT, Reader("Ann")))
    assert (again.status, again.batch) == ("already_loaded", first.batch)
