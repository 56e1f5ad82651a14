"""Charts of a measure over time: line, control limits, targets, comparators and events."""

from presentation.charts.over_time.control import control_chart
from presentation.charts.over_time.line import line_chart
from presentation.charts.over_time.squares import PITCH, letter

__all__ = [
    "PITCH",
    "control_chart",
    "letter",
    "line_chart",
]
