"""What an edition shows: all that any page of it is made of, as one value that is stored and read
back, never worked out again.

It holds no hidden figure: of the points it has those that may be shown, of the uploads what they
are of and how far they go. Types of what is stored here only gain fields that have a default, so
that an edition of years ago can be read: `tests/pages/editions/stored/` has one, for good.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import TypeAdapter

from data.record import Batch, Commentary, Decided, Entry, Stored, without_staff
from data.store import DEMONSTRATION, Database, get_property
from kpis.computing import Kept
from kpis.definitions import Hidden, Key, Result, Share, Shown
from kpis.disclosure import public
from kpis.judging import Results, judged, released_as
from kpis.measures import measures
from kpis.milestones import Board
from kpis.record import without_unsaid
from kpis.rounds import PastRound
from kpis.trends import Recent


@dataclass(frozen=True)
class ToldSeries:
    """One series as it may be shown."""

    key: Key
    told: tuple[Shown | Hidden, ...]


@dataclass(frozen=True)
class Content:
    """What was known on `day`, with figures up to `month`: every measure as it was judged, all
    series, the milestones, what people had written, and the rounds that were over."""

    day: date
    month: str
    demonstration: bool
    measures: tuple[Result, ...]
    series: tuple[ToldSeries, ...]
    lately: dict[str, Recent | None]
    as_at: dict[str, date]
    batches: tuple[Batch, ...]
    decisions: tuple[Decided, ...]
    kept: dict[str, Kept]
    board: Board
    entries: tuple[Entry, ...]
    rounds: tuple[PastRound, ...] = ()

    @cached_property
    def shares(self) -> Share:
        """Every series by its key."""
        return {one.key: one.told for one in self.series}

    @cached_property
    def results(self) -> Results:
        """The measures as pages take them."""
        return Results(
            {result.measure.id: result for result in self.measures},
            {},
            self.shares,
            self.batches,
            self.as_at,
            Stored(0, 0, 0),
            self.demonstration,
            self.decisions,
            self.kept,
        )


_CONTENT: TypeAdapter[Content] = TypeAdapter(Content)


def content_of(
    found: Results,
    shares: Share,
    board: Board,
    entries: tuple[Entry, ...],
    lately: Mapping[str, Recent | None],
    day: date,
) -> Content:
    """The content of an edition. `found` is already judged from these `shares`."""
    return Content(
        day=day,
        month=found.last_period or "",
        demonstration=found.demonstration,
        measures=tuple(map(_unnumbered, found.by_id.values())),
        series=tuple(ToldSeries(key, tuple(map(_plain, shares[key]))) for key in sorted(shares)),
        lately=dict(lately),
        as_at=found.as_at,
        batches=tuple(_told(batch) for batch in found.batches if batch.state == "in_use"),
        decisions=found.decisions,
        kept=dict(found.kept),
        board=_reported(board),
        entries=tuple(
            entry for entry in without_unsaid(without_staff(entries)) if _may_tell(entry, found)
        ),
    )


def _may_tell(entry: Entry, found: Results) -> bool:
    """Everything but commentary on a hidden figure: that somebody had to explain it tells that it
    is off. What a commentary speaks of is the newest figure up to its month."""
    said = entry.written
    if not isinstance(said, Commentary) or said.about not in found.by_id:
        return True
    told = [one for one in found.by_id[said.about].told if one.period <= said.month]
    return not told or isinstance(told[-1], Shown)


def _unnumbered(result: Result) -> Result:
    series = tuple(replace(one, batches=()) for one in result.series)
    return replace(result, series=series)


def _plain(one: Shown | Hidden) -> Shown | Hidden:
    """The figure without the numbers of its uploads."""
    return replace(one, batches=()) if isinstance(one, Shown) else one


def _told(batch: Batch) -> Batch:
    """The upload without its numbers of rows, which two editions would tell single uploads by, and
    without who brought which file."""
    none = dict.fromkeys(("rows", "new", "changed", "unchanged", "missing", "removed"), 0)
    return batch.model_copy(update={"file": "", "sha256": "", "by": "", **none})


def _reported(board: Board) -> Board:
    """The board without what has been taken back, which is working matter."""
    return replace(board, states=tuple(replace(one, taken_back=()) for one in board.states))


def dumped(content: Content) -> bytes:
    """The content as JSON, the same bytes for the same content."""
    return _CONTENT.dump_json(content)


def loaded(text: bytes) -> Content:
    """The content that was stored so."""
    return _CONTENT.validate_json(text)


def content_fields(content: Content) -> dict[str, Any]:
    """All of it as plain values: what no page of the edition goes beyond."""
    return _CONTENT.dump_python(content, mode="json")


def public_results(content: Content) -> Results:
    """The measures as the public page rounds them, judged from the rounded figures alone."""
    declared = {result.measure.id: result.measure for result in content.measures}
    return released_as(content.results, public(content.shares, declared.values()), declared)


def nothing(database: Database) -> Results:
    """What there is before anything is released: no figure at all. Raises DatabaseError."""
    with database.reading() as cursor:
        demonstration = get_property(cursor, DEMONSTRATION) == "true"
    none = Results({}, {}, {}, (), {}, Stored(0, 0, 0), demonstration)
    return replace(none, by_id={id: judged(one, {}, {}, {}) for id, one in measures().items()})
