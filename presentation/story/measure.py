"""The story of a measure: all that has to stand together wherever its chart is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from data.extracts import extracts
from kpis.definitions import Measure
from kpis.judging import Results
from kpis.parts import meaning
from presentation.palette import Palette
from presentation.story.chart import ChartKind, Marks, drawing
from presentation.story.figures import KeyFigure, four_figures
from presentation.words import inside, joined, long_date
from presentation.words.measures import headline, meaning_words, rounding_words


@dataclass(frozen=True)
class Story:
    """A measure as it is told. `draw` makes the chart, which takes time, in the colours that it is
    given.

    `figures` are now, baseline, target and the distance to go, or none where there is no figure
    yet; `meaning` is what would change how the finding is taken, in sentences; `rounding` says
    where its differences seem off, or is empty; `events` is what the marks of comments and
    milestones say, and how many months are not drawn, for where no caption follows; `own` is what
    the caption says of this chart alone, for where all charts are explained at one place, and may
    be empty; `counted` says what is counted out of what; `source` is empty before an extract is
    loaded; `demonstration` says that no figure is real.
    """

    id: str
    name: str
    finding: str
    meaning: tuple[str, ...]
    rounding: str
    figures: tuple[KeyFigure, ...]
    draw: Callable[[Palette], go.Figure]
    alternative: str
    caption: str
    events: str
    own: str
    counted: str
    source: str
    demonstration: bool


def story(
    found: Results, id: str, beside: Marks, *, kind: ChartKind = "trend", since: str | None = None
) -> Story:
    """The story of the measure of this id with a chart of that kind, from the month `since` on
    (`YYYY-MM`) or of all months. Raises KeyError where there is no such measure."""
    result = found.by_id[id]
    chart = drawing(result, beside, kind, since)
    return Story(
        id=id,
        name=result.measure.name,
        finding=headline(result),
        meaning=tuple(meaning_words(result, meaning(found, result))),
        rounding=rounding_words(result),
        figures=four_figures(result),
        draw=chart.draw,
        alternative=chart.alternative,
        caption=chart.caption,
        events=chart.events,
        own=chart.own,
        counted=f"Counted: {result.measure.counted} Out of: {result.measure.out_of}",
        source=_source(result.measure, found.as_at),
        demonstration=found.demonstration,
    )


def _source(measure: Measure, as_at: Mapping[str, date]) -> str:
    """`Source: annual reviews extract, to 31 October 2026.`"""
    read = [name for name in measure.extracts if name in as_at]
    told = [
        f"{inside(extracts()[name].title)} extract, to {long_date(as_at[name])}" for name in read
    ]
    return f"Source: {joined(told)}." if told else ""
