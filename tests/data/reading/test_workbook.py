"""Workbooks: which sheet, what each kind of cell means, the sheet's own rows, and what is refused
before it does harm."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import Any

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from data.reading import BookLimits
from tests.data.conftest import Send
from tests.data.samples import PROBES, good

HEADER = ("person_id", "audience", "trained_date")
ROW = ("P1", "parent_carer", "2026-03-01")
SHEET = "xl/worksheets/sheet1.xml"


def workbook(*sheets: tuple[str, Callable[[Workbook, Worksheet], Any]], **options: Any) -> bytes:
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True, **options}) as book:
        for name, fill in sheets:
            fill(book, book.add_worksheet(name))
    return content.getvalue()


def rows(
    *lines: tuple[Any, ...], top: int = 0, left: int = 0
) -> Callable[[Workbook, Worksheet], None]:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        for at, line in enumerate(lines):
            sheet.write_row(top + at, left, line)

    return fill


def one_sheet(*lines: tuple[Any, ...], **place: int) -> bytes:
    return workbook(("Sheet1", rows(*lines, **place)))


def cell(
    write: Callable[[Worksheet, dict[str, Any]], Any], column: int = 2, **options: Any
) -> bytes:
    """A workbook of one row, in which one cell is written by `write`, which is given formats."""

    def fill(book: Workbook, sheet: Worksheet) -> None:
        rows(HEADER, ROW)(book, sheet)
        formats = {
            name: book.add_format({"num_format": name})
            for name in ("dd/mm/yyyy", "dd/mm/yyyy hh:mm", "[h]:mm")
        }
        write(sheet, {"at": (1, column), **formats})

    return workbook(("Sheet1", fill), **options)


def _at(given: dict[str, Any]) -> tuple[int, int]:
    row, column = given["at"]
    return row, column


def number(value: float, style: str | None = None) -> Callable[[Worksheet, dict[str, Any]], Any]:
    return lambda sheet, given: sheet.write_number(
        *_at(given), value, given[style] if style else None
    )


def formula(value: Any) -> Callable[[Worksheet, dict[str, Any]], Any]:
    return lambda sheet, given: sheet.write_formula(*_at(given), "=A1", None, value)


@pytest.mark.parametrize(
    "name", ["ambassadors.xlsx", "ambassadors.csv", "ambassadors.xls", "ambassadors.ods", "x"]
)
def test_a_workbook_is_known_by_its_content_whatever_its_name(send: Send, name: str) -> None:
    sent = send(one_sheet(HEADER, ROW), file=name)
    assert (sent.result.encoding, len(sent.rows)) == ("xlsx", 1)


def test_text_in_a_file_named_as_a_workbook_is_text(send: Send) -> None:
    assert (
        send(",".join(HEADER) + "\nP1,parent_carer,2026-03-01\n", file="a.xlsx").result.encoding
        == "utf-8"
    )


@pytest.mark.parametrize("extract", ["ambassadors", "auto"])
@pytest.mark.parametrize("name", ["ambassadors", "Ambassadors", " AMBASSADORS "])
def test_the_sheet_named_after_the_extract_is_read_else_the_first(
    send: Send, extract: str, name: str
) -> None:
    notes = ("Notes", rows(("About", "this"), ("file", 1)))
    good, other = rows(HEADER, ROW), rows(HEADER, ("P2", *ROW[1:]))
    assert send(workbook(notes, (name, good), ("Old", other)), extract).rows[0]["person_id"] == "P1"
    assert send(workbook(("Sheet1", good), ("Old", other)), extract).rows[0]["person_id"] == "P1"


READ = "(read: sheet Front; to have another one read, name it after the extract)"


@pytest.mark.parametrize("extract", ["ambassadors", "auto"])
@pytest.mark.parametrize(
    ("front", "code"),
    [
        ((), "empty"),
        ((HEADER,), "empty"),
        ((HEADER, ("-", "", " ")), "empty"),
        (((*HEADER[1:], "notes"), ("child", "2026-01-01", "x")), "missing_column"),
        ((("Monthly", "report"), ("for", "October")), "missing_column"),
    ],
)
def test_where_there_are_several_sheets_a_message_names_the_one_that_was_read(
    send: Send, extract: str, front: tuple[Any, ...], code: str
) -> None:
    sheet = ("Front", rows(*front))
    alone, several = (
        send(workbook(sheet, *more), extract).result
        for more in ((), [("People", rows(HEADER, ROW))])
    )
    assert {str(one.code) for one in several.problems} == {code}
    assert all(one.message.endswith(f" {READ}") for one in several.problems)
    assert not any("Front" in one.message for one in alone.problems)


def test_sheets_that_do_not_show_and_charts_are_not_the_first(send: Send) -> None:
    content = io.BytesIO()
    with Workbook(content) as book:
        shown = book.add_chartsheet("Chart")
        hidden = book.add_worksheet("Lists")
        hidden.write_row(0, 0, HEADER)
        hidden.hide()
        rows(HEADER, ROW)(book, book.add_worksheet("Data"))
        chart: Any = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Data!$A$1:$A$2"})
        shown.set_chart(chart)
    assert len(send(content.getvalue()).rows) == 1


@pytest.mark.parametrize(
    ("write", "options"),
    [
        (number(46082, "dd/mm/yyyy"), {}),
        (number(46082, "dd/mm/yyyy hh:mm"), {}),
        (number(46082 - 1462, "dd/mm/yyyy"), {"date_1904": True}),
        (
            lambda sheet, given: sheet.write_datetime(
                *given["at"], datetime(2026, 3, 1), given["dd/mm/yyyy"]
            ),
            {},
        ),
        (
            lambda sheet, given: sheet.write_formula(
                *given["at"], "=TODAY()", given["dd/mm/yyyy"], 46082
            ),
            {},
        ),
        (formula("1/3/2026"), {}),
        (lambda sheet, given: sheet.write_string(*given["at"], "1 March 2026"), {}),
    ],
    ids=["date", "midnight", "1904", "datetime", "dated formula", "formula of text", "text"],
)
def test_real_dates_and_the_values_of_formulas_are_read(
    send: Send, write: Any, options: dict[str, Any]
) -> None:
    sent = send(cell(write, **options))
    assert [row["trained_date"] for row in sent.rows] == [date(2026, 3, 1)], sent.found


@pytest.mark.parametrize(
    ("write", "value"),
    [
        (number(46082), "46082"),
        (number(46082.5, "dd/mm/yyyy hh:mm"), "2026-03-01 12:00:00"),
        (number(0.25, "dd/mm/yyyy hh:mm"), "06:00:00"),
        (number(1.5, "[h]:mm"), "1 day, 12:00:00"),
        (lambda sheet, given: sheet.write_boolean(*given["at"], True), "True"),
    ],
)
def test_no_other_cell_is_taken_for_a_date(send: Send, write: Any, value: str) -> None:
    sent = send(cell(write))
    assert sent.found == [(2, "trained_date", "bad_date")]
    assert sent.result.problems[0].value == value


def with_errors(row: dict[str, str], errors: dict[str, str]) -> bytes:
    """A workbook of one row that begins in D4, in which the formulas of some cells have failed."""

    def fill(_: Workbook, sheet: Worksheet) -> None:
        for column, (name, cell) in enumerate((row | errors).items(), start=3):
            sheet.write_string(3, column, name)
            if name in errors:
                formula(cell)(sheet, {"at": (4, column)})
            else:
                sheet.write_string(4, column, cell)

    return workbook(("Sheet1", fill))


@pytest.mark.parametrize(
    "error", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"]
)
@pytest.mark.parametrize(("extract", "column"), PROBES.values(), ids=PROBES)
def test_an_error_of_excel_is_refused_in_a_column_of_any_kind(
    send: Send, extract: str, column: str, error: str
) -> None:
    (problem,) = send(with_errors(good(extract), {column: error}), extract).result.problems
    assert (problem.line, problem.column, problem.value, problem.code) == (
        5,
        column,
        error,
        "unreadable",
    )
    assert problem.message.startswith(f"The cell holds {error}, which Excel writes where a formula")


def test_errors_are_refused_in_required_and_optional_columns_alike_and_each_cell_once(
    send: Send,
) -> None:
    errors: dict[str, str] = dict.fromkeys(("provider", "accredited_to", "icb"), "#N/A")
    sent = send(with_errors(good("nd_providers"), errors), "nd_providers")
    assert sent.found == [(5, name, "unreadable") for name in ("provider", "accredited_to", "icb")]


def test_an_error_in_a_column_that_is_not_read_does_not_matter(send: Send) -> None:
    sent = send(with_errors(good("nd_waits"), {"Days waited": "#VALUE!"}), "nd_waits")
    assert (sent.found, sent.result.ignored_columns, len(sent.rows)) == ([], ["Days waited"], 1)


def with_value(value: float, style: str | None) -> bytes:
    """A workbook of one published figure, which a format shows in its own way, as it would what is
    blank around it."""

    def fill(book: Workbook, sheet: Worksheet) -> None:
        shown = book.add_format({"num_format": style} if style else {})
        for column, (name, given) in enumerate(good("benchmarks").items(), start=2):
            sheet.write_string(1, column, name)
            sheet.write_string(2, column, given)
            if name == "value":
                sheet.write_number(2, column, value, shown)
        for place in ("A3", "Z3", "C9"):
            sheet.write_blank(place, None, shown)

    return workbook(("Sheet1", fill))


@pytest.mark.parametrize(
    ("value", "style", "shown"),
    [
        (0.868, "0.0%", "86.8%"),
        (0.868, "0%", "86.8%"),
        (1.0, "0.00%", "100%"),
        (0.5, '[Red]0.0 %;"-"0 %', "50%"),
    ],
)
def test_a_percentage_is_refused_as_it_is_shown_and_never_loaded_as_a_part_of_one(
    send: Send, value: float, style: str, shown: str
) -> None:
    (problem,) = send(with_value(value, style), "benchmarks").result.problems
    assert (problem.line, problem.column, problem.value, problem.code) == (
        3,
        "value",
        shown,
        "bad_number",
    )
    assert (
        problem.message
        == "Leave out the % sign: a percentage is written as its number, 86.8 for 86.8%."
    )


@pytest.mark.parametrize("style", [None, "0.0", '0.0"%"', r"0.0\%", "[%]0.0"])
def test_a_number_beside_which_a_percent_sign_is_only_written_is_that_number(
    send: Send, style: str | None
) -> None:
    (stored,) = send(with_value(86.8, style), "benchmarks").rows
    assert stored["value"] == 86.8


def test_n_a_as_text_is_a_blank_and_text_with_a_hash_is_text(send: Send) -> None:
    row = good("nd_waits") | {"area": "N/A", "closure_reason": "#moved away!"}
    (stored,) = send(with_errors(row, {}), "nd_waits").rows
    assert (stored["area"], stored["closure_reason"]) == (None, "#moved away!")


@pytest.mark.parametrize(
    ("write", "key"),
    [
        (number(123.0), "123"),
        (number(943), "943"),
        (number(999_999_999_999_999), "999999999999999"),
        (number(1.5), "1.5"),
        (number(0.0000001), "0.0000001"),
        (lambda sheet, given: sheet.write_string(*given["at"], "00123"), "00123"),
        (lambda sheet, given: sheet.write_string(*given["at"], " a\r\nb "), "a\nb"),
        (lambda sheet, given: sheet.write_string(*given["at"], "=1+1"), "=1+1"),
        (formula("ab"), "ab"),
        (formula(7), "7"),
    ],
)
def test_numbers_and_text_in_a_key_are_text_without_a_decimal_point_of_excels(
    send: Send, write: Any, key: str
) -> None:
    assert [row["person_id"] for row in send(cell(write, column=0)).rows] == [key]


def test_numbers_truths_and_percentages_are_read_in_their_columns(send: Send) -> None:
    header = ("measure", "period", "area_code", "value", "source")
    sent = send(
        one_sheet(header, ("m", 2024.0, 943, 0.0000001, "s"), ("m", 2023, 943, 86.8, "s")),
        "benchmarks",
    )
    assert [(row["period"], row["area_code"], row["value"]) for row in sent.rows] == [
        ("2023", "943", 86.8),
        ("2024", "943", 0.0000001),
    ]


def test_lines_are_the_sheets_own_rows(send: Send) -> None:
    bad = ("P2", "parent_carer", "soon")
    sent = send(one_sheet((), ("", ""), HEADER, ROW, (), ("-", "NULL", " "), bad, top=2, left=3))
    assert sent.found == [(9, "trained_date", "bad_date")]


def test_a_value_beyond_the_headings_is_refused_and_litter_is_not(send: Send) -> None:
    assert send(one_sheet((*HEADER, "", " "), (*ROW, "", " "), ("P2", "child"))).found == [
        (3, "audience", "bad_choice"),
        (3, "trained_date", "missing_value"),
    ]
    sent = send(one_sheet(HEADER, (*ROW, "", "x"), ("P2", "parent_carer", "soon")))
    assert sent.found == [(2, None, "unreadable"), (3, "trained_date", "bad_date")]


def test_a_column_without_a_heading_is_told_once_and_by_its_letter(send: Send) -> None:
    (problem,) = send(one_sheet(HEADER, *[(*ROW, "x")] * 3, left=2)).result.problems
    assert (problem.line, problem.code) == (2, "unreadable")
    assert "Column F has no heading" in problem.message
    assert "(2 more cells like it)" in problem.message


def unworked(*lines: tuple[Any, ...], value: bytes = b"<v></v>") -> bytes:
    """A workbook as some programs write it: each `=` is a formula whose value nobody worked out."""

    def fill(_: Workbook, sheet: Worksheet) -> None:
        for at, line in enumerate(lines):
            for column, given in enumerate(line):
                if given == "=":
                    sheet.write_formula(at, column, "=1+1", None, 777)
                else:
                    sheet.write(at, column, given)

    return changed(
        workbook(("Sheet1", fill)),
        lambda name, part: part.replace(b"<v>777</v>", value) if name == SHEET else part,
    )


@pytest.mark.parametrize("value", [b"<v></v>", b"<v/>", b""])
def test_formulas_without_a_stored_value_are_told_once(send: Send, value: bytes) -> None:
    lines = (HEADER, ROW, ("P2", "parent_carer", "="), ("P3", "parent_carer", "="))
    (problem,) = send(unworked(*lines, value=value)).result.problems
    assert (problem.line, problem.column, problem.code) == (3, "trained_date", "unreadable")
    assert problem.message.startswith("Cell C3 holds a formula whose result is not in the file (1")
    assert "Open the workbook in Excel, save it" in problem.message
    sent = send(unworked(HEADER, ("=", "=", "="), ("=", "=", "="), value=value))
    assert sent.found == [(2, "person_id", "unreadable")]


def test_a_formula_without_a_value_does_no_harm_where_it_is_not_read(send: Send) -> None:
    lines = (("Run on", "="), (*HEADER, "Days"), (*ROW, "="), ("Total", "="))
    sent = send(unworked(*lines))
    assert (sent.found, sent.rows) == ([], send(one_sheet(HEADER, ROW)).rows)
    no_letters = changed(
        unworked(HEADER, ("P1", "parent_carer", "=")),
        lambda _, part: part.replace(b"><f>", b' t="str"><f>'),
    )
    assert send(no_letters).found == [(2, "trained_date", "missing_value")]


def test_keys_of_more_than_fifteen_digits_are_told_once(send: Send) -> None:
    lines = [(1_234_567_890_123_456 + at * 100, *ROW[1:]) for at in range(3)]
    (problem,) = send(one_sheet(HEADER, ROW, *lines)).result.problems
    assert (problem.line, problem.column, problem.code) == (3, "person_id", "damaged_key")
    assert "cell A3" in problem.message and "(2 more cells like it)" in problem.message
    beside = one_sheet((*HEADER, "Reference"), (*ROW, 1e20), (f"{10**20}", *ROW[1:]))
    assert send(beside).found == []


def test_hidden_rows_are_read_like_others_and_counted(send: Send) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        rows(("Title",), HEADER, ROW, ("P2", *ROW[1:]), (), ("P3", *ROW[1:]))(book, sheet)
        for row in (0, 3, 4, 5):
            sheet.set_row(row, None, None, {"hidden": True})

    sent = send(workbook(("Sheet1", fill)))
    assert (len(sent.rows), sent.warned) == (3, ["hidden_rows", "lines_before_header"])
    assert sent.result.warnings[1].message.startswith("2 rows of the sheet do not show")


def test_headings_in_cells_that_are_merged_over_two_rows_are_headings(send: Send) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet.merge_range(1, 1, 2, 1, "person_id")
        sheet.merge_range(1, 2, 1, 3, "About")
        sheet.write_row(2, 2, HEADER[1:])
        sheet.write_row(3, 1, ROW)

    sent = send(workbook(("Sheet1", fill)))
    assert (sent.found, len(sent.rows)) == ([], 1)


def test_a_header_alone_or_nothing_is_refused_as_empty(send: Send) -> None:
    for content in (one_sheet(), one_sheet(HEADER), one_sheet(HEADER, ("", " ", "-"))):
        assert send(content).found == [(None, None, "empty")]


def test_a_format_in_the_last_cell_of_the_sheet_does_no_harm(send: Send) -> None:
    assert (
        len(
            send(
                cell(lambda sheet, given: sheet.write_blank(1048575, 16383, None, given["[h]:mm"]))
            ).rows
        )
        == 1
    )


@pytest.mark.parametrize("value", ["x", 1, ""])
def test_a_value_in_the_last_cell_of_the_sheet_is_refused_and_does_not_end_the_process(
    send: Send, value: Any
) -> None:
    sent = send(
        cell(
            lambda sheet, given: (
                sheet.write(1048575, 16383, value) or sheet.write_string(1048575, 16383, f"{value}")
            )
        )
    )
    assert sent.found == [(None, None, "unreadable")]
    assert "1,048,576" in sent.result.problems[0].message


def changed(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with each of its parts changed, or left out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


GOOD = one_sheet(HEADER, ROW)


@pytest.mark.parametrize(
    "content",
    [
        zipped(**{"a.txt": b"hello"}),
        zipped(
            mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<a/>"}
        ),
        GOOD[:300],
        GOOD[:-40],
        GOOD.replace(b"PK\x05\x06", b"PK\x05\x07"),
        GOOD[:200] + bytes(255 - byte for byte in GOOD[200:260]) + GOOD[260:],
        changed(GOOD, lambda name, part: part[: len(part) // 2] if name == SHEET else part),
        changed(GOOD, lambda name, part: None if name == SHEET else part),
        changed(GOOD, lambda name, part: None if name == "xl/workbook.xml" else part),
        changed(
            GOOD, lambda name, part: part.replace(b'r="A2"', b'r="2A"') if name == SHEET else part
        ),
        changed(
            GOOD,
            lambda name, part: part.replace(b"<v>0</v>", b"<v>999</v>") if name == SHEET else part,
        ),
        changed(
            GOOD,
            lambda name, part: (
                part.replace(b"<sheetData>", b"<!DOCTYPE x><sheetData>") if name == SHEET else part
            ),
        ),
        changed(
            GOOD, lambda name, part: part.replace(b'uniqueCount="', b'uniqueCount="9999999999')
        ),
        b"PK\x03\x04" + b"\0" * 100,
    ],
    ids=[
        "zip",
        "ods",
        "head",
        "tail",
        "directory",
        "bytes",
        "half",
        "no-sheet",
        "no-book",
        "reference",
        "string",
        "doctype",
        "count",
        "nothing",
    ],
)
def test_damaged_workbooks_and_other_archives_are_refused(send: Send, content: bytes) -> None:
    assert send(content).found == [(None, None, "unreadable")]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(send: Send) -> None:
    bomb = changed(GOOD, lambda name, part: part + b" " * 30_000_000 if name == SHEET else part)
    assert len(bomb) < 1_000_000
    sent = send(bomb)
    assert sent.found == [(None, None, "unreadable")]
    assert "unpacks to far more" in sent.result.problems[0].message


def message(send: Send, content: bytes, limits: BookLimits) -> str:
    sent = send(content, book=limits)
    assert sent.found == [(None, None, "unreadable")]
    return sent.result.problems[0].message


def test_a_workbook_that_unpacks_to_more_than_may_be_is_refused_by_what_it_says(send: Send) -> None:
    large = changed(GOOD, lambda name, part: part + random(2_000_000) if name == SHEET else part)
    assert message(send, large, BookLimits(unpacked_mb=1)).startswith(
        "The workbook has 3 MB once it is unpacked, and may have 1. Save only the extract's sheet "
    )
    assert not send(large, book=BookLimits(unpacked_mb=4)).found


def random(size: int) -> bytes:
    return b"<!--" + Random(1).randbytes(size).hex().encode()[: size * 2] + b"-->"


@pytest.mark.parametrize("size", [900_000, 30_000_000])
def test_a_workbook_that_says_it_is_smaller_than_it_is_is_refused(send: Send, size: int) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        part = archive.read(SHEET)
    large = changed(GOOD, lambda name, part: part + b" " * size if name == SHEET else part)
    for true, told in (
        (len(part) + size, len(part)),
        (zlib.crc32(part + b" " * size), zlib.crc32(part)),
    ):
        assert large.count(struct.pack("<L", true)) == 2  # before the part, and in the directory
        large = large.replace(struct.pack("<L", true), struct.pack("<L", told))
    assert "damaged" in message(send, large, BookLimits())


def test_a_workbook_with_more_cells_than_may_be_is_refused_filled_or_not(send: Send) -> None:
    limits = BookLimits(cells=300)
    assert not send(GOOD, book=limits).found
    far = cell(lambda sheet, given: sheet.write_string(149, 2, "x"))
    assert message(send, far, limits).startswith(
        "Values reach to row 150 and column C of the sheet, which are more than 300 cells. Delete "
    )
    for more in (b"<c/>" * 301, b"<z/>" * 3000):

        def longer(name: str, part: bytes, more: bytes = more) -> bytes:
            return part.replace(b"</row>", more + b"</row>", 1) if name == SHEET else part

        assert message(send, changed(GOOD, longer), limits).startswith(
            "The workbook has more cells, blank ones with it, than the 300 that it may have. Save "
        )


def test_a_workbook_and_its_csv_hold_the_same_content(send: Send) -> None:
    lines = ("P1", "Parent carer", "2026-03-01"), ("00P2", "Young_Person", "28 September 2025")
    text = "\n".join(",".join(line) for line in (HEADER, *lines))
    assert send(one_sheet(HEADER, *lines)).rows == send(text).rows
