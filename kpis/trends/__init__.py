"""Figures over time: control charts, projections, and the months before and after a milestone."""

from kpis.trends.before_after import Impact, Side, completed_near, marked_beside
from kpis.trends.beginning import chart_start, trend_start
from kpis.trends.course_words import ahead_words, course_ahead
from kpis.trends.projection import FEWEST_FIGURES, HORIZON, RECENT
from kpis.trends.projection_words import projected
from kpis.trends.recent import FEWEST_CHANGES, Recent, recent_directions, worsens
from kpis.trends.variation import (
    ChartWay,
    JudgedPoint,
    JudgedSeries,
    Look,
    judged_series,
    with_gaps,
)

__all__ = [
    "FEWEST_CHANGES",
    "FEWEST_FIGURES",
    "HORIZON",
    "RECENT",
    "ChartWay",
    "Impact",
    "JudgedPoint",
    "JudgedSeries",
    "Look",
    "Recent",
    "Side",
    "ahead_words",
    "chart_start",
    "completed_near",
    "course_ahead",
    "judged_series",
    "marked_beside",
    "projected",
    "recent_directions",
    "trend_start",
    "with_gaps",
    "worsens",
]
