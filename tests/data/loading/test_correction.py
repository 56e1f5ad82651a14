"""A refused file comes back as a workbook that holds all of it: mended where it is marked, it loads
whole."""

import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from data.guessing.look import look
from data.loading.correction import WHAT_TO_DO, can_be_corrected, correction
from data.loading.load import LoadResult, Request, load
from data.problems import Code, Problem
from data.reader import Reader
from data.store import Database
from tests.data.samples import file_of

AS_AT = date(2026, 10, 31)
GOOD = [
    {"area": "Eden"},
    {"referral_id": "007"},
    {"provider": "=Clinic"},
    {"referral_date": "5/1/2026"},
]
BAD = [
    {"area": "Eden"},
    {"referral_id": "007"},
    {"provider": ""},
    {"referral_date": "31/02/2026", "icb": "XX"},
]


def request(folder: Path, content: str | bytes, extract: str = "nd_waits") -> Request:
    path = folder / "upload"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Request(extract, path, "rows", AS_AT, Reader("Ann"))


def refused(database: Database, asked: Request) -> LoadResult:
    result = load(database, asked)
    assert result.status == "refused"
    return result


def sheet(workbook: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(workbook)).get_sheet_by_index(0).to_python()


def as_workbook(rows: Sequence[Sequence[Any]]) -> bytes:
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("nd_waits")
        for at, row in enumerate(rows):
            for position, cell in enumerate(row):
                page.write_string(at, position, cell)
    return content.getvalue()


def test_it_holds_every_row_the_faulty_ones_first_with_what_to_do(
    database: Database, tmp_path: Path
) -> None:
    asked = request(tmp_path, file_of("nd_waits", *BAD))
    found = refused(database, asked)
    head, *rows = sheet(correction(database, asked, "nd_waits", found.problems))
    assert head[-1] == WHAT_TO_DO
    at = head.index
    assert [row[at("referral_id")] for row in rows] == ["ND1-3", "ND1-4", "ND1-1", "007"]
    assert [bool(row[-1]) for row in rows] == [True, True, False, False]
    assert rows[0][-1].startswith("Line 4. provider: A value is needed")
    assert rows[1][at("referral_date")] == "31/02/2026"
    assert all(f"{column}: " in rows[1][-1] for column in ("icb", "referral_date"))


def test_no_cell_of_it_is_a_formula_whatever_the_file_holds(
    database: Database, tmp_path: Path
) -> None:
    rows = [{"provider": words} for words in ("=1+1", "\n=1+1", "\uff1d1+1", "@x", "-1", "+1")]
    asked = request(tmp_path, file_of("nd_waits", *rows, {"provider": ""}))
    book = correction(database, asked, "nd_waits", refused(database, asked).problems)
    with ZipFile(io.BytesIO(book)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        text = "".join(archive.read(name).decode() for name in sheets)
    cells = re.findall(r"<c [^>]*", text)
    assert len(cells) > 7 * 10
    assert all(' t="s"' in cell for cell in cells)
    assert not re.search("<f[ >]", text)


def test_mended_it_loads_as_the_right_file_would_have(database: Database, tmp_path: Path) -> None:
    asked = request(tmp_path, file_of("nd_waits", *BAD))
    head, *rows = sheet(correction(database, asked, "nd_waits", refused(database, asked).problems))
    right = {"ND1-3": {"provider": "=Clinic"}, "ND1-4": {"referral_date": "5/1/2026", "icb": "LSC"}}
    mended = [
        [right.get(row[0], {}).get(name, cell) for name, cell in zip(head, row, strict=True)]
        for row in rows
    ]
    loaded = load(database, request(tmp_path, as_workbook([head, *mended])))
    assert (loaded.status, loaded.rows, loaded.ignored_columns) == ("loaded", 4, [WHAT_TO_DO])
    again = load(database, request(tmp_path, file_of("nd_waits", *GOOD)))
    assert again.status == "already_loaded"


def test_unmended_it_is_refused_for_the_same_reasons(database: Database, tmp_path: Path) -> None:
    asked = request(tmp_path, file_of("nd_waits", *BAD))
    found = refused(database, asked)
    again = refused(
        database, request(tmp_path, correction(database, asked, "nd_waits", found.problems))
    )
    assert {(one.column, one.code) for one in again.problems} == {
        (one.column, one.code) for one in found.problems
    }


def test_columns_that_are_never_stored_are_left_out(database: Database, tmp_path: Path) -> None:
    text = (
        "Child Name,referral_id,pathway,provider,referral_date\nSecret,R1,ADD,Clinic,2026-01-05\n"
    )
    asked = request(tmp_path, text)
    found = refused(database, asked)
    assert "Secret" not in str(sheet(correction(database, asked, "nd_waits", found.problems)))


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [("maybe", "1", "maybe"), ("1", "maybe", "maybe"), ("0", "1", "1"), ("", "0", "0")],
)
def test_of_headings_that_are_or_ed_the_one_that_matters_is_given(
    database: Database, tmp_path: Path, first: str, second: str, shown: str
) -> None:
    text = (
        "request_id,received_date,RequestMediation,OtherMediation,request_source\n"
        f"R1,2026-01-05,{first},{second},nobody\n"
    )
    asked = request(tmp_path, text, "ehc_assessments")
    head, row = sheet(
        correction(database, asked, "ehc_assessments", refused(database, asked).problems)
    )
    assert row[head.index("mediation")] == shown


def problem(line: int | None, column: str | None, code: Code = Code.UNREADABLE) -> Problem:
    return Problem(line=line, column=column, value=None, code=code, message="")


@pytest.mark.parametrize(
    ("problems", "size", "can"),
    [
        ([problem(2, "area"), problem(9, "area")], 1000, True),
        (
            [problem(2, "area"), problem(9, None)],
            1000,
            False,
        ),  # a row that could not be read would be lost
        ([problem(3, "provider", Code.MISSING_COLUMN)], 1000, False),
        ([problem(None, None)], 1000, False),
        ([problem(2, "area")], 6_000_000, False),
    ],
)
def test_it_is_offered_only_where_no_row_would_be_lost(
    problems: list[Problem], size: int, can: bool
) -> None:
    assert can_be_corrected(problems, size) == can


def test_an_error_of_excel_that_is_left_unmended_is_still_refused(
    database: Database, tmp_path: Path
) -> None:
    head, *_ = [line.split(",") for line in file_of("nd_waits", {}).splitlines()]
    row = ["R1", "ASD", "#N/A", "LSC", "2026-01-05", *[""] * (len(head) - 5)]
    asked = request(tmp_path, as_workbook([head, row]))
    for content in (
        None,
        correction(database, asked, "nd_waits", refused(database, asked).problems),
    ):
        found = refused(database, request(tmp_path, content) if content else asked)
        assert [(one.column, one.value, one.code) for one in found.problems] == [
            ("provider", "#N/A", "unreadable")
        ]


@pytest.mark.parametrize("first", ["look", "correction"])
def test_a_file_may_be_the_first_that_is_looked_at_since_the_start(
    database: Database, tmp_path: Path, first: str
) -> None:
    asked = request(tmp_path, file_of("nd_waits", *GOOD))
    if first == "look":
        assert "007" in look(database, asked).under("referral_id")
    else:
        assert len(sheet(correction(database, asked, "nd_waits", []))) == 1 + len(GOOD)
