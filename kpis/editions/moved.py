"""What has moved between an edition and another state of the figures: a later edition, or working
figures."""

from dataclasses import dataclass

from kpis.changes import Restatement, restated
from kpis.definitions import Result, Shown
from kpis.disclosure import as_released
from kpis.editions.content import Content
from kpis.judging import Results


@dataclass(frozen=True)
class MovedSince:
    """The measures with another figure now for a month that the edition shows, and those with
    another status: as the edition has them, and now. A figure or a status that either side hides
    is not compared."""

    restated: tuple[Restatement, ...]
    judged: tuple[tuple[Result, Result], ...]

    @property
    def measures(self) -> set[str]:
        """The ids of all of them."""
        figures = {one.result.measure.id for one in self.restated}
        return figures | {now.measure.id for _, now in self.judged}


def moved_since(then: Content, now: Results) -> MovedSince:
    """What has moved since an edition. Working figures are compared as an edition would show them:
    rounding alone moves nothing."""
    before = {result.measure.id: result for result in then.measures}
    known = {id: result for id, result in before.items() if id in now.by_id}
    after = {id: _as_released(now.by_id[id]) for id in known}
    shown = {id: _both(result, after[id]) for id, result in known.items()}
    return MovedSince(
        tuple(restated(shown, after)),
        tuple(
            (result, after[id])
            for id, result in known.items()
            if result.status != after[id].status
            and "hidden" not in (result.status, after[id].status)
        ),
    )


def _as_released(result: Result) -> Result:
    series = tuple(as_released(result.measure, point) for point in result.series)
    return Result(
        result.measure, series, result.baseline, result.target, result.status, hidden=result.hidden
    )


def _both(then: Result, now: Result) -> Result:
    """The result then, without the months that are hidden now."""
    hidden = {one.period for one in now.hidden}
    series: tuple[Shown, ...] = tuple(one for one in then.series if one.period not in hidden)
    return Result(then.measure, series, then.baseline, then.target, then.status)
