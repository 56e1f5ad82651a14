"""What reaching the three waiting-time targets would take, from the figures of now alone: no forecast."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from kpis.figures import amount, figure, number
from kpis.results import Result
from pages.parts.words.grammar import counted, joined


class Waiting(NamedTuple):
    """Children who wait: how many, and their mean wait in weeks."""

    children: int
    mean: float


def longest_words(result: Result, longest: Mapping[str, float], small: Collection[str]) -> str:
    """Where children have waited past the target, by the longest wait (weeks) of each provider; those in `small` are
    not named."""
    target = result.target.value
    if target is None:
        return ""
    past = sorted((-weeks, name) for name, weeks in longest.items() if weeks > target)
    if not past:
        return f"No child has waited longer than {figure(target, 'weeks')}."
    named = [f"{name} ({number(-weeks)})" for weeks, name in past if name not in small]
    rest = ["one where few wait"] if len(past) - len(named) == 1 else [f"{len(past) - len(named)} where few wait"]
    places = joined(named + rest * (len(named) < len(past)))
    must = f"No child may have waited longer than {figure(target, 'weeks')}"
    return f"{must}. Children have at {counted(len(past), 'provider')}: {places}."


def average_words(result: Result, short: Sequence[Waiting], long: Waiting) -> str:
    """What the mean would be, had the children of the longest bands been assessed: `short` are those of the others."""
    target, left = result.target.value, sum(each.children for each in short)
    if target is None or not long.children or not left:
        return ""
    mean = sum(each.children * each.mean for each in short) / left
    verdict = "would meet" if mean <= target else "would still be above"
    waited = counted(long.children, "child has", "children have")
    return (
        f"{waited} waited a year or more. "
        f"Without them the average would be {figure(mean, 'weeks')}, which {verdict} the target of "
        f"{figure(target, 'weeks')}."
    )


def gap_words(result: Result, means: Mapping[str, float]) -> str:
    """By how much the slow providers must come down, the fastest staying as it is; `means` are of those that count."""
    allowed = result.target.value
    if allowed is None or not means:
        return ""
    fastest, lowest = min(means.items(), key=lambda each: each[1])
    slow = sorted(((name, mean - lowest - allowed) for name, mean in means.items()), key=lambda each: -each[1])
    falls = [f"{amount(weeks, 'weeks')} at {name}" for name, weeks in slow if weeks > 0]
    ceiling = figure(lowest + allowed, "weeks")
    within = f"{fastest} is the fastest, so an average of up to {ceiling} is within the band."
    return f"{within} It must fall by {joined(falls)}." if falls else within
