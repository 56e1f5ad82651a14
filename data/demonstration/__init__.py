"""Invented extracts that look like the real service, for trying the dashboard; no row is a child,
family or provider.

To change one extract, edit its function in its module; to add one, write such a function and
register it in `EXTRACTS` (`every.py`). The trends that the figures follow are the tables at the top
of each module. Each month has a generator of its own, so that a month more adds rows and fills in
what was still open, and leaves all else as it was.
"""

from data.demonstration.every import EXTRACTS, as_at, generate
from data.demonstration.papers import APPROVER, MAKER, Papers, papers
from data.demonstration.record import add_record

__all__ = [
    "APPROVER",
    "EXTRACTS",
    "MAKER",
    "Papers",
    "add_record",
    "as_at",
    "generate",
    "papers",
]
