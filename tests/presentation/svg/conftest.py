"""Every chart that papers hold: of the newest edition of the demonstration, of its working figures,
and of the example extracts."""

from collections.abc import Iterator

import plotly.graph_objects as go
import pytest

from kpis.editions import PackSource
from presentation.charts.over_time import control_chart, line_chart
from presentation.charts.over_time.line import SIZES
from presentation.charts.timeline import Strip, timeline
from presentation.charts.track import track
from presentation.packs import Pack, PackChoice, PackMeasure, PackSection, pack_of
from presentation.palette import LIGHT
from tests.presentation.chart_results import hiding
from tests.presentation.charts.over_time.test_course import AUTUMN
from tests.presentation.packs.conftest import demonstration, source, working
from tests.presentation.words_results import examples

__all__ = ["demonstration", "source", "working"]


@pytest.fixture(scope="session")
def figures(source: PackSource, working: PackSource) -> dict[str, go.Figure]:
    """All of them, by what they are."""
    of_packs = {
        f"{kind} {name}": figure
        for kind, one in (("edition", source), ("working", working))
        for name, figure in _charts(pack_of(one, PackChoice()))
    }
    return of_packs | {f"example {name}": figure for name, figure in _examples()}


def _examples() -> Iterator[tuple[str, go.Figure]]:
    """Those of the example extracts; and what these have not: a course with its steps, and hidden
    months."""
    whole = examples()
    newest = [hiding(one, one.series[-1].period, one.series[-3].period) for one in whole]
    for place, one in enumerate([*whole, *newest, AUTUMN]):
        yield f"trend {place}", line_chart(one, LIGHT)
        yield f"control {place}", control_chart(one, LIGHT)
        yield f"track {place}", track(one, LIGHT)


def _charts(pack: Pack) -> Iterator[tuple[str, go.Figure]]:
    states = pack.content.board.states
    for measure in pack.measures:
        yield from _of_measure(measure, pack)
    for section in pack.sections:
        yield from _of_waits(section)
    numbers = [section.number for section in pack.sections]
    strips = [Strip("-", tuple(s for s in states if s.section == number)) for number in numbers]
    yield "timeline", timeline(strips, pack.day, LIGHT)


def _of_measure(measure: PackMeasure, pack: Pack) -> Iterator[tuple[str, go.Figure]]:
    yield f"trend {measure.id}", measure.story.draw(LIGHT)
    for size in SIZES:
        yield f"{size} {measure.id}", line_chart(measure.result, LIGHT, size=size)  # pyright: ignore[reportArgumentType]
    states = pack.content.board.states
    yield f"control {measure.id}", control_chart(measure.result, LIGHT, milestones=states)
    for place, panel in enumerate(measure.panels):
        if panel.draw:
            yield f"breakdown {place} {measure.id}", panel.draw(LIGHT)


def _of_waits(section: PackSection) -> Iterator[tuple[str, go.Figure]]:
    for place, one in enumerate([*section.waits, *section.wait_panels]):
        if one.draw:
            yield f"waits {place} {section.number}", one.draw(LIGHT)
