"""Whether a measure stands worse among the authorities most like ours than a year before."""

from dataclasses import dataclass

from kpis.definitions import Result
from kpis.judging import Standing, standing


@dataclass(frozen=True)
class RankLost:
    """The rank of a period among so many, and that of a year before: 1 is the best."""

    period: str
    rank: int
    of: int
    before: str
    rank_before: int
    of_before: int


def rank_lost(result: Result) -> RankLost | None:
    """The newest published rank of the measure and that of a year before, where it is worse; None
    where it is not, or either is not known."""
    now = standing(result.comparators, result.measure.direction)
    if now is None or now.rank is None:
        return None
    before = _year_before(now.period)
    then = _standing_of(result, before)
    if then is None or then.rank is None or now.rank <= then.rank:
        return None
    return RankLost(now.period, now.rank, now.of, before, then.rank, then.of)


def _standing_of(result: Result, period: str) -> Standing | None:
    figures = [one for one in result.comparators if one.period == period]
    return standing(figures, result.measure.direction)


def _year_before(period: str) -> str:
    """The period a year earlier: `2024` of `2025`, `2025-06` of `2026-06`."""
    return f"{int(period[:4]) - 1}{period[4:]}"
