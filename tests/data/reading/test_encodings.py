"""The encodings of the contract are read; a file whose accents cannot be trusted, or that is no
text, is refused."""

import pytest

from tests.data.conftest import Send
from tests.data.samples import file_of

ACCENTS = {"person_id": "Zoë–Łuka"}
WESTERN = {"person_id": "Zoë – “née” café €5"}
UTF8, WINDOWS = (
    file_of("ambassadors", WESTERN).encode(),
    file_of("ambassadors", WESTERN).encode("cp1252"),
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06\x00\x00\x00\xaa\xbb\xcc\xdd\xee\xff"


@pytest.mark.parametrize(
    ("codec", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
    ],
)
def test_unicode_is_read_with_its_accents(send: Send, codec: str, mark: bytes, named: str) -> None:
    sent = send(mark + file_of("ambassadors", ACCENTS).encode(codec))
    assert sent.result.encoding == named
    assert [row["person_id"] for row in sent.rows] == ["Zoë–Łuka"]


def test_windows_1252_is_read_with_its_accents(send: Send) -> None:
    sent = send(WINDOWS)
    assert sent.result.encoding == "windows-1252"
    assert [row["person_id"] for row in sent.rows] == [WESTERN["person_id"]]


def test_windows_1252_is_recognised_by_an_accent_far_down_the_file(send: Send) -> None:
    rows = [{"person_id": f"P{at}"} for at in range(3000)] + [{"person_id": "Noël"}]
    sent = send(file_of("ambassadors", *rows).encode("cp1252"))
    assert "Noël" in {row["person_id"] for row in sent.rows}


@pytest.mark.parametrize(
    "content",
    [
        UTF8 + WINDOWS.split(b"\n", 1)[1].replace(b"parent", b"x"),
        b"\xef\xbb\xbf" + WINDOWS,
        WINDOWS.replace(b"\xeb", b"\xeb \xc3\xab"),
    ],
    ids=["two files joined", "byte order mark before Windows text", "both in one cell"],
)
def test_mixed_encodings_are_refused(send: Send, content: bytes) -> None:
    sent = send(content)
    assert sent.codes == {"unreadable"}
    assert "and in another encoding on line" in sent.result.problems[0].message


@pytest.mark.parametrize(
    "content",
    [
        PNG,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n\x00\x01\x02",
        b"\xff\xfe\x00\x00" + UTF8.decode().encode("utf-32-le"),
        UTF8.decode().encode("utf-16-le"),
        WINDOWS.replace(b"Zo", b"Zo\x81"),
        b"\xff\xfe" + UTF8.decode().encode("utf-16-le")[:-1],
        b"\xff\xfe" + b"\x00\xd8" * 9,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    ],
    ids=[
        "png",
        "pdf",
        "utf-32",
        "utf-16 unmarked",
        "undefined byte",
        "half a letter",
        "lone surrogates",
        "old xls",
    ],
)
def test_what_is_no_text_is_refused(send: Send, content: bytes) -> None:
    sent = send(content, file="ambassadors.csv")
    assert sent.found == [(sent.found[0][0], None, "unreadable")]
    assert sent.rows == []


def test_a_nul_byte_is_refused_with_its_line(send: Send) -> None:
    sent = send(file_of("ambassadors", {}, {"person_id": "P\0X"}, {}))
    assert sent.found == [(3, None, "unreadable")]


@pytest.mark.parametrize(
    "letter", ["\x01", "\x07", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x85", "\x9f"]
)
def test_control_characters_are_refused_where_they_are(send: Send, letter: str) -> None:
    sent = send(file_of("ambassadors", {}, {"person_id": f"P{letter}X"}, {}))
    assert sent.found == [(3, "person_id", "unreadable")]
    assert send(file_of("ambassadors", {"person_id": f"P1{letter}"})).codes == {"unreadable"}


def test_control_characters_in_a_column_that_is_not_read_do_no_harm(send: Send) -> None:
    assert (
        send("person_id,audience,trained_date,notes\nP1,parent_carer,2026-01-01,\x07\n").rows != []
    )
