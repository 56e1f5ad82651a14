"""The status of a measure in words, with its recent direction. A measure is never called Green,
Amber or Red: those are for milestones."""

from typing import NamedTuple

from data.plurals import counted
from kpis.definitions import Result, Status, is_first
from kpis.months import between, long
from kpis.trends import Recent, worsens
from kpis.trends.recent import recent
from presentation.words.course import short_course
from presentation.words.measures.hidden import NOT_SHOWN
from presentation.words.measures.movement import unchanged

STATUS_NAMES: dict[Status, str] = {
    "met": "Met",
    "improving": "Improving",
    "not_improving": "Not improving",
    "hidden": NOT_SHOWN,
    "no_target": "No target",
    "no_data": "No data",
}
"""Each status by its name, in the order in which they are shown everywhere."""
GLYPHS: dict[Status, str] = {
    "met": "✓",
    "improving": "↗",
    "not_improving": "✕",
    "hidden": "*",
    "no_target": "–",
    "no_data": "?",
}
"""What stands on the mark of each status, so that nothing is said by colour alone."""
_COMPARED = ("improving", "not_improving")
"""Statuses that are themselves a comparison with the baseline."""


class StatusWords(NamedTuple):
    """A status as it is shown: `Improving`, what follows the name (` since May 2025`, or
    ` · worse since May 2025` where there is no target), and the recent direction, empty where it is
    steady or not known; `worsens` where that is for the worse. `course`: whether it is on the
    board's course, empty where that cannot be said; `behind` where it is not."""

    name: str
    since: str = ""
    lately: str = ""
    worsens: bool = False
    course: str = ""
    behind: bool = False


def status_parts(result: Result) -> StatusWords:
    """The status with what it rests on: since when, which way the measure has moved lately, and
    whether it is on the board's course; a hidden one stands alone, so that nothing seems to be said
    of it."""
    if result.status == "hidden":
        return StatusWords(STATUS_NAMES["hidden"])
    found = recent(result)
    lately, behind = (
        lately_words(found, result),
        bool(result.course and result.course.state == "behind"),
    )
    return StatusWords(
        _name(result), _since(result), lately, worsens(found), short_course(result), behind
    )


def status_words(result: Result) -> str:
    """The status alone, in one piece: `Met`, `Not improving`, `No target · better`."""
    return " · ".join(part for part in (_name(result), way(result)) if part)


def lately_words(found: Recent | None, result: Result) -> str:
    """The recent direction in words: `worse for 4 months`; `worse in October 2026` where it is new;
    empty where it is steady or not known."""
    if found is None or found.since is None or result.latest is None:
        return ""
    lasted = between(found.since, result.latest.period)
    when = f"for {counted(lasted, 'month')}" if lasted else f"in {long(found.since)}"
    return f"{found.direction} {when}"


def way(result: Result) -> str:
    """Which way the figure of a measure without a target has gone: `better`, `worse`, `same` or
    `first figure`; empty for others, and where that is not known."""
    if result.status != "no_target" or result.better is None:
        return ""
    if is_first(result):
        return "first figure"
    if unchanged(result):
        return "same"
    return "better" if result.better else "worse"


def _name(result: Result) -> str:
    waits = result.status == "no_target" and result.target.kind != "none"
    return "No target yet" if waits else STATUS_NAMES[result.status]


def _since(result: Result) -> str:
    goes = way(result)
    if result.baseline is None or is_first(result):
        return f" · {goes}" if goes else ""
    month = long(result.baseline.period)
    if goes:
        return f" · same as in {month}" if goes == "same" else f" · {goes} since {month}"
    return f" since {month}" if result.status in _COMPARED else ""
