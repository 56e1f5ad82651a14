"""Reading a file, whatever it is called, into rows of text: what it is, its content says."""

from data.reading.cells import line_of, marked_rows, show_cells, unread_cells
from data.reading.header import Match, identity_notices, identity_of, match, recognise
from data.reading.packed import BookLimits
from data.reading.pasted import Pasted, read_pasted
from data.reading.stage import WORKBOOK, Staged
from data.reading.top import Header, Sought
from data.reading.unseen import unseen_notices
from data.reading.workbook import is_workbook

__all__ = [
    "WORKBOOK",
    "BookLimits",
    "Header",
    "Match",
    "Pasted",
    "Sought",
    "Staged",
    "identity_notices",
    "identity_of",
    "is_workbook",
    "line_of",
    "marked_rows",
    "match",
    "read_pasted",
    "recognise",
    "show_cells",
    "unread_cells",
    "unseen_notices",
]
