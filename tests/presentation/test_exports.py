"""The updates as a file: the extract's own columns, and loaded back it changes nothing."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from data.extracts import extracts
from data.loading.load import LoadResult, Request, load
from data.reader import Reader
from data.store import Database
from kpis.milestones.board import read_board
from kpis.milestones.updating import Reported, report
from presentation.exports import updates_csv

TODAY = date(2026, 10, 31)


def loaded(database: Database, folder: Path, content: bytes, day: date = TODAY) -> LoadResult:
    path = folder / "updates.csv"
    path.write_bytes(content)
    return load(database, Request("milestone_updates", path, path.name, day, Reader("Ann")))


def exported(database: Database) -> bytes:
    return updates_csv(read_board(database, TODAY))


def test_the_examples_come_back_unchanged(database: Database, tmp_path: Path, shared: Path) -> None:
    loaded(database, tmp_path, (shared / "examples" / "milestone_updates.csv").read_bytes())
    file = exported(database)
    again = loaded(database, tmp_path, file, date(2026, 11, 1))
    assert (again.status, again.rows, again.unchanged, again.missing) == ("loaded", 7, 7, 0)
    assert exported(database) == file


@pytest.mark.parametrize(
    "text",
    [
        'two\nlines, "marks" and ünïcode',
        "x; y\tz",
        "5 % − later",
        None,
        "- first\n- second",
        "=1+1",
        "+44 1539 000000",
        "@ the board",
        "'quoted'",
        "'",
    ],
)
def test_any_words_come_back_unchanged(
    database: Database, tmp_path: Path, text: str | None
) -> None:
    link = "https://example.org/minutes?a=1,2"
    report(
        database,
        [Reported("2a.2", "Red", TODAY, text, "2026-12", "The Board", link)],
        Reader("Ann"),
        {},
        TODAY,
    )
    again = loaded(database, tmp_path, exported(database), date(2026, 11, 1))
    assert (again.status, again.unchanged, again.changed, again.missing_columns) == (
        "loaded",
        1,
        0,
        [],
    )


def test_only_what_counts_is_in_it_and_a_spreadsheet_obeys_none_of_it(database: Database) -> None:
    for text in ("first", "=HYPERLINK(1)"):
        report(
            database,
            [Reported("2a.2", "Red", TODAY, text, "2026-12")],
            Reader("Ann"),
            {"2a.2": int(text != "first")},
            TODAY,
        )
    head, *rows = csv.reader(io.StringIO(exported(database).decode("utf-8-sig")))
    assert tuple(head) == extracts()["milestone_updates"].names
    assert rows == [["2a.2", "2026-10-31", "Red", "'=HYPERLINK(1)", "2026-12", "", ""]]
