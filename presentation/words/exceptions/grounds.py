"""The grounds of an exception in words."""

from data.plurals import counted
from kpis.exceptions import ExceptionCase, Ground
from kpis.months import long
from presentation.words.measures import period_words

EXCEPTION_MEANS = (
    "An exception is a measure that is no better than at its baseline and misses its target, that "
    "has lost its target, that is getting worse, or that has fallen behind similar authorities; "
    "or a milestone that is overdue or was moved to a later month twice or more."
)
"""What the word means, where exceptions are counted: it stands in no plan."""


def exception_words(case: ExceptionCase) -> str:
    """All grounds in one: `not improving since May 2025; worse since December 2025`."""
    return "; ".join(ground_words(ground) for ground in case.grounds)


def ground_words(ground: Ground) -> str:
    """A ground as it stands after “Exception:”."""
    since = f" since {long(ground.since)}" if ground.since and "-" in ground.since else ""
    when = f" in {long(ground.since)}" if since and ground.since else ""
    rank = ground.rank
    if ground.kind == "rank_lost" and rank:
        return (
            f"rank {rank.rank} of {rank.of} similar authorities in {period_words(rank.period)}, "
            f"after {rank.rank_before} of {rank.of_before} in {period_words(rank.before)}"
        )
    if ground.kind == "slipped_again":
        return f"moved to a later month {counted(ground.slips or 0, 'time')}, the last{when}"
    return {
        "not_improving": f"not improving{since}",
        "target_lost": f"target last met{when}",
        "moving_wrong": f"worse{since}",
        "overdue": f"overdue{since}",
    }[ground.kind]
