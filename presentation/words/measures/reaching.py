"""What reaching the three waiting-time targets would take, from the figures of now alone: no forecast."""

from collections.abc import Collection, Mapping, Sequence

from kpis.definitions import small_numbers
from kpis.definitions.results import Result
from kpis.figures import amount, count, figure, number
from kpis.judging.status import meets
from kpis.parts.waits import Provider, Shortened
from presentation.words.grammar import begun, counted, joined


def longest_words(result: Result, beyond: int, longest: Mapping[str, float], few: Collection[str]) -> str:
    """How many children have waited past the target and where, by the longest wait (weeks) of each provider; those in
    `few` are not named."""
    target = result.target.value
    if target is None:
        return ""
    if not beyond:
        return f"No child has waited longer than {figure(target, 'weeks')}."
    past = sorted(
        (-each, name) for name, each in longest.items() if not meets(result.measure, each, result.target, None)
    )
    named = [f"{name} ({number(-weeks)})" for weeks, name in past if name not in few]
    rest = ["one where few wait"] if len(past) - len(named) == 1 else [f"{len(past) - len(named)} where few wait"]
    places = joined(named + rest * (len(named) < len(past)))
    must = f"No child may have waited longer than {figure(target, 'weeks')}"
    told = f"{begun(_children(beyond))} have waited longer, at {counted(len(past), 'provider')}"
    return f"{must}. {told}. The longest wait at each, in weeks: {places}."


def average_words(result: Result, shortened: Shortened | None) -> str:
    """What the mean would be, had the children who have waited a year or more been assessed."""
    target = result.target.value
    if target is None or shortened is None:
        return ""
    verdict = "would meet" if shortened.meets else "would still be above"
    return (
        f"{begun(_children(shortened.children))} have waited a year or more. "
        f"Without them the average would be {figure(shortened.mean, 'weeks')}, which {verdict} the target of "
        f"{figure(target, 'weeks')}."
    )


def gap_words(result: Result, providers: Sequence[Provider]) -> str:
    """By how much the providers outside the band must come down, the fastest staying as it is."""
    allowed = result.target.value
    means = {one.name: one.now for one in providers if one.now is not None}
    if allowed is None or not means:
        return ""
    fastest, lowest = min(means.items(), key=lambda each: each[1])
    falls = [f"{amount(one.over, 'weeks')} at {one.name}" for one in providers if one.outside]
    ceiling = figure(lowest + allowed, "weeks")
    within = f"{fastest} is the fastest, so an average of up to {ceiling} is within the band."
    return f"{within} It must fall by {joined(falls)}." if falls else within


def _children(number: int) -> str:
    return f"fewer than {small_numbers.FEWEST} children" if small_numbers.few(number) else f"{count(number)} children"
