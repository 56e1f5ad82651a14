"""Templates: they say what each column takes, are empty as they come, and load once they are filled
in."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from data.column import choice, text
from data.extract import Extract
from data.extracts import extracts
from data.loading.load import AUTO, LoadResult, Request, load
from data.loading.template import NEVER, csv_template, workbook_template
from data.reader import Reader
from data.store import Database, open_database
from tests.data.samples import good

ALL = pytest.mark.parametrize("extract", extracts().values(), ids=extracts())
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Load = Callable[[bytes, str], LoadResult]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("templates") / "templates.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def loading(database: Database, tmp_path: Path) -> Load:
    """Load a file as a trial."""

    def loaded(content: bytes, extract: str) -> LoadResult:
        path = tmp_path / "filled"
        path.write_bytes(content)
        return load(
            database,
            Request(extract, path, "filled", date(2026, 10, 31), Reader("Ann"), dry_run=True),
        )

    return loaded


def part(content: bytes, name: str) -> ElementTree.Element:
    """One part of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ElementTree.fromstring(archive.read(f"xl/{name}.xml"))


def validations(content: bytes) -> dict[str, ElementTree.Element]:
    """What the first sheet holds against its columns, by the letter of the column."""
    found = part(content, "worksheets/sheet1").iter(f"{MAIN}dataValidation")
    return {re.split(r"\d", one.get("sqref", ""))[0]: one for one in found}


def letter(extract: Extract, name: str) -> str:
    return chr(ord("A") + extract.names.index(name))


@ALL
@pytest.mark.parametrize("template", [csv_template, workbook_template])
@pytest.mark.parametrize("by_header", [False, True])
def test_a_template_has_every_column_and_no_row(
    loading: Load, extract: Extract, template: Callable[[Extract], bytes], by_header: bool
) -> None:
    result = loading(template(extract), AUTO if by_header else extract.name)
    assert [str(problem.code) for problem in result.problems] == ["empty"]


@ALL
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_csv_template_loads_as_excel_saves_it(
    loading: Load, extract: Extract, encoding: str
) -> None:
    header = csv_template(extract).decode("utf-8-sig")
    row = good(extract.name)
    filled = header + ",".join(row[name] for name in extract.names) + "\r\n"
    result = loading(filled.encode(encoding), AUTO)
    assert (result.status, result.extract, result.rows) == ("dry_run", extract.name, 1)
    assert (result.ignored_columns, result.missing_columns) == ([], [])


def test_a_csv_template_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    content = csv_template(extracts()["ambassadors"])
    assert content == b"\xef\xbb\xbfperson_id,audience,trained_date\r\n"


@ALL
def test_a_workbook_with_real_dates_and_numbers_loads(loading: Load, extract: Extract) -> None:
    row = good(extract.name)
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet(extract.name)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, column in enumerate(extract.columns):
            sheet.write_string(0, at, column.name)
            value = row[column.name]
            if column.kind == "date":
                sheet.write_datetime(1, at, datetime.fromisoformat(value), day)
            elif column.kind == "integer":
                sheet.write_number(1, at, int(value))
            else:
                sheet.write_string(1, at, value)
    result = loading(content.getvalue(), AUTO)
    assert (result.status, result.extract, result.rows) == ("dry_run", extract.name, 1)


@ALL
def test_each_heading_of_a_workbook_has_a_note_that_says_what_it_means(extract: Extract) -> None:
    content = workbook_template(extract)
    comments = part(content, "comments1").iter(f"{MAIN}comment")
    notes = {one.get("ref"): "".join(one.itertext()) for one in comments}
    for column in extract.columns:
        note = notes[f"{letter(extract, column.name)}1"]
        assert column.about in note
        assert note.startswith("Needed in every row." if column.required else "May be left blank.")
        assert all(choice in note for choice in column.choices)


@ALL
def test_needed_headings_are_bold_and_others_are_not(extract: Extract) -> None:
    content = workbook_template(extract)
    styles = part(content, "styles")
    fonts = [
        font.find(f"{MAIN}b") is not None for font in styles.iterfind(f"{MAIN}fonts/{MAIN}font")
    ]
    bold = [
        fonts[int(style.get("fontId", 0))] for style in styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    ]
    header = part(content, "worksheets/sheet1").iterfind(
        f"{MAIN}sheetData/{MAIN}row[@r='1']/{MAIN}c"
    )
    assert [bold[int(cell.get("s", 0))] for cell in header] == [
        column.required for column in extract.columns
    ]


@ALL
def test_the_header_stays_in_sight(extract: Extract) -> None:
    pane = part(workbook_template(extract), "worksheets/sheet1").find(f".//{MAIN}pane")
    assert pane is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")


def test_choices_are_lists_and_dates_are_held_to_be_dates() -> None:
    extract = extracts()["quality_audits"]
    held = validations(workbook_template(extract))
    found = {name: held.get(letter(extract, name)) for name in extract.names}
    lists = {
        name: one.findtext(f"{MAIN}formula1") for name, one in found.items() if one is not None
    }
    assert lists.pop("audit_date") == "1"  # 1 January 1900, as spreadsheets count
    assert lists == {
        "subject": '"ehc_plan,advice,annual_review"',
        "plan_type": '"new,amended"',
        "agencies": '"single,multi"',
        "overall_rating": '"Green,Amber,Red"',
        "golden_thread": '"Yes,No"',
    }
    assert all(one.get("showErrorMessage") == "1" for one in found.values() if one is not None)


def test_lists_that_a_cell_cannot_hold_are_on_a_sheet_of_their_own() -> None:
    many = tuple(f"Choice number {at}" for at in range(20))
    columns = (
        choice("kind", "Kind.", many),
        text("case_id", "Case.", key=True),
        choice("way", "Way.", ("in", "out, late")),
    )
    content = workbook_template(
        Extract(name="made_up", title="Made up", rows="rows", about="One.", columns=columns)
    )
    lists = (
        CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Lists").to_python()
    )
    sources = {at: one.findtext(f"{MAIN}formula1") for at, one in validations(content).items()}
    assert sources == {"A": "Lists!$A$2:$A$21", "C": "Lists!$B$2:$B$3"}
    assert [row[0] for row in lists] == ["kind", *many]
    assert [row[1] for row in lists[:3]] == ["way", "in", "out, late"]


def test_an_open_list_suggests_and_refuses_nothing() -> None:
    extract = extracts()["survey_responses"]
    held = validations(workbook_template(extract))
    shown = {
        name: held[letter(extract, name)].get("showErrorMessage")
        for name in ("audience", "question", "answer")
    }
    assert shown == {"audience": "1", "question": None, "answer": None}


def test_several_pathways_may_be_joined() -> None:
    extract = extracts()["nd_waits"]
    pathway = validations(workbook_template(extract))[letter(extract, "pathway")]
    assert pathway.findtext(f"{MAIN}formula1") == '"ASD,ADHD,FASD"'
    assert pathway.get("showErrorMessage") is None


@ALL
def test_text_stays_text_and_dates_look_british(extract: Extract) -> None:
    """As Excel would have it, key 007 is 7, and period 2026-06 is the first of June."""
    content = workbook_template(extract)
    styles = part(content, "styles")
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    formats = [one.get("numFmtId") for one in styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf")]
    shown = {}
    for one in part(content, "worksheets/sheet1").iter(f"{MAIN}col"):
        code = formats[int(one.get("style", 0))]
        for at in range(int(one.get("min", 0)), int(one.get("max", 0)) + 1):
            shown[extract.names[at - 1]] = own.get(code, code)
    for column in extract.columns:
        expected = {"date": "dd/mm/yyyy", "text": "@", "month": "@"}.get(column.kind, "0")
        assert shown[column.name] == expected, column.name


@ALL
def test_a_workbook_says_what_the_extract_is_and_what_it_never_holds(extract: Extract) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_template(extract)))
    assert book.sheet_names[:2] == [extract.name, "About"]
    cells = [cell for row in book.get_sheet_by_name("About").to_python() for cell in row]
    assert {extract.title, extract.about, NEVER, *extract.names} <= set(cells)
