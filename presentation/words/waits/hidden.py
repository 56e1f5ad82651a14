"""What stands beside waits where figures of some of them are hidden: why, by the words that stand
for the figure."""

from collections.abc import Iterable

from kpis.definitions import LEAST, TOO_FEW, UNDER, Hidden, Shown

_WHY = {
    UNDER: f"Where fewer than {LEAST} children wait, one child would change the figures too much "
    "to show them.",
    TOO_FEW: "“Too few to show”: few children wait there, or the figure would help to work out "
    "another, where few do.",
}


def why_hidden(figures: Iterable[Shown | Hidden | None]) -> str:
    """Why those that are hidden are not shown; empty where none is."""
    words = {one.words for one in figures if isinstance(one, Hidden)}
    return " ".join(why for stands, why in _WHY.items() if stands in words)


def few_waiting(figure: Hidden) -> tuple[str, ...]:
    """What is said of a provider instead of its figures, in lines: `under 10 waiting:`, `too few to
    count`."""
    if figure.words == UNDER:
        return f"{UNDER} waiting:", "too few to count"
    return (figure.words,)


def any_withheld(figures: Iterable[Shown | Hidden | None]) -> bool:
    """Whether any is hidden for another reason than that few wait there, so that no claim about
    all of them can be made from those shown."""
    return any(isinstance(one, Hidden) and one.words != UNDER for one in figures)
