"""Charts and trend pictures, made of plain records and one table of colours; nothing here knows the
screen.

Every figure has a fixed height in its layout and is as wide as its place; give `CONFIG` along with
it.
"""

from presentation.charts.alternative import (
    band_alternative,
    breakdown_alternative,
    control_alternative,
    line_alternative,
    provider_alternative,
    timeline_alternative,
    track_alternative,
)
from presentation.charts.bands import BandMonth, band_chart
from presentation.charts.breakdown import Reference, Share, breakdown_chart
from presentation.charts.kit import CONFIG
from presentation.charts.picture import picture_config
from presentation.charts.providers import provider_chart
from presentation.charts.timeline import Strip
from presentation.charts.trend import data_uri, trend_svg

__all__ = [
    "CONFIG",
    "BandMonth",
    "Reference",
    "Share",
    "Strip",
    "band_alternative",
    "band_chart",
    "breakdown_alternative",
    "breakdown_chart",
    "control_alternative",
    "data_uri",
    "line_alternative",
    "picture_config",
    "provider_alternative",
    "provider_chart",
    "timeline_alternative",
    "track_alternative",
    "trend_svg",
]
