"""Every measure as it stands, and what it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from data.record import Batch, Decided, Stored
from kpis.computing import Kept
from kpis.definitions import Hidden, Key, Point, Result, Share, Shown


@dataclass(frozen=True)
class Results:
    """Every measure as it stands, in the plan's order, with the state of the data that it was read
    from.

    `shares` holds every series as it may be shown. `exact` holds the stored points of working
    figures, those of parts with too few cases too: it is for kpis to count with, an edition has
    none, and a test holds that nothing above kpis reads what is called exact.
    """

    by_id: dict[str, Result]
    exact: Mapping[Key, tuple[Point, ...]]
    shares: Share
    batches: tuple[Batch, ...]
    as_at: dict[str, date]
    version: Stored
    demonstration: bool
    decisions: tuple[Decided, ...] = ()
    """The record of decisions about baselines and targets, as it was known."""
    kept: Mapping[str, Kept] = field(default_factory=dict)
    """The figures behind which rows were removed because of their age, by measure, whatever moment
    is looked at."""

    @property
    def last_period(self) -> str | None:
        """The newest month of any measure."""
        return max((result.newest for result in self.by_id.values() if result.newest), default=None)

    def section(self, number: int) -> list[Result]:
        """The measures of one section."""
        return [result for result in self.by_id.values() if result.measure.section == number]

    def companion(self, measure: str, series: str) -> tuple[Shown, ...]:
        """A series that stands beside a measure, without the months that are hidden."""
        told = self.shares.get((measure, series, "", ""), ())
        return tuple(one for one in told if isinstance(one, Shown))

    def breakdown(
        self, measure: str, dimension: str, series: str = ""
    ) -> dict[str, tuple[Shown | Hidden, ...]]:
        """The series of each part of a dimension as it may be shown, by the part's name."""
        return {
            key[3]: self.shares[key]
            for key in self.shares
            if dimension and key[:3] == (measure, series, dimension)
        }
