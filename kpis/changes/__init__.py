"""What has changed: by an upload, since a day, in the record and among milestones."""

from kpis.changes.effects import Effect, Restatement, restated
from kpis.changes.moves import Move, comparable_statuses
from kpis.changes.preview import (
    Preview,
    confirm,
    effect_of_loading,
    preview_undo,
    with_figures,
)
from kpis.changes.record_news import News, NewsKind
from kpis.changes.reported_since import NewUpdate

__all__ = [
    "Effect",
    "Move",
    "NewUpdate",
    "News",
    "NewsKind",
    "Preview",
    "Restatement",
    "comparable_statuses",
    "confirm",
    "effect_of_loading",
    "preview_undo",
    "restated",
    "with_figures",
]
