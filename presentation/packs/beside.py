"""What stands beside the measures of a pack: what has changed, how fresh the extracts are, and what
is not shown."""

from collections import defaultdict
from datetime import date

from kpis.changes import comparable_statuses
from kpis.changes.moves import moves
from kpis.changes.record_news import record_news
from kpis.definitions import Hidden, Key
from kpis.editions import Content, PackSource
from kpis.judging import Freshness
from kpis.record import steps_since
from presentation.packs.pack import PackChanges
from presentation.rows import Table, measure_name, month_runs
from presentation.words import long_date
from presentation.words.editions import series_words
from presentation.words.measures import (
    NO_CHANGES,
    Line,
    milestone_changes,
    move_lines,
)
from presentation.words.measures.changes import changes
from presentation.words.overview import fresh_notes
from presentation.words.packs import compared_with, line_words, nothing_before
from presentation.words.plan import news_lines
from presentation.words.record import record_lines


def changes_of(source: PackSource) -> PackChanges:
    """What has changed since the edition before."""
    if source.before is None:
        return PackChanges(*nothing_before(), (), ())
    edition, before = source.before
    since, told = compared_with(edition)
    measures = [line_words(line) for line in _of_measures(source.content, before)]
    others = [line_words(line) for line in _of_others(source.content, before)]
    return PackChanges(since, told, tuple(measures or [NO_CHANGES]), tuple(others))


def _of_measures(now: Content, before: Content) -> list[Line]:
    then, results = before.results.by_id, now.results.by_id
    statuses = comparable_statuses(then)
    lines = changes(statuses, list(results.values()))
    told = [line.query["id"] for line in lines]
    comparable = {id: then[id] for id in statuses}
    return [*lines, *move_lines(moves(comparable, list(results.values())), told)]


def _of_others(now: Content, before: Content) -> list[Line]:
    states = {state.milestone.id: state.status for state in before.board.states}
    return [
        *milestone_changes(now.board.states, before.day, states),
        *news_lines(steps_since(now.entries, before.day, now.day), now.day),
        *record_lines(record_news(now.entries, now.board.states, before.day)),
    ]


def quality_of(fresh: list[Freshness]) -> Table:
    """How fresh each extract is."""
    rows = tuple((one.title, _day(one.as_at), one.state) for one in fresh)
    head = ("Extract", "Up to", "State")
    return Table("How fresh the figures are", head, rows, note=fresh_notes(fresh))


def _day(day: date | None) -> str:
    return long_date(day) if day else "–"


def hidden_of(content: Content) -> tuple[Table, int]:
    """Which figures are not shown, one row a series, and how many."""
    held: dict[Key, list[str]] = defaultdict(list)
    for key, told in content.shares.items():
        held[key] += [one.period for one in told if isinstance(one, Hidden)]
    rows = sorted(
        (measure_name(key[0]), series_words(key[0], key[1], key[3]), month_runs(months))
        for key, months in held.items()
        if months
    )
    table = Table("Figures that are not shown", ("Measure", "Figure", "Months"), tuple(rows))
    return table, sum(map(len, held.values()))
