"""Since when changes are told: since a meeting, a month or a day, or since an earlier edition."""

from pages.parts.since.comparing import (
    NAME,
    Since,
    before,
    choice,
    milestones_before,
    month_before,
    news,
    plan_news,
    since,
)

__all__ = [
    "NAME",
    "Since",
    "before",
    "choice",
    "milestones_before",
    "month_before",
    "news",
    "plan_news",
    "since",
]
