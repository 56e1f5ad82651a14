"""What is new for those who follow measures: editions that were approved, and measures whose status
has flipped. A status that is hidden, then or now, is not spoken of, and no figure is.

A flip among working figures is held against what somebody knows: the status that they were told
last, or that the measure had when they began to follow it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import get_args

from data.clock import end_of
from data.post import ALL, Follow
from data.record import Edition, released
from data.store import Database
from kpis.definitions import Measure, Result, Status
from kpis.editions.moved import moved_since
from kpis.editions.reading import read_content, read_editions
from kpis.judging import read_results

_STATUSES: Mapping[str, Status] = {one: one for one in get_args(Status)}
NEWS_DAYS = 31
"""An edition that was approved longer ago is no news any more, whoever was not told of it."""


@dataclass(frozen=True)
class Flip:
    """The status of a measure was `before` and is now another. `key` says which flip it is: no
    other has the same."""

    measure: Measure
    before: Status
    now: Status
    key: str = ""


@dataclass(frozen=True)
class EditionNews:
    """An approved edition, the one that stood before it, and the flips between the two."""

    edition: Edition
    before: Edition | None
    flips: tuple[Flip, ...]

    @property
    def key(self) -> str:
        """Which edition it is. A restored backup may give its number to another one."""
        return f"edition:{self.edition.id}:{self.edition.sha256[:12]}"


@dataclass(frozen=True)
class News:
    """What there is to tell: the editions that were approved, the oldest first; every measure among
    working figures; the statuses of the newest edition; and how much was loaded by then."""

    editions: tuple[EditionNews, ...]
    working: Mapping[str, Result]
    shown: Mapping[str, Status]
    events: int


@dataclass(frozen=True)
class Heard:
    """What one person is told: editions, each with the flips of what they follow, and flips among
    working figures."""

    editions: tuple[EditionNews, ...]
    working: tuple[Flip, ...]


def covers(subject: str, measure: Measure) -> bool:
    """A measure belongs to what somebody follows."""
    return subject in (ALL, f"section:{measure.section}", f"measure:{measure.id}")


def read_news(database: Database, until: date) -> News:
    """What was approved lately, up to the end of a day, and what stands among working figures now.
    Raises DatabaseError."""
    standing = [one for one in released(read_editions(database)) if _at(one) <= end_of(until)]
    pairs = zip(standing, [*standing[1:], None], strict=False)
    lately = end_of(until - timedelta(days=NEWS_DAYS))
    editions = [_news(database, *pair) for pair in pairs if _at(pair[0]) > lately]
    newest = read_content(database, standing[0].id).measures if standing else ()
    shown: dict[str, Status] = {one.measure.id: one.status for one in newest}
    found = read_results(database)
    return News(tuple(editions[::-1]), found.by_id, shown, found.version.events)


def _at(edition: Edition) -> datetime:
    """When it was approved."""
    return edition.approval.at if edition.approval else datetime.max


def _news(database: Database, edition: Edition, before: Edition | None) -> EditionNews:
    if before is None:
        return EditionNews(edition, None, ())
    now = read_content(database, edition.id)
    moved = moved_since(read_content(database, before.id), now.results).judged
    flips = [Flip(result.measure, then.status, result.status) for then, result in moved]
    return EditionNews(edition, before, tuple(flips))


def heard(
    follows: Sequence[Follow], news: News, told: Mapping[str, datetime], *, working: bool
) -> Heard:
    """What somebody is told who follows this, and was `told` what has these keys, each at its
    moment (naive UTC); with `working`, of working figures too. Nothing is told of what was before
    they began."""
    editions = [
        replace(one, flips=_followed(one.flips, then))
        for one in news.editions
        if one.key not in told
        if (then := [each for each in follows if each.since < _at(one.edition)])
    ]
    return Heard(tuple(editions), tuple(_flips(follows, news, told)) if working else ())


def _followed(flips: Sequence[Flip], follows: Sequence[Follow]) -> tuple[Flip, ...]:
    return tuple(
        flip for flip in flips if any(covers(one.subject, flip.measure) for one in follows)
    )


def _flips(follows: Sequence[Follow], news: News, told: Mapping[str, datetime]) -> Iterator[Flip]:
    for id, result in news.working.items():
        covering = [one for one in follows if covers(one.subject, result.measure)]
        before, now = _known(id, covering, news, told) if covering else None, result.status
        if before and before != now and "hidden" not in (before, now):
            yield Flip(result.measure, before, now, f"flip:{id}:{now}:{news.events}")


def _known(
    id: str, covering: Sequence[Follow], news: News, told: Mapping[str, datetime]
) -> Status | None:
    """The status that somebody knows: the one that they were told last since they began, the one
    that the measure had then, or that of the newest edition."""
    began = covering[0].since
    since = [(at, key) for key, at in told.items() if key.startswith(f"flip:{id}:") and at > began]
    then = next((one.known[id] for one in covering if id in one.known), "")
    name = max(since)[1].split(":")[2] if since else then
    return _STATUSES.get(name) or news.shown.get(id)
