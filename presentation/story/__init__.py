"""What is told of a measure, as one value that a page draws and a paper prints; it knows no screen
and no markup.

Others use `story` and what it takes and gives.
"""

from presentation.story.chart import ChartKind, Marks, marks
from presentation.story.figures import KeyFigure
from presentation.story.measure import Story, story
from presentation.story.panel import Panel
from presentation.story.parts import breakdown, dimensions
from presentation.story.picture import picture_of
from presentation.story.waits import (
    CAVEAT,
    IDS,
    Answered,
    answered,
    by_length,
    by_provider,
    needed,
    over_time,
)

__all__ = [
    "CAVEAT",
    "IDS",
    "Answered",
    "ChartKind",
    "KeyFigure",
    "Marks",
    "Panel",
    "Story",
    "answered",
    "breakdown",
    "by_length",
    "by_provider",
    "dimensions",
    "marks",
    "needed",
    "over_time",
    "picture_of",
    "story",
]
