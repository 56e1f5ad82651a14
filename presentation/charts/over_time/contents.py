"""What one chart of a measure over time shows, and where."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpis.definitions import Comparator, Hidden, Result, Shown
from kpis.milestones import MilestoneState
from kpis.record import Remark
from presentation.charts.kit import Plane, Stretch
from presentation.charts.over_time.canvas import Size
from presentation.palette import Palette


@dataclass(frozen=True)
class Contents:
    """What one chart shows, and where."""

    result: Result
    told: tuple[Shown | Hidden, ...]
    courses: list[Stretch]
    steps: Stretch
    comparators: list[Comparator]
    plane: Plane
    size: Size
    palette: Palette
    remarks: Sequence[Remark] = ()
    milestones: Sequence[MilestoneState] = ()

    @property
    def newest_on_plot(self) -> bool:
        """Whether the newest figure stands beside its dot and not in the margin: where the plot
        goes on to steps of the course, and has room for names."""
        return self.size.names and self.plane.last > self.told[-1].period

    @property
    def newest(self) -> Shown:
        """The newest figure that is shown."""
        return next(one for one in reversed(self.told) if isinstance(one, Shown))
