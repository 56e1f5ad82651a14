"""Files of kinds that are not read are told as what they are, once."""

import io
import zipfile

import pytest

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
