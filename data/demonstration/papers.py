"""The papers of the invented board: for which of its meetings there are editions, and how far the
figures of each went."""

from datetime import date
from typing import NamedTuple

from data.demonstration.every import EARLIEST, as_at
from data.demonstration.record import BOARD, board_days

MAKER, APPROVER = "Demonstration analyst", "Demonstration administrator"
"""Who makes these editions, and who approves them: nobody real."""
_EDITIONS = 3
_NOTE = "The longest wait is for discussion at this meeting."


class Papers(NamedTuple):
    """What a meeting was shown: the extracts as at the end of the month before it. `name` is the
    meeting, as `SEND Partnership Board, 14 October 2026`."""

    as_at: date
    name: str
    note: str = ""


def papers(until: date) -> list[Papers]:
    """The papers of the last three meetings that were held by a day, or of as many as there were
    extracts for; the newest have a note of their maker.

    The extracts of that day itself no meeting has seen, so that what has moved since can be tried.
    """
    met = [day for day in board_days(until) if as_at(day) >= EARLIEST][-_EDITIONS:]
    return [
        Papers(as_at(day), f"{BOARD}, {day.day} {day:%B %Y}", _NOTE if day == met[-1] else "")
        for day in met
    ]
