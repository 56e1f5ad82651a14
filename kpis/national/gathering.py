"""Gathers a measure from one place after another. Nothing is added up or ranked: the plan sets no
figure for several places together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from data.address import PostgresAddress
from data.places import SharedPlace
from data.postgresql import ServerError
from data.record import Edition
from kpis.definitions import Hidden, Measure, Shown
from kpis.editions import loaded, public_results
from kpis.judging import Results


@dataclass(frozen=True)
class NationalFigure:
    """What a place tells of the measure: its newest figure as its public may see it, of an approved
    edition."""

    name: str
    title: str
    edition: Edition
    newest: Shown | Hidden
    demonstration: bool


@dataclass(frozen=True)
class NoFigure:
    """A place that tells none, and `why`, as the end of a sentence about it. `fault` is what its
    server said, for whoever asks and nobody else: it names a machine."""

    name: str
    title: str
    why: str
    fault: str = ""


Told = NationalFigure | NoFigure


def gathered(places: Mapping[str, SharedPlace], measure: Measure) -> Iterator[Told]:
    """What each place tells, in their order. One connection is open at a time, and a place that
    does not answer holds up no more than its own time."""
    for name, place in places.items():
        try:
            yield _of(name, place, measure)
        except _Untold as why:
            yield NoFigure(name, place.title, str(why), str(why.__cause__ or ""))


class _Untold(Exception):
    """Why a place tells nothing."""


def _of(name: str, place: SharedPlace, measure: Measure) -> NationalFigure:
    edition, text = _edition(place)
    try:
        content = loaded(text)
    except ValidationError:
        raise _Untold("has an edition of another version") from None
    newest = _newest(public_results(content), measure)
    return NationalFigure(name, place.title, edition, newest, content.demonstration)


def _edition(place: SharedPlace) -> tuple[Edition, bytes]:
    from data.store.server import NotOfferedError, offered

    if not isinstance(place.read, PostgresAddress):
        raise _Untold("has no address in PostgreSQL that could be read")
    try:
        found = offered(place.read)
    except NotOfferedError as error:
        raise _Untold(str(error)) from None
    except ServerError as error:
        raise _Untold("could not be read") from error
    return found.edition, found.content


def _newest(results: Results, measure: Measure) -> Shown | Hidden:
    result = results.by_id.get(measure.id)
    if result is None:
        raise _Untold("has no such measure in its plan")
    if _meaning(result.measure) != _meaning(measure):
        raise _Untold("counts it in another way")
    newest = result.withheld or result.latest
    if newest is None:
        raise _Untold("has no figure of it in its newest edition")
    return newest


def _meaning(measure: Measure) -> tuple[object, ...]:
    """What makes two figures figures of the same."""
    how = measure.calculation
    return (
        *(measure.unit, measure.counted, measure.out_of, measure.left_out),
        *(how.basis, how.statistic, how.months, how.per, how.matures_after_days),
    )
