"""The file of a workbook: text stays text whatever it looks like, and the same pack is the same
file."""

import io
import re
from dataclasses import replace
from datetime import date, datetime
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.record import EditionEvent
from presentation.packs import Pack
from presentation.workbooks import print_workbook
from presentation.workbooks.printing import BookPrinter
from presentation.workbooks.sheet import BookColumn, BookSheet, Told
from presentation.workbooks.text import cell_text, height, in_lines
from tests.presentation.workbook_reader import read_sheets

HOSTILE = (
    *(
        "=cmd|' /C calc'!A0",
        "\uff1d1+1",
        "@SUM(A1)",
        "+1",
        "-1",
        "\t=1",
        "'=1",
        "{=1}",
        "=HYPERLINK(1)",
    ),
    *("<script>alert(1)</script>", "<b>&amp;", '"]]>', "#raw(1)", "{{x}}", "_x0041_", "_x005F_"),
    *(
        "\u202eabc\u2066d",
        "a\0b\x01c",
        "👩‍👧",
        "two\nlines",
        "\r\n",
        "x" * 5000,
        "\ud800",
        "\ufffe",
        " a ",
    ),
    *("https://example.org", "internal:'Notes'!A1", "mailto:a@b.c", "1e5", "TRUE", "2026-01-01"),
)


def printed(pack: Pack, *rows: tuple[Told, ...], form: str = "text") -> bytes:
    columns = tuple(BookColumn(f"Head {at}", 20, form) for at in range(len(rows[0])))  # type: ignore[arg-type]
    printer = BookPrinter(pack)
    printer.table(BookSheet("Sheet", "A title", "About", columns, rows))
    return printer.printed()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stands_as_it_was_typed(board: Pack, text: str) -> None:
    file = printed(board, (f"a{text}", text, "end"))
    sheet = read_sheets(file)["Sheet"]
    assert "<f" not in sheet.xml and "hyperlink" not in sheet.xml
    dropped = str.maketrans("", "", "\0\x01\ud800\ufffe\u202e\u2066")
    kept = text.translate(dropped).replace("\r\n", "\n")
    [row] = sheet.rows
    assert [*row.values()] == [f"a{kept}", kept, "end"]


@pytest.mark.parametrize("text", ["=1+1", "<b>&amp;", "x" * 5000, "a\0b", "two\nlines", "\u202ea"])
def test_no_name_of_a_meeting_or_an_edition_breaks_a_workbook(board: Pack, text: str) -> None:
    edition = board.edition.model_copy(update={"name": text})
    pack = replace(board, edition=edition, meeting=text, finding=text, attention=(text,))
    sheets = read_sheets(print_workbook(pack))
    assert sheets["Attention"].rows == [{"Place": 1, "What needs attention": cell_text(text)}]
    assert [cell_text(text)] in sheets["Cover"].cells
    assert all(
        any(cell_text(text) in row[0] for row in sheet.cells if isinstance(row[0], str))
        for sheet in sheets.values()
        if sheet.name != "Cover"
    )
    assert not any("<f" in sheet.xml for sheet in sheets.values())


@given(texts=st.lists(st.text(st.characters(categories=None)), min_size=1, max_size=20))
@example(texts=["", "\ud800", "\x7f", "\x85", "\u2028"])
def test_no_text_breaks_a_workbook(board: Pack, texts: list[str]) -> None:
    sheet = read_sheets(printed(board, *((f"| {text}",) for text in texts)))["Sheet"]
    assert [row["Head 0"] for row in sheet.rows] == [cell_text(f"| {text}") for text in texts]
    assert "<f" not in sheet.xml


@pytest.mark.parametrize("text", ["=1+1", "\uff1d1", "\t1", "-x"])
def test_what_a_spreadsheet_would_obey_stays_text_when_it_is_typed_again(
    board: Pack, text: str
) -> None:
    with ZipFile(io.BytesIO(printed(board, (text,)))) as packed:
        assert 'quotePrefix="1"' in packed.read("xl/styles.xml").decode()
    with ZipFile(io.BytesIO(printed(board, ("plain",)))) as packed:
        assert "quotePrefix" not in packed.read("xl/styles.xml").decode()


@pytest.mark.parametrize("letter", ["x", "👩"])
def test_a_text_longer_than_a_cell_is_cut_and_says_so(board: Pack, letter: str) -> None:
    [row] = read_sheets(printed(board, (letter * 40_000,)))["Sheet"].rows
    told = row["Head 0"]
    assert told.startswith(letter * 100)
    assert told.endswith("(the rest does not fit into a cell)")
    assert len(told.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize(
    ("number", "form", "shown_as"),
    [
        (1234, "number", '#,##0;"−"#,##0'),
        (62.65, "number", '#,##0.0;"−"#,##0.0'),
        (-3.75, "change", '+#,##0.0;"−"#,##0.0'),
        (-0.04, "change", "#,##0.0;#,##0.0"),
        (-0.05, "change", '+#,##0.0;"−"#,##0.0'),
        (0, "number", "#,##0;#,##0"),
        (date(2026, 9, 30), "date", "d mmm yyyy"),
        (date(2026, 9, 1), "month", "mmm yyyy"),
    ],
)
def test_numbers_and_dates_are_typed_and_only_shown_rounded(
    board: Pack, number: Told, form: str, shown_as: str
) -> None:
    file = printed(board, (number,), form=form)
    [row] = read_sheets(file)["Sheet"].rows
    assert row["Head 0"] == number
    with ZipFile(io.BytesIO(file)) as packed:
        codes = re.findall('formatCode="([^"]*)"', packed.read("xl/styles.xml").decode())
    assert [code.replace("&quot;", '"') for code in codes] == [shown_as]


def test_shorthand_among_numbers_is_text(board: Pack) -> None:
    rows = read_sheets(printed(board, (5,), ("[c]",), form="number"))["Sheet"].rows
    assert [row["Head 0"] for row in rows] == [5, "[c]"]


def test_the_same_pack_is_the_same_file(board: Pack) -> None:
    assert print_workbook(board) == print_workbook(replace(board))


def test_the_file_has_the_moment_of_its_edition(board: Pack) -> None:
    def created(pack: Pack) -> str:
        with ZipFile(io.BytesIO(print_workbook(pack))) as packed:
            assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            text = packed.read("docProps/core.xml").decode()
        return " ".join(sorted(set(re.findall(r">(\d{4}-\d\d-\d\dT[\d:]+Z)<", text))))

    event = EditionEvent(action="approved", at=datetime(2026, 10, 12, 9, 30), by="Ad")
    made = board.edition.model_copy(update={"at": datetime(2026, 10, 9, 8), "events": ()})
    approved = made.model_copy(update={"events": (event,)})
    assert created(replace(board, edition=made)) == "2026-10-09T08:00:00Z"
    assert created(replace(board, edition=approved)) == "2026-10-12T09:30:00Z"


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ([("short", 20), (5, 1)], 1),
        ([("a\nb\n\nc", 20)], 4),
        ([("word " * 24, 20)], 5),
        ([("x" * 50, 10)], 5),
        ([(" " * 50, 10)], 1),
    ],
)
def test_a_row_is_as_high_as_its_highest_cell(cells: list[tuple[object, int]], lines: int) -> None:
    assert height(cells) == 15.75 * lines + 2


def test_no_row_is_higher_than_a_row_may_be() -> None:
    assert height([("x" * 5000, 10)]) == 409


def test_long_notes_break_between_sentences() -> None:
    text = f"{'One ' * 20}end. {'Two ' * 20}end? Three."
    assert in_lines(text) == [f"{'One ' * 20}end.", f"{'Two ' * 20}end? Three."]
    assert in_lines("x" * 500) == ["x" * 500]
