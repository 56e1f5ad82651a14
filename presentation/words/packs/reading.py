"""How papers are read: their charts, explained once, and the rules behind the figures in a form
that turns to no page of the dashboard."""

from dataclasses import replace

from presentation.words.measures import COMPLETED, DISCS, METHODS, OVERDUE, Method
from presentation.words.site import PARTS

_LETTERS = (
    "Their letters are the plan's ratings: B complete, G on target, A likely to miss, R missed, N "
    "not started; “!” means overdue."
)
_BEWARE = (
    "One month up or down says little, and a change after a milestone need not be caused by it."
)


def reading_words(*, waits: bool) -> tuple[tuple[str, str], ...]:
    """What the marks of each kind of chart are, under its name; those of `waits` where the papers
    have them."""
    parts = {part.id: part for part in PARTS}
    marks = f"{parts['trend'].seen} {_LETTERS} {COMPLETED} {OVERDUE} {DISCS} {_BEWARE}"
    told = ("track", "providers", "bands") if waits else ()
    return (
        ("A measure over time", marks),
        *((parts[id].title, parts[id].seen) for id in told),
    )


def paper_methods() -> tuple[Method, ...]:
    """The rules as papers say them."""
    told = (
        one if one.on_paper is None else replace(one, sentences=one.on_paper) for one in METHODS
    )
    return tuple(one for one in told if one.sentences)
