"""The newest edition as machines are told it: the types of `GET /api/measures.json`. The measures
have the shape of `python -m kpis --edition newest --json`."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from data.record import Edition
from kpis.definitions import Direction
from kpis.exceptions import GroundKind
from presentation.rows import MONTH, Judged, OnCourse

_Month = Annotated[str, Field(pattern=MONTH)]
_Number = int | float
_Utc = Annotated[datetime, Field(description="In UTC.")]


class ToldEdition(BaseModel):
    """What is on the record of the edition."""

    edition: Annotated[int, Field(description="Its number.")]
    name: Annotated[str, Field(description="The meeting that it is for.")]
    month: Annotated[_Month, Field(description="The newest month that it goes to.")]
    known_at: _Utc
    threshold: Annotated[int, Field(description="The least number that it shows.")]
    note: str
    corrects: Annotated[int | None, Field(description="The edition in whose place it comes.")]
    approved_by: str
    approved_at: _Utc
    sha256: Annotated[str, Field(description="The digest of all that it shows, as it is stored.")]


class ToldFigure(BaseModel):
    """The figure of a month, unrounded. Of a hidden one, which is of too few, all numbers are
    null."""

    period: _Month
    numerator: _Number | None
    denominator: _Number | None
    value: _Number | None
    hidden: Annotated[bool, Field(description="Only there where it is true.")] = False


class ToldMonth(ToldFigure):
    """A month of a measure's own series."""

    partial: Annotated[bool, Field(description="Of fewer months than it should be.")]


class ToldTarget(BaseModel):
    """What the plan or the board asks for, as it stands now."""

    kind: str
    value: _Number | None
    set_by: Literal["plan", "board"]


class ToldBaseline(BaseModel):
    """What the measure is compared with."""

    period: _Month
    value: _Number


class ToldComparator(BaseModel):
    """A published figure of an area, for a calendar year or a month."""

    period: str
    area_code: str
    area_name: str
    numerator: _Number | None
    denominator: _Number | None
    value: _Number
    source: str


class ToldProjection(BaseModel):
    """When the target would be reached, if it went on as lately."""

    words: str
    month: _Month | None


class ToldRecent(BaseModel):
    """Which way it has moved lately: since when, and by which rule."""

    direction: Literal["better", "worse", "steady"]
    since: _Month | None
    rule: str | None


class ToldRank(BaseModel):
    """The rank among neighbours of a period, out of how many, and that of a year before."""

    period: str
    rank: int
    of: int
    before: str
    rank_before: int
    of_before: int


class ToldGround(BaseModel):
    """Why it is an exception: docs/measures.md says what each kind means."""

    kind: GroundKind
    since: str | None
    rule: str | None
    rank: ToldRank | None
    slips: int | None


class ToldStep(BaseModel):
    """What the board asks for by a month; null where it would follow from a hidden baseline."""

    month: _Month
    value: _Number | None
    words: str


class ToldCourseAhead(BaseModel):
    """In which months the next step and the last would be reached, if it went on as lately."""

    words: str
    next: _Month | None
    last: _Month | None


class ToldCourse(BaseModel):
    """The board's course: its steps, and whether the measure is on it."""

    steps: list[ToldStep]
    state: Annotated[
        OnCourse | None,
        Field(description="By the step that is `due`: the last one by the newest month or before."),
    ]
    due: _Month | None
    next: _Month | None
    projection: ToldCourseAhead | None


class ToldMeasure(BaseModel):
    """A measure as the edition shows it. What follows from a hidden figure is null."""

    title: str
    section: int
    unit: str
    direction: Direction
    target: ToldTarget
    baseline: ToldBaseline | None
    latest: ToldFigure | None
    status: Judged | None
    series: list[ToldMonth]
    upward_trajectory: Annotated[
        bool | None, Field(description="Only there where the target asks for it.")
    ] = None
    companions: Annotated[
        dict[str, list[ToldFigure]], Field(description="What stands beside it, by id.")
    ]
    breakdown: Annotated[
        dict[str, dict[str, ToldFigure | None]],
        Field(description="Its parts in the newest month, by dimension and part."),
    ]
    together: Annotated[ToldFigure | None, Field(description="Its twelve months in one.")]
    comparators: list[ToldComparator]
    projection: ToldProjection | None
    recent: ToldRecent | None
    exceptions: Annotated[list[ToldGround], Field(description="The grounds on which it is off.")]
    course: ToldCourse | None


class ToldMeasures(BaseModel):
    """All measures of the newest approved edition."""

    edition: ToldEdition
    last_period: _Month | None
    kpis: Annotated[dict[str, ToldMeasure], Field(description="By the measure's id.")]


def told_edition(edition: Edition) -> ToldEdition:
    """What is told of an approved edition."""
    approval = edition.approval
    assert approval, "nothing else is read"
    return ToldEdition(
        edition=edition.id,
        **edition.model_dump(include=set(ToldEdition.model_fields) - {"known_at"}),
        known_at=edition.known_at.replace(tzinfo=UTC),
        approved_by=approval.by,
        approved_at=approval.at.replace(tzinfo=UTC),
    )
