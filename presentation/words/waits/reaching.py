"""What reaching the three waiting-time targets would take, from the figures of now alone: no
forecast."""

from collections.abc import Sequence

from data.plurals import counted, one_or_many
from kpis.definitions import LEAST, Hidden, Result, Shown
from kpis.figures import amount, count, figure, number
from kpis.parts import Provider, Shortened
from presentation.words.grammar import begun, joined


def longest_words(
    result: Result, beyond: Shown | Hidden | None, past: Sequence[tuple[str, Shown | Hidden]]
) -> str:
    """How many children have waited past the target and where: `past` holds each provider with such
    a wait and its longest, in weeks. Those where it is hidden are not named."""
    target = result.target.value
    if target is None or beyond is None:
        return ""
    if isinstance(beyond, Shown) and not beyond.cases:
        return f"No child has waited longer than {figure(target, 'weeks')}."
    named = [
        f"{name} ({number(longest.value)})" for name, longest in past if isinstance(longest, Shown)
    ]
    rest = len(past) - len(named)
    unnamed = [f"{one_or_many(rest, 'one', f'{rest}')} where few wait"] if rest else []
    places = joined(named + unnamed)
    must = f"The target is met once no child has waited longer than {figure(target, 'weeks')}"
    told = f"{begun(_children(beyond))} have waited longer, at {counted(len(past), 'provider')}"
    return f"{must}. {told}. The longest wait at each, in weeks: {places}."


def average_words(result: Result, shortened: Shortened | None) -> str:
    """What the mean would be, had the children who have waited a year or more been assessed."""
    target = result.target.value
    if target is None or shortened is None:
        return ""
    verdict = "would meet" if shortened.meets else "would still be above"
    number = shortened.children
    told = f"{begun(_children(number))} have waited a year or more. Without them" if number else ""
    return (
        f"{told or 'Without those who have waited a year or more'} the average would be "
        f"{figure(shortened.mean.value, 'weeks')}, which {verdict} the target of "
        f"{figure(target, 'weeks')}."
    )


def gap_words(result: Result, providers: Sequence[Provider]) -> str:
    """By how much the providers outside the band must come down, the fastest staying as it is."""
    allowed = result.target.value
    means = {one.name: one.now.value for one in providers if isinstance(one.now, Shown)}
    if allowed is None or not means:
        return ""
    fastest, lowest = min(means.items(), key=lambda each: each[1])
    falls = [f"{amount(one.over, 'weeks')} at {one.name}" for one in providers if one.outside]
    ceiling = figure(lowest + allowed, "weeks")
    within = f"{fastest} is the fastest, so an average of up to {ceiling} is within the band."
    return f"{within} The average must fall by {joined(falls)}." if falls else within


def _children(number: Shown | Hidden) -> str:
    return (
        f"fewer than {LEAST} children"
        if isinstance(number, Hidden)
        else f"{count(number.cases)} children"
    )
