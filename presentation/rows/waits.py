"""The waits by pathway, board and area, by length, by provider and by month.

A column in which nothing stands is left out, and rows without a figure where most are such: their
names are told in the note.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kpis import figures, months
from kpis.definitions import TOO_FEW, Hidden, Result, Shown, at
from kpis.judging import Results
from kpis.parts import AVERAGE, LONGEST, Provider, band_names, by_band
from presentation.rows.figures import NEWEST
from presentation.rows.table import Table
from presentation.words import begun
from presentation.words.measures import DIMENSIONS, case_count, waiting_part_name
from presentation.words.waits import any_withheld, why_hidden

_OVER_13_WEEKS = "over_13_weeks"
_HEADS = (
    "Waiting",
    "Average, weeks",
    "Since baseline, weeks",
    "Longest, weeks",
    "13 weeks or more",
)
_ONE = {"icb": "Board"}
"""What one part is called at the head of its column, where its whole name is too long."""
_NO_FIGURE = (figures.NOTHING, TOO_FEW)
_COURSE = 3
"""Months of parts from which a table of them by month says more than the tables of now."""


def split_table(found: Results, dimension: str) -> Table:
    """One row a part: name, waiting, average, its change, longest, share of 13 weeks or more; most
    waiting first, and those where few wait last, by their stored name."""
    average = found.by_id[AVERAGE]
    period = average.newest
    parts = found.breakdown(AVERAGE, dimension)
    present = sorted(
        (name for name, points in parts.items() if at(points, period)),
        key=_most_first(parts, period),
    )
    noun = DIMENSIONS[dimension][0]
    table = Table(
        f"Waits by {noun}",
        (_ONE.get(dimension, noun.capitalize()), *_HEADS),
        tuple(_row(found, dimension, name, parts[name]) for name in present),
        numeric=tuple(range(1, 1 + len(_HEADS))),
    )
    return _as_shown(table, [at(parts[name], period) for name in present], noun, average)


def _as_shown(
    table: Table, newest: Sequence[Shown | Hidden | None], noun: str, whole: Result
) -> Table:
    """The table without columns of nothing; and where most rows have a hidden figure, without
    these."""
    few = [
        (row[0], figure)
        for row, figure in zip(table.rows, newest, strict=True)
        if isinstance(figure, Hidden)
    ]
    if len(few) == len(table.rows):
        nothing = f"Too few children wait to show any {noun}."
        told = nothing if few or whole.withheld else f"No {noun} can be shown."
        return replace(table, rows=(), note=told)
    if not mostly_hidden(newest):
        return _without_empty(table)
    names = {name for name, _ in few}
    rows = tuple(row for row in table.rows if row[0] not in names)
    return _without_empty(replace(table, rows=rows, note=_named(few)))


def mostly_hidden(parts: Sequence[Shown | Hidden | None]) -> bool:
    """Whether more of the parts are hidden than not, so that those shown stand better alone."""
    return 2 * sum(isinstance(one, Hidden) for one in parts) > len(parts)


def _without_empty(table: Table) -> Table:
    """The name and the number of a part always have a column."""
    kept = [
        place
        for place in range(len(table.head))
        if place <= 1 or any(row[place] not in _NO_FIGURE for row in table.rows)
    ]
    head, *rows = (tuple(row[place] for place in kept) for row in (table.head, *table.rows))
    return replace(table, head=head, rows=tuple(rows), numeric=tuple(range(1, len(head))))


def _named(few: Sequence[tuple[str, Hidden]]) -> str:
    """`Too few to show: Autism and ADHD; FASD.`"""
    by_words: dict[str, list[str]] = {}
    for name, figure in few:
        by_words.setdefault(figure.words, []).append(name)
    return " ".join(f"{begun(words)}: {'; '.join(names)}." for words, names in by_words.items())


def why_not_shown(found: Results, dimensions: Sequence[str]) -> str:
    """What has to be known beside a `split_table` by one of these: why figures of parts are hidden;
    empty where none is."""
    period = found.by_id[AVERAGE].newest
    parts = [found.breakdown(AVERAGE, dimension).values() for dimension in dimensions]
    return why_hidden(at(points, period) for each in parts for points in each)


def _most_first(
    parts: Mapping[str, Sequence[Shown | Hidden]], period: str | None
) -> Callable[[str], float]:
    """What orders parts by how many wait in a month: the most first, then those where few wait,
    then those where nobody does."""

    def place(name: str) -> float:
        figure = at(parts[name], period)
        return -figure.cases if isinstance(figure, Shown) else 0 if figure else 1

    return place


def _row(
    found: Results, dimension: str, name: str, points: Sequence[Shown | Hidden]
) -> tuple[str, ...]:
    """Where few wait, it is only said that they are few."""
    average = found.by_id[AVERAGE]
    period, then = average.newest, average.baseline.period if average.baseline else None
    now, before = at(points, period), at(points, then)
    if not isinstance(now, Shown):
        return (
            waiting_part_name(name),
            now.words if now else figures.NOTHING,
            *[figures.NOTHING] * 4,
        )
    longest = at(found.breakdown(LONGEST, dimension).get(name, ()), period)
    over = at(found.breakdown(AVERAGE, dimension, _OVER_13_WEEKS).get(name, ()), period)
    return (
        waiting_part_name(name),
        figures.count(now.denominator),
        figures.number(now.value),
        _withheld(before)
        or figures.signed(
            now.value - before.value if isinstance(before, Shown) else None, "weeks"
        ).removesuffix(" wks"),
        figures.number(longest.value if isinstance(longest, Shown) else None),
        _withheld(over) or figures.figure(over.value if isinstance(over, Shown) else None, "%"),
    )


def _withheld(figure: Shown | Hidden | None) -> str:
    """What stands for a figure that is hidden although enough wait now; else nothing."""
    return figure.words if isinstance(figure, Hidden) and any_withheld([figure]) else ""


def bands_table(found: Results) -> Table:
    """How many were waiting in each band, the newest month first."""
    newest, names = list(by_band(found).items())[-NEWEST:][::-1], band_names(found)
    table = Table(
        f"Children waiting by length of wait, newest {NEWEST} months",
        ("Month", *names),
        tuple((months.short(period), *map(case_count, counts)) for period, counts in newest),
        numeric=tuple(range(1, 1 + len(names))),
    )
    told = [
        next((one for one in counts if isinstance(one, Shown)), counts[0]) for _, counts in newest
    ]
    return _as_shown(table, told, "length of wait", found.by_id[AVERAGE])


def providers_table(providers: Sequence[Provider], then: str, now: str, average: Result) -> Table:
    """Each provider as the chart shows it; `then` and `now` are months in words, and `average` is
    the wait of all together."""
    rows = tuple(
        (
            one.name,
            case_count(one.now),
            figures.number(one.now.value if isinstance(one.now, Shown) else None),
            figures.number(one.baseline and one.baseline.value),
        )
        for one in providers
    )
    head = ("Provider", "Waiting", f"Average weeks, {now}", f"Average weeks, {then}")
    table = Table("Average wait by provider", head, rows, numeric=(1, 2, 3))
    return _as_shown(table, [one.now for one in providers], "provider", average)


def months_table(found: Results, dimension: str) -> Table:
    """The average wait of each part of a dimension, the newest month first; the part where most
    wait first. It has no rows where parts are told of the newest and the baseline's month alone."""
    parts, average = found.breakdown(AVERAGE, dimension), found.by_id[AVERAGE]
    told = sorted({one.period for points in parts.values() for one in points})
    course = len(told) >= min(_COURSE, len(average.series) + len(average.hidden))
    periods = told[-NEWEST:][::-1] if course else []
    ordered = sorted(parts, key=_most_first(parts, periods[0] if periods else None))
    present = [name for name in ordered if any(at(parts[name], period) for period in periods)]
    rows = tuple(
        (months.short(period), *(_average(at(parts[name], period)) for name in present))
        for period in periods
    )
    head = ("Month", *map(waiting_part_name, present))
    return Table(
        f"Average weeks by {DIMENSIONS[dimension][0]}, newest {NEWEST} months",
        head,
        rows,
        numeric=tuple(range(1, len(head))),
        note=f"{figures.NOTHING} nobody was waiting"
        if any(figures.NOTHING in row for row in rows)
        else "",
    )


def _average(figure: Shown | Hidden | None) -> str:
    if figure is None:
        return figures.NOTHING
    return figures.number(figure.value) if isinstance(figure, Shown) else figure.words
