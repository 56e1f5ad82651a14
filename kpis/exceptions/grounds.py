"""The grounds on which something is an exception, each with what it means: docs/measures.md prints
exactly these words."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kpis.exceptions.ranks import RankLost

GroundKind = Literal[
    "not_improving", "target_lost", "moving_wrong", "rank_lost", "overdue", "slipped_again"
]
FEWEST_SLIPS = 2
"""A milestone has slipped again once its month was moved to a later one for the second time."""
MEANINGS: Mapping[GroundKind, str] = MappingProxyType(
    {
        "not_improving": "a measure whose target is not met, and which is no better than at its "
        "baseline (its status is “Not improving”). A first figure has nothing to be better than, "
        "so that it is no exception. `since` is the month of the baseline.",
        "target_lost": "a measure that does not meet its target, and did in an earlier month, from "
        "the month of the baseline on: each month is held against the target as it stands for that "
        "month, and counts only if its figure covers all of its months. `since` is the last month "
        "in which the target was met. It ends when the target is met again.",
        "moving_wrong": "a measure whose recent direction is worse, with or without a target, met "
        "or not: the newest point carries a label on that side in its own chart, or else the three "
        "newest changes or more go that way. `since` is the month from which it runs, `rule` what "
        "says so.",
        "rank_lost": "a measure whose rank among the neighbours that published a figure for the "
        "newest period is a larger number than a year before. Both ranks and out of how many are "
        "in `rank`; `since` is the newest period.",
        "overdue": "a milestone that is not complete, and whose month, as last revised, ended "
        "before the as-at date of the newest updates (before today, without any). `since` is the "
        "month after it.",
        "slipped_again": "a milestone that is not complete, and whose month was moved to a later "
        "one twice or more, by updates or by changes of the plan (`slips` times). `since` is the "
        "month in which that was done last.",
    }
)


@dataclass(frozen=True)
class Ground:
    """Why something is an exception. `since` is the month (`YYYY-MM`) that `MEANINGS` gives for its
    kind, or the period whose rank is compared. `rule` says how a direction was found; `rank` is
    that of a lost rank, `slips` how often a milestone has slipped."""

    kind: GroundKind
    since: str | None = None
    rule: str | None = None
    rank: RankLost | None = None
    slips: int | None = None
