"""Files of kinds that are not read are told as what they are, once."""

import io
import zipfile

import pytest
from xlsxwriter import Workbook

from tests.data.conftest import Send


def package(part: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(part, "<x/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"%PDF-1.7\nx\n", "unreadable", "This is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0", "unreadable", "This is a picture"),
        (b"\x1f\x8b\x08\x00x", "unreadable", "a packed file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unreadable", "protected by a password"),
        (package("word/document.xml"), "unreadable", "This is a document"),
        (package("content.xml"), "unreadable", "an OpenDocument file"),
        (package("xl/workbook.bin"), "unreadable", "a binary workbook"),
        (b"<html><body><table><tr><td>person_id</td></tr>", "missing_column", "This is a web page"),
        (b'<?xml version="1.0"?>\n<Workbook>\n', "missing_column", "This is XML"),
        (b'[{"person_id": "P1"}]', "missing_column", "This is JSON"),
        (b"person_id,a\nP1,x\nP2,\x81\n", "unreadable", "This line holds a character"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_a_file_of_another_kind_is_told_as_such(
    send: Send, content: bytes, code: str, says: str
) -> None:
    (problem,) = send(content).result.problems
    assert problem.code == code
    assert says in problem.message


@pytest.mark.parametrize("first", ["<5 years", "[Confidential]", "{draft} list", "<18"])
def test_a_title_that_only_begins_as_such_is_none(send: Send, first: str) -> None:
    assert (
        send(f"{first}\nperson_id,audience,trained_date\nP1,young_person,2026-03-01\n").found == []
    )


IN_ONE_CELL = [
    ("person_id|audience|trained_date\nP1|child|2026-03-01\n", 1, "vertical bars"),
    ('"person_id,audience,trained_date"\n"P1,child,2026-03-01"\n', 1, "commas"),
    (
        'Ambassadors\n\n"person_id;audience;trained_date",,\n"P1;child;2026-03-01",,\n',
        3,
        "semicolons",
    ),
]


@pytest.mark.parametrize("extract", ["ambassadors", "auto"])
@pytest.mark.parametrize(("text", "line", "marks"), IN_ONE_CELL)
def test_headings_in_one_cell_are_told_once(
    send: Send, text: str, line: int, marks: str, extract: str
) -> None:
    (problem,) = send(text, extract).result.problems
    assert f"All headings of line {line} stand in one cell, with {marks}" in problem.message


def test_a_workbook_with_each_row_in_one_cell_is_told_once(send: Send) -> None:
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet().write_column(
            0, 0, ["person_id,audience,trained_date", "P1,child,2026-03-01"]
        )
    (problem,) = send(content.getvalue()).result.problems
    assert "stand in one cell, with commas" in problem.message


def test_a_web_page_that_begins_with_a_comment_is_told_as_one(send: Send) -> None:
    sent = send("<!-- saved -->\n<html><table><tr><td>x</td></tr></table></html>")
    (problem,) = sent.result.problems
    assert problem.message.startswith("This is a web page")
