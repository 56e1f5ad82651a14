"""Papers that were made, in words."""

from collections.abc import Sequence

from data.plurals import are, counted, one_or_many
from data.record import Edition, PackKind
from kpis.figures import round_half_up
from presentation.words.grammar import begun, ranges
from presentation.words.papers.choosing import FORM_WORDS

ALL_AS_ONE = "All of them in one file (ZIP)"
MADE_BEFORE = "Papers made before"
NONE_MADE = "No papers have been made yet."
RECORDED = (
    "The newest 20. Who has a file can tell by its digest that it is one of these: the same "
    "edition and choices give the same file again."
)
NO_LONGER_KEPT = (
    "The papers that you made are no longer kept here. Make them again: they come out the same."
)
MOVED_SINCE = (
    "The edition was approved or withdrawn since these papers were made. They no longer say what "
    "it is, and are not given out any more."
)
PUBLISHING = "The public page is made on the server, into a folder that a web server shows: "
PUBLISH = "python -m kpis publish FOLDER"
_KIND_NAMES = {"board": "The edition’s", "working": "Working pack", "public": "Public page"}
_LARGE = 999_500
"""Bytes: from here on it is a thousand kilobytes, rounded."""


def made_heading(edition: Edition, *, working: bool) -> str:
    """Which papers these are."""
    kind = "Working pack" if working else "Papers"
    return f"{kind} for {edition.name}"


def papers_made(number: int) -> str:
    """That they are made, and can be saved."""
    return f"{counted(number, 'file')} {are(number)} made. Save what you need: they are not kept."


def size_words(size: int) -> str:
    """How large a file is: `1.2 MB`, `48 KB`; at least 1 KB."""
    if size >= _LARGE:
        return f"{round_half_up(size / 1_000_000)} MB"
    return f"{max(1, int(round_half_up(size / 1000, 0)))} KB"


def kind_name(kind: PackKind) -> str:
    """Of which figures papers on the record are."""
    return _KIND_NAMES[kind]


def sections_words(sections: Sequence[int]) -> str:
    """Which sections of the plan they hold; nothing for all."""
    if not sections:
        return ""
    return f"{one_or_many(len(sections), 'section', 'sections')} {ranges(sections)}"


def formats_words(formats: Sequence[str]) -> str:
    """Forms of papers in a list: `PDF, workbook`."""
    names = [FORM_WORDS.get(one, (one, ""))[0] for one in formats]
    return begun(", ".join(one if one.isupper() else one.lower() for one in names))


def file_label(form: str, name: str, size: int, *, alone: bool) -> str:
    """What is on the button that saves a file: its form, and its name too where it is not `alone`
    of that form."""
    said, _ = FORM_WORDS.get(form, (form, ""))
    which = "" if alone else f": {name}"
    return f"{said}{which} ({size_words(size)})"
