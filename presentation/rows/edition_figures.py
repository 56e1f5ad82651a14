"""The figures of an edition as flat rows, for spreadsheets and reporting tools."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from data.record import Edition
from kpis import months
from kpis.computing import TOGETHER
from kpis.definitions import Hidden, Result, Shown
from kpis.exceptions import ExceptionCase, measure_cases
from kpis.judging import Results
from kpis.parts import newest_parts
from kpis.trends.recent import recent

OWN = "measure"
"""The series of a measure itself."""
MONTH = r"^\d{4}-\d{2}$"
"""A month, `YYYY-MM`."""
GROUNDS = (
    "grounds on which it is off (docs/measures.md), with spaces between; empty where it is not."
)
Judged = Literal["met", "improving", "not_improving", "no_target", "no_data"]
OnCourse = Literal["on", "behind", "to_come"]


class ReleasedFigure(BaseModel):
    """A month of a series of a measure, as the edition shows it."""

    model_config = ConfigDict(frozen=True)

    edition: Annotated[int, Field(description="The number of the edition.")]
    edition_name: Annotated[str, Field(description="The meeting that it is for.")]
    measure: Annotated[str, Field(description="The measure's id.")]
    title: str
    section: Annotated[int, Field(description="The section of the plan.")]
    unit: Annotated[str, Field(description="Of `value`.")]
    direction: Annotated[str, Field(description="Of the measure: which way is better.")]
    series: Annotated[
        str,
        Field(description=f"`{OWN}`, `{TOGETHER}` (twelve months in one), or what is beside it."),
    ]
    series_title: str
    dimension: Annotated[str, Field(description="What the parts are by; empty for the whole.")]
    part: Annotated[str, Field(description="The part's name; empty for the whole.")]
    period: Annotated[str, Field(pattern=MONTH)]
    period_start: Annotated[date, Field(description="The first day of the period's month.")]
    numerator: float | None
    denominator: float | None
    value: Annotated[float | None, Field(description="Unrounded; empty where it is hidden.")]
    partial: Annotated[bool, Field(description="Of fewer months than it should be.")]
    hidden: Annotated[bool, Field(description="There is a figure, of too few to be shown.")]
    newest: Annotated[bool, Field(description="The newest month of its series.")]
    baseline: Annotated[float | None, Field(description=f"In the rows of `{OWN}` alone.")]
    target: Annotated[
        float | None, Field(description=f"As it stands now, in the rows of `{OWN}` alone.")
    ]
    status: Annotated[
        Judged | None,
        Field(description=f"In the newest row of `{OWN}` alone; empty where it is hidden."),
    ]
    exceptions: Annotated[
        str,
        Field(description=f"In the newest row of `{OWN}` alone: the {GROUNDS}"),
    ]
    course_state: Annotated[
        OnCourse | None,
        Field(description="By the board's course, in that row; empty where it cannot be said."),
    ]
    course_month: Annotated[
        str | None,
        Field(pattern=MONTH, description="By when the step is that matters now."),
    ]
    course_value: Annotated[
        float | None,
        Field(description="What it asks for; empty where that follows from a hidden baseline."),
    ]


def released_figures(edition: Edition, found: Results) -> list[ReleasedFigure]:
    """The figures of every measure: its own months, what stands beside it, its twelve months
    together, and its parts in the newest month."""
    return [row for result in found.by_id.values() for row in _of_measure(edition, found, result)]


def _of_measure(edition: Edition, found: Results, result: Result) -> Iterator[ReleasedFigure]:
    measure, whole = result.measure, result.twelve_months
    own = sorted((*result.series, *result.hidden), key=lambda one: one.period)
    row = _Rows(edition, result)
    yield from row.series(own, OWN, measure.name, measure.unit)
    for beside in measure.companions:
        told = found.shares.get((measure.id, beside.id, "", ""), ())
        yield from row.series(told, beside.id, beside.name, beside.unit)
    if whole:
        yield from row.series((whole,), TOGETHER, "Twelve months together", measure.unit)
    for dimension in measure.calculation.dimensions:
        for part, figure in newest_parts(found, result, dimension).items():
            yield row.one(figure, OWN, measure.name, measure.unit, (dimension, part, True))


class _Rows:
    """Makes the rows of one measure."""

    def __init__(self, edition: Edition, result: Result) -> None:
        self._edition = edition
        self._result = result

    def series(
        self, told: Sequence[Shown | Hidden], series: str, title: str, unit: str
    ) -> Iterator[ReleasedFigure]:
        for one in told:
            yield self.one(one, series, title, unit, ("", "", one is told[-1]))

    def one(
        self, one: Shown | Hidden, series: str, title: str, unit: str, of: tuple[str, str, bool]
    ) -> ReleasedFigure:
        """The row of one figure; `of` is its dimension, its part, and whether it is the newest."""
        result, (dimension, part, newest) = self._result, of
        measure = result.measure
        shown = one if isinstance(one, Shown) else None
        judged = result if series == OWN and not part else None
        now = judged if newest else None
        course = now and now.course
        return ReleasedFigure(
            edition=self._edition.id,
            edition_name=self._edition.name,
            measure=measure.id,
            title=measure.name,
            section=measure.section,
            unit=unit,
            direction=measure.direction,
            series=series,
            series_title=title,
            dimension=dimension,
            part=part,
            period=one.period,
            period_start=months.first_day(one.period),
            numerator=shown and shown.numerator,
            denominator=shown and shown.denominator,
            value=shown and shown.value,
            partial=bool(shown and shown.partial),
            hidden=not shown,
            newest=newest,
            baseline=judged and judged.baseline and judged.baseline.value,
            target=judged and judged.target.value,
            status=now and _status(now),
            exceptions=_grounds(now) if now else "",
            course_state=None if not course or course.state == "unknown" else course.state,
            course_month=course and course.asked.month,
            course_value=course and course.asked.value,
        )


def _grounds(result: Result) -> str:
    return ground_words(measure_cases([result], {result.measure.id: recent(result)}))


def ground_words(found: Iterable[ExceptionCase]) -> str:
    """The grounds of an exception in a cell: `not_improving moving_wrong`."""
    return " ".join(ground.kind for case in found for ground in case.grounds)


def _status(result: Result) -> Judged | None:
    return None if result.status == "hidden" else result.status
