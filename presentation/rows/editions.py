"""The editions as rows, and what one of them shows and hides: by measure, and figure by figure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from data.record import Edition
from kpis.definitions import Key, Share, Shown
from kpis.disclosure import Why
from kpis.editions import EditionFindings
from kpis.measures import measures
from kpis.months import long, short
from presentation.words import ranges
from presentation.words.editions import coarse_words, reason_words, series_words
from presentation.words.site import relations, state_words

WHY: tuple[Why, ...] = ("small", "second", "guard")
"""The reasons in the order of their columns."""


class EditionRow(NamedTuple):
    """An edition in the list of all."""

    id: int
    name: str
    month: str
    state: str
    note: str


class FoundRow(NamedTuple):
    """How many figures of a measure are shown, how many are hidden for each reason, and what is
    left of it."""

    id: str
    name: str
    shown: int
    hidden: tuple[int, ...]
    left: str


class HiddenRow(NamedTuple):
    """The months of one series in which it is hidden for one reason."""

    name: str
    series: str
    why: str
    months: str


def edition_rows(editions: Sequence[Edition]) -> list[EditionRow]:
    """The newest first. They tell of no other than these."""
    ordered = sorted(editions, key=lambda one: (one.month, one.id), reverse=True)
    return [
        EditionRow(
            one.id,
            one.name,
            long(one.month),
            " ".join([state_words(one), *relations(one, editions)]),
            one.note,
        )
        for one in ordered
    ]


def found_rows(findings: EditionFindings, shares: Share) -> list[FoundRow]:
    """A row for each measure of the edition, those with most hidden first."""
    shown = Counter(
        key[0] for key, told in shares.items() for one in told if isinstance(one, Shown)
    )
    hidden = Counter((one.key[0], one.why) for one in findings.hidden)
    rows = [
        FoundRow(
            id,
            measure_name(id),
            shown[id],
            tuple(hidden[id, why] for why in WHY),
            coarse_words(findings.coarsened.get(id, "")),
        )
        for id in {key[0] for key in shares}
    ]
    return sorted(rows, key=lambda row: (-sum(row.hidden), row.name))


def hidden_rows(findings: EditionFindings, least: int) -> list[HiddenRow]:
    """A row for each series and reason."""
    held: dict[tuple[Key, str], list[str]] = defaultdict(list)
    for one in findings.hidden:
        held[one.key, one.why].append(one.period)
    rows = [
        HiddenRow(
            measure_name(key[0]),
            series_words(key[0], key[1], key[3]),
            reason_words(why, least),
            month_runs(months),
        )
        for (key, why), months in held.items()
    ]
    return sorted(rows)


def measure_name(id: str) -> str:
    """A measure's name; its id where the plan has it no more."""
    return measures()[id].name if id in measures() else id


def month_runs(periods: Sequence[str]) -> str:
    """Months in order, those that follow one another as one: `May 2024–Jul 2024, Oct 2025`."""
    return ", ".join(_month_runs(periods))


def _month_runs(periods: Sequence[str]) -> Iterator[str]:
    numbers = sorted({int(one[:4]) * 12 + int(one[5:]) - 1 for one in periods})
    for run in ranges(numbers).replace(",", "").split():
        yield "–".join(short(_month(int(end))) for end in run.split("–"))


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
