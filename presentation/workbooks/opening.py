"""The first sheets: what the workbook is, and what is where."""

from presentation.packs import Pack
from presentation.workbooks.figures import UNROUNDED
from presentation.workbooks.sheet import BookColumn, BookSheet

HOW_TO_READ = (
    "Each sheet but this one holds one table, which starts in column A under its title and notes.",
    "The sheet Contents leads to the others; Notes says what statuses and shorthand mean.",
    UNROUNDED,
    "Months are dates, the first day of the month.",
)


def cover_lines(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of the cover under their headings; the first heading is the title."""
    lines = (
        (f"{pack.plan}: figures", (pack.place, *pack.notices)),
        (pack.question, tuple(filter(None, [pack.finding, pack.chosen]))),
        ("What this is", tuple(f"{head}: {words}" for head, words in pack.facts)),
        ("How to read it", HOW_TO_READ),
    )
    return tuple((head, told) for head, told in lines if told)


def contents_sheet(sheets: tuple[BookSheet, ...]) -> BookSheet:
    """What is on the sheets, and how many rows each has."""
    return BookSheet(
        "Contents",
        "Contents",
        "What is on which sheet.",
        (BookColumn("Sheet", 16), BookColumn("What it holds", 90), BookColumn("Rows", 8, "number")),
        tuple((one.name, one.about, len(one.rows)) for one in sheets),
    )
