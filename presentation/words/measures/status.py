"""The status of a measure in words. A measure is never called Green, Amber or Red: those are for
milestones."""

from kpis.definitions import Result, Status
from presentation.words.measures.movement import is_first, unchanged
from presentation.words.measures.targets import Words

STATUS_NAMES: dict[Status, str] = {
    "met": "Met",
    "improving": "Improving",
    "not_improving": "Not improving",
    "no_target": "No target",
    "no_data": "No data",
}
"""Each status by its name, in the order in which they are shown everywhere."""
GLYPHS: dict[Status, str] = {
    "met": "✓",
    "improving": "↗",
    "not_improving": "✕",
    "no_target": "–",
    "no_data": "?",
}
"""What stands on the mark of each status, so that nothing is said by colour alone."""


def status_parts(result: Result) -> Words:
    """The status and, where there is no target, which way the figure has gone: `No target` and
    `better`."""
    if result.status != "no_target":
        return Words(STATUS_NAMES[result.status])
    name = STATUS_NAMES["no_target"] if result.target.kind == "none" else "No target yet"
    return Words(name, _way(result))


def status_words(result: Result) -> str:
    """The same in one piece: `Met`, `Not improving`, `No target · better`."""
    return " · ".join(part for part in status_parts(result) if part)


def _way(result: Result) -> str:
    if result.better is None:
        return ""
    if is_first(result):
        return "first figure"
    if unchanged(result):
        return "same"
    return "better" if result.better else "worse"
