"""What lies inside a packed file, as a workbook is one: how much it unpacks to, its sheets' own
marks, and zips of other files."""

from data.reading.packed.archive import refuse_archive
from data.reading.packed.sheet import Sheet, counts_are_true, parts, percent_styles
from data.reading.packed.unpacked import BookLimits

__all__ = [
    "BookLimits",
    "Sheet",
    "counts_are_true",
    "parts",
    "percent_styles",
    "refuse_archive",
]
