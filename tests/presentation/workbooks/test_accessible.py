"""Every sheet is as government statisticians ask for: one table, nothing around it, a title in its
first cell, and no cell that a screen reader finds empty."""

import re

import pytest

from data.plurals import counted
from presentation.packs import Pack
from presentation.workbooks import print_workbook
from tests.presentation.workbook_reader import ReadSheet, read_sheets

FORBIDDEN = (
    *("mergeCell", "autoFilter", "<pane", "headerFooter", "<f>", "<f ", 'hidden="1"', "<drawing"),
    *("conditionalFormatting", "dataValidation", "legacyDrawing"),
)
"""What no sheet has, in the XML of a sheet."""
SHEETS = (
    *("Cover", "Contents", "Notes", "Attention", "Sections", "Summary", "Findings", "Figures"),
    *("Parts", "Waits", "Exceptions", "Milestones", "Evidence", "Changes", "Definitions"),
    *("Freshness", "Hidden"),
)


@pytest.fixture(scope="module", params=["board", "working"])
def printed(
    request: pytest.FixtureRequest, board: Pack, working: Pack
) -> tuple[Pack, dict[str, ReadSheet]]:
    pack = {"board": board, "working": working}[request.param]
    return pack, read_sheets(print_workbook(pack))


Printed = tuple[Pack, dict[str, ReadSheet]]


def tables(printed: Printed) -> list[ReadSheet]:
    return [sheet for name, sheet in printed[1].items() if name != "Cover"]


def test_the_sheets_are_those_that_readers_know(printed: Printed) -> None:
    pack, sheets = printed
    waits = any(section.waits for section in pack.sections)
    assert list(sheets) == [name for name in SHEETS if name != "Waits" or waits]


def test_no_sheet_has_what_hinders_a_reader(printed: Printed) -> None:
    found = {
        (name, one) for name, sheet in printed[1].items() for one in FORBIDDEN if one in sheet.xml
    }
    assert found == set()
    tables = [table for sheet in printed[1].values() for table in sheet.tables]
    assert [one.get("name") for one in tables if one.find("{*}autoFilter") is not None] == []
    assert [
        part
        for sheet in printed[1].values()
        for part in sheet.parts
        if not re.fullmatch(r"tables/table\d+\.xml", part)
    ] == []


def test_each_sheet_but_the_cover_has_one_table_and_nothing_around_it(printed: Printed) -> None:
    names = set[str]()
    for sheet in tables(printed):
        if not sheet.tables:
            assert sheet.cells[-1][0] == "There is nothing to list on this sheet."
            continue
        top, left, bottom, right = sheet.reach
        assert (left, bottom, right) == (0, len(sheet.cells) - 1, len(sheet.cells[0]) - 1)
        assert all(row[0] and not any(row[1:]) for row in sheet.cells[:top]), sheet.name
        names.add(sheet.tables[0].get("name"))
    assert names == {sheet.name for sheet in tables(printed) if sheet.tables}


def test_heads_are_texts_that_differ_and_no_cell_is_empty(printed: Printed) -> None:
    for sheet in tables(printed):
        for row in sheet.rows:
            assert all(isinstance(one, str) and one for one in row), sheet.name
            assert [head for head, cell in row.items() if cell in ("", None)] == [], sheet.name
        if sheet.tables:
            columns = sheet.tables[0].findall(".//{*}tableColumn")
            assert [one.get("name") for one in columns] == sheet.heads
            assert len(set(sheet.heads)) == len(sheet.heads)


def test_each_sheet_says_what_it_is_and_what_must_stand_everywhere(printed: Printed) -> None:
    pack, sheets = printed
    for sheet in sheets.values():
        above = [row[0] for row in sheet.cells]
        assert isinstance(above[0], str) and len(above[0]) >= 5
        assert set(pack.notices) <= set(above), sheet.name
        if sheet.tables:
            held = counted(len(sheet.rows), "row")
            line = f"One table, of {held}, with its heads in row {sheet.reach[0] + 1}."
            assert above[sheet.reach[0] - 1] == line


def test_the_contents_lead_to_every_sheet(printed: Printed) -> None:
    _, sheets = printed
    contents = sheets["Contents"]
    assert [row["Sheet"] for row in contents.rows] == [*sheets][2:]
    leads = re.findall(r'location="([^"]+)"', contents.xml)
    assert leads == [f"'{name}'!A1" for name in [*sheets][2:]]
    assert [row["Rows"] for row in contents.rows] == [len(sheets[n].rows) for n in [*sheets][2:]]


def test_shorthand_is_explained(printed: Printed) -> None:
    _, sheets = printed
    cells = [cell for sheet in sheets.values() for row in sheet.rows for cell in row.values()]
    used = {one for one in cells if isinstance(one, str) and re.fullmatch(r"\[\w+\]", one)}
    told = {row["Word"] for row in sheets["Notes"].rows if row["About"] == "Shorthand"}
    assert used <= told
    assert told == {"[c]", "[x]", "[z]"}
