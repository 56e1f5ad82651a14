"""A measure and its charts as data for the template."""

from typing import Any

from presentation.packs import PackMeasure
from presentation.palette import LIGHT
from presentation.pdf.pictures import picture
from presentation.rows import Table
from presentation.story import Panel, Story

Data = dict[str, Any]
"""What JSON holds under names."""


def measure_data(one: PackMeasure) -> Data:
    """A measure with its chart, its parts and its definition."""
    return {
        "id": one.id,
        "name": one.name,
        "status": one.status,
        "status_words": one.status_words._asdict(),
        "unit": one.row.unit,
        "row": {
            "baseline": one.row.baseline,
            "now": one.row.now,
            "change": one.row.change,
            "target": one.row.target,
        },
        **_told(one.story),
        "table": table_data(one.figures),
        "panels": [panel_data(panel) for panel in one.panels],
        "related_head": one.related_head,
        "related": [(row.name, row.before, row.now, row.counts) for row in one.related],
        "definition": one.definition,
        "ahead": one.ahead,
        "decided": one.decided,
        "comments": one.comments,
    }


def _told(story: Story) -> Data:
    return {
        "finding": story.finding,
        "meaning": story.meaning,
        "rounding": story.rounding,
        "figures": story.figures,
        "chart": picture(story.draw(LIGHT)),
        "alternative": story.alternative,
        "caption": story.own,
        "source": story.source,
        "counted": story.counted,
    }


def panel_data(panel: Panel, *, drawn: bool = False) -> Data:
    """A breakdown: its finding and its figures, and where it is `drawn` its chart."""
    return {
        "finding": panel.finding,
        "caption": panel.caption,
        "chart": picture(panel.draw(LIGHT)) if drawn and panel.draw else "",
        "alternative": panel.alternative,
        "table": table_data(panel.table),
    }


def table_data(table: Table) -> Data:
    """A table of text."""
    return {
        "name": table.name,
        "head": table.head,
        "rows": table.rows,
        "numeric": table.numeric,
        "note": table.note,
    }
