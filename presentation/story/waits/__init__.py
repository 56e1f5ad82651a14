"""What is told of the waits: the plan's three targets, each answered, the charts that say why, and
what reaching the targets would take.

Others use the functions, and draw or print what they give; the tables are in
`presentation.rows.waits`.
"""

from presentation.story.waits.answers import IDS, Answered, answered
from presentation.story.waits.charts import PlainChart, by_length, by_provider, over_time
from presentation.story.waits.reaching import CAVEAT, Needed, needed

__all__ = [
    "CAVEAT",
    "IDS",
    "Answered",
    "Needed",
    "PlainChart",
    "answered",
    "by_length",
    "by_provider",
    "needed",
    "over_time",
]
