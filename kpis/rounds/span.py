"""The round of a month: from when to when it runs, for which meeting, and whether its edition is
approved.

It opens when the month is over, and closes when the next one is. What is owed in it is to be
answered by the meeting that lies within it, or else by its last day. A meeting in its first week is
that of the round before: nothing could be asked and answered by then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.plan import load_plan
from data.record import Edition, Entry, Meeting, released
from kpis import months
from kpis.record import meetings

_FIRST_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class RoundSpan:
    """The round of a month (`YYYY-MM`): its first and last day, the day by which all is to be
    answered, and the next meeting after its first week, of the Board where one of it is on the
    record. `edition` is the newest approved edition of the month, with which the round is over."""

    month: str
    opens: date
    closes: date
    answer_by: date
    meeting: Meeting | None
    edition: Edition | None

    @property
    def over(self) -> bool:
        """The edition of the month is approved: nothing more is asked."""
        return self.edition is not None


def month_of_round(day: date) -> str:
    """The month whose round runs on a day: the one before."""
    return months.add(months.of(day), -1)


def span_of(month: str, entries: Sequence[Entry], editions: Sequence[Edition]) -> RoundSpan:
    """The round of a month, as the record has its meetings and editions."""
    opens = months.first_day(months.add(month, 1))
    closes = months.last_day(months.of(opens))
    meeting = _next_meeting(entries, opens + _FIRST_WEEK)
    by = min(meeting.held_on, closes) if meeting else closes
    approved = [one for one in released(editions) if one.month == month]
    return RoundSpan(month, opens, closes, by, meeting, approved[0] if approved else None)


def _next_meeting(entries: Sequence[Entry], day: date) -> Meeting | None:
    """The next meeting of the plan's first body, its Board, from that day on; of any other where
    none of it is planned."""
    ahead = [one for _, one in meetings(entries) if one.held_on >= day]
    board = load_plan().bodies[0].name
    return next((one for one in ahead if one.body == board), next(iter(ahead), None))
