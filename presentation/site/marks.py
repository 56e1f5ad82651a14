"""Marks of the public pages: round for measures, square for milestones. Words always stand beside
them, so that a screen reader passes them over."""

from collections.abc import Sequence

from kpis.definitions import Result, Status
from kpis.milestones import MilestoneState
from presentation.charts.over_time import letter
from presentation.html.kit import Markup, join, tag
from presentation.site.page import listed
from presentation.words.measures import GLYPHS
from presentation.words.public import (
    Easy,
    Stand,
    StepKind,
    standing_counts,
    step_counts,
)

_AS_TEXT = "\ufe0e"
"""Behind an arrow, so that no phone draws it as a coloured picture."""
_OF_STAND: dict[Stand, Status] = {
    "met": "met",
    "improving": "improving",
    "alike": "not_improving",
    "not_improving": "not_improving",
    "hidden": "hidden",
    "no_data": "no_data",
}
_WITHOUT_TARGET: dict[Stand, str] = {"better": "↗", "same": "=", "worse": "↘"}
"""In a ring, for there is no target to judge by: which way it has gone since the start."""
_OF_KIND: dict[StepKind, str] = {
    "done": "Blue",
    "on_the_way": "Green",
    "likely": "Amber",
    "not_started": "Grey",
    "missed": "Red",
}
_EASY_SIGNS: dict[StepKind, str] = {
    "done": "✓",
    "on_the_way": "→",
    "likely": "!",
    "not_started": "…",
    "missed": "✕",
    "passed": "?",
    "late": "!",
}
"""On the squares of the easy read page, whose readers know no letters of colours."""


def disc(found: Stand) -> Markup:
    """The mark of how a measure stands."""
    if found in _WITHOUT_TARGET:
        return _mark(f"{_WITHOUT_TARGET[found]}{_AS_TEXT}", "disc")
    status = look_of(found)
    return _mark(GLYPHS[status].replace("↗", f"↗{_AS_TEXT}"), f"disc {status}")


def look_of(found: Stand) -> Status:
    """The status whose mark and colour it has: none that rounded figures do not bear out."""
    return _OF_STAND.get(found, "no_target")


def square(kind: StepKind) -> Markup:
    """The mark of how a milestone stands."""
    if kind not in _OF_KIND:
        return _mark("!", "square late")
    return _mark(letter(_OF_KIND[kind]), f"square {_OF_KIND[kind]}")


def easy_mark(said: Easy) -> Markup:
    """The large mark beside a thing that is said in easy words, or the room for one."""
    if said.step:
        rated = _OF_KIND.get(said.step, "late")
        return _mark(f"{_EASY_SIGNS[said.step]}{_AS_TEXT}", f"square {rated}")
    return disc(said.stand) if said.stand else tag("span", class_="none")


def _mark(sign: str, kind: str) -> Markup:
    return tag("span", sign, class_=f"mark {kind}", aria_hidden="true")


def measure_counts(results: Sequence[Result]) -> Markup:
    """How many measures stand in each way."""
    return listed(
        (join((disc(found), tag("span", words))) for found, words in standing_counts(results)),
        "counts",
    )


def milestone_counts(states: Sequence[MilestoneState]) -> Markup:
    """How many milestones are done, on the way and late."""
    return listed(
        (join((square(kind), tag("span", words))) for kind, words in step_counts(states)),
        "counts",
    )
