"""Files of other kinds than are read, told by their first bytes or by what is in them: what each
is, and what to give instead."""

import re
import zipfile

from data.problems import unreadable

_SIGNS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a document",
    b"SQLite format 3": "a database",
}
_PACKED_SIGNS = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")
_OLD_OR_ENCRYPTED = b"\xd0\xcf\x11\xe0"
LONGEST_SIGN = max(map(len, _SIGNS))
_NO_LIST = "This is {}, no list. Export the list itself as CSV (UTF-8) or as a workbook (.xlsx)."
_PACKED = "This is a packed file. Unpack it, and load the list that is in it."
_ENCRYPTED = (
    "The workbook is protected by a password, or of the old .xls kind. Open it in Excel and save "
    "it without a password as an Excel workbook (.xlsx)."
)
_PARTS = {
    "word/": "a document",
    "ppt/": "a presentation",
    "content.xml": "an OpenDocument file",
    "Index/": "a file of Numbers",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
}
_SAVE_AS = (
    "This is {}, which cannot be read. Open it, save or export the list as an Excel workbook "
    "(.xlsx), and add that."
)
_TEXTS = {
    r"<!--|<(!doctype html|html|head|body|table|div|meta|style)\b": "This is a web page: perhaps "
    "one that asks to sign in, or a table that a system names .xls. ",
    r"<\?xml|<[a-z]+[ >]": "This is XML, whatever its name says. ",
    r'[\[{]\s*(["{}\]]|$)': "This is JSON, which programs give to each other. ",
}
_INSTEAD = (
    "Export the list as CSV or as a workbook (.xlsx). If your system gives no other, and Excel "
    "opens it as a list, save it there as an Excel workbook, and compare its ids and dates first."
)


def refuse_other(start: bytes) -> None:
    """Raise RefusedError where a file begins as one of a kind that is never read."""
    if start.startswith(_OLD_OR_ENCRYPTED):
        raise unreadable(_ENCRYPTED)
    if start.startswith(_PACKED_SIGNS):
        raise unreadable(_PACKED)
    for sign, what in _SIGNS.items():
        if start.startswith(sign):
            raise unreadable(_NO_LIST.format(what))


def refuse_package(archive: zipfile.ZipFile) -> None:
    """Raise RefusedError where a zip is a file of another program than those that are read."""
    names = archive.namelist()
    for part, what in _PARTS.items():
        if any(name.startswith(part) for name in names):
            raise unreadable(_SAVE_AS.format(what))


def words_for_text(first: str) -> str:
    """What to say of text that is no list, by the first cell of its first row; nothing of a
    list."""
    begin = first.lstrip().lower()
    return next((f"{what}{_INSTEAD}" for sign, what in _TEXTS.items() if re.match(sign, begin)), "")
