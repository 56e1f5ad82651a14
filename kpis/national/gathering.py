"""Gathers a measure from one place after another. Nothing is added up or ranked: the plan sets no
figure for several places together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from data.address import PostgresAddress
from data.place import load_place
from data.places import SharedPlace
from data.postgresql import ServerError
from data.record import Edition
from kpis import months
from kpis.definitions import Hidden, Measure, Result, Shown
from kpis.editions import Content, loaded, public_results
from kpis.judging import Results
from kpis.national.meaning import DeclaredHere, beside, otherwise, plain


@dataclass(frozen=True)
class NationalFigure:
    """What a place tells of the measure: its newest figure as its public may see it, of an approved
    edition; the words of its own target; and what is to be said `beside` it where the place
    declares the same otherwise, each the end of a sentence about it."""

    name: str
    title: str
    edition: Edition
    newest: Shown | Hidden
    demonstration: bool
    target: str = ""
    beside: tuple[str, ...] = ()


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


_NOT_OURS = (ValueError, TypeError, LookupError, ArithmeticError)
"""What reading may end with where a place has stored what this version never would: that place
tells nothing then, and the others are told."""
_MOST = 1e15
"""No figure is so large: more digits than this can be written as they are."""


class _Untold(Exception):
    """Why a place tells nothing."""


def _of(name: str, place: SharedPlace, measure: Measure) -> NationalFigure:
    try:
        edition, text = _edition(place)
        content = loaded(text)
        result = _result(public_results(_only(content, measure)), place, measure)
        newest = _newest(result)
    except _NOT_OURS:
        raise _Untold("has an edition of another version") from None
    return NationalFigure(
        *(name, place.title, _named(edition), newest, content.demonstration),
        target=plain(result.measure.target.words),
        beside=beside(result.measure, place.title, _ours(measure)),
    )


def _named(edition: Edition) -> Edition:
    """Its name on one line and not without end: else it would write lines of other places."""
    return edition.model_copy(update={"name": plain(edition.name)})


def _only(content: Content, measure: Measure) -> Content:
    """Nothing else of the place is looked at: its plan may have measures that ours has not."""
    return replace(
        content,
        measures=tuple(one for one in content.measures if one.measure.id == measure.id),
        series=tuple(one for one in content.series if one.key[0] == measure.id),
    )


def _ours(measure: Measure) -> DeclaredHere:
    return DeclaredHere(measure, load_place().name, load_place().number)


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


def _result(results: Results, place: SharedPlace, measure: Measure) -> Result:
    result = results.by_id.get(measure.id)
    if result is None:
        raise _Untold("has no such measure in its plan")
    if parts := otherwise(result.measure, place.title, _ours(measure)):
        raise _Untold(f"defines it otherwise ({'; '.join(parts)})")
    return result


def _newest(result: Result) -> Shown | Hidden:
    newest = result.withheld or result.latest
    if newest is None:
        raise _Untold("has no figure of it in its newest edition")
    _refuse_nonsense(newest)
    return newest


def _refuse_nonsense(one: Shown | Hidden) -> None:
    """Raises ValueError where a month is none, or a number is none that could be written."""
    months.index(one.period)
    numbers = (one.value, one.numerator, one.denominator) if isinstance(one, Shown) else ()
    if not all(abs(number) < _MOST for number in numbers if number is not None):
        raise ValueError("No figure is so large.")
