"""What an edition hides, in the forms in which it could be told, without what it tells besides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from data.store import Database
from kpis import months
from kpis.definitions import Hidden, Key, Point
from kpis.editions import Content, read_content
from kpis.judging import read_results
from tests.browser.kit.heard import Heard, drawn_number

_DIGITS = 9
"""Of a number that is not rounded; fewer may be met by chance, as where a line is drawn."""
_LONG = re.compile(r"\d+\.\d{6,}")
_OF = re.compile(
    r"(?<![\d.,])(\d[\d,]*) of (\d[\d,]*)(?![\d.])(?! (?:measures|milestones|criteria|targets|held))"
)
_PLACES = re.compile(r'"(?:domain|[xy]shift)": ?(?:\[[^\]]*\]|[-\d.e]+)')
"""Where something stands on a chart, which is made of its size alone."""


@dataclass(frozen=True)
class Told:
    """Figures as somebody could read them: numbers that are not rounded, by their first digits;
    `hits of cases`; and a month or a part beside a number of one decimal."""

    exact: frozenset[str]
    fractions: frozenset[tuple[str, str]]
    points: frozenset[tuple[str, str]]

    def __len__(self) -> int:
        return len(self.exact) + len(self.fractions) + len(self.points)

    def without(self, other: "Told") -> "Told":
        """What the other does not tell."""
        return Told(
            self.exact - other.exact, self.fractions - other.fractions, self.points - other.points
        )

    def within(self, heard: Heard) -> "Told":
        """What of it was heard."""
        said = _PLACES.sub("", "\n".join(heard.texts))
        exact = frozenset(filter(None, map(_digits, _LONG.findall(said))))
        fractions = frozenset(
            (n.replace(",", ""), m.replace(",", "")) for n, m in _OF.findall(said)
        )
        return Told(
            self.exact & exact, self.fractions & fractions, self.points & frozenset(heard.points)
        )


def hidden_values(database: Database, edition: int) -> Told:
    """What is known of the figures that an edition hides, and of no figure that it shows."""
    content, exact = read_content(database, edition), read_results(database).exact
    shown = {
        (key, one.period): one
        for key, told in content.shares.items()
        for one in told
        if not isinstance(one, Hidden)
    }
    every = _told((key, point) for key, points in exact.items() for point in points)
    kept = _told(
        (key, point)
        for key, points in exact.items()
        for point in points
        if (key, point.period) not in shown
    )
    # A mean is shown with one decimal, a wait in whole weeks: their other digits are hidden too.
    hidden = Told(every.exact, kept.fractions, kept.points)
    return hidden.without(_told((key, one) for (key, _), one in shown.items())).without(
        _published(content)
    )


def _published(content: Content) -> Told:
    """What published figures tell, and baselines, which a chart draws through to the newest
    month."""
    levels = [
        (("", "", "", ""), Point(content.month, None, None, one.baseline.value))
        for one in content.measures
        if one.baseline
    ]
    figures = [
        (("", "", "", one.area_name), Point(one.period, one.numerator, one.denominator, one.value))
        for result in content.measures
        for one in result.comparators
    ]
    return _told([*levels, *figures])


def _told(figures: Iterable[tuple[Key, Point]]) -> Told:
    every = list(figures)
    return Told(
        frozenset(filter(None, (_digits(repr(point.value)) for _, point in every))),
        frozenset(
            (f"{point.numerator:.0f}", f"{point.denominator:.0f}")
            for _, point in every
            if point.numerator is not None and point.denominator
        ),
        frozenset(pair for key, point in every for pair in _pairs(key, point)),
    )


def _pairs(key: Key, point: Point) -> Iterator[tuple[str, str]]:
    """The month or the part beside the figure as tables and as charts have it. Whole numbers are
    met by chance, and a chart's of one decimal is a published one."""
    printed, drawn = str(half_up(point.value)), drawn_number(point.value)
    for label in filter(None, (key[3], *_labels(point.period))):
        if not printed.endswith(".0"):
            yield label, printed
        if float(printed) != float(drawn):
            yield label, drawn


def half_up(value: float) -> Decimal:
    """With one decimal, as pages round."""
    return Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _labels(period: str) -> tuple[str, ...]:
    """How a month is written beside a figure; a year stands for itself."""
    if len(period) != len("YYYY-MM"):
        return (period,)
    return months.long(period), months.short(period), f"{period}-01", period


def _digits(number: str) -> str:
    """The first digits of a number that has so many; empty for one that is rounded."""
    plain = number.replace(".", "").lstrip("0")
    return plain[:_DIGITS] if "." in number and len(plain) >= _DIGITS + 2 else ""
