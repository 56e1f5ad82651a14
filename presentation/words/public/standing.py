"""How a measure stands, in words for families, and how many stand so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from data.plurals import one_or_many
from kpis.definitions import Result, is_first
from kpis.months import long
from kpis.trends import Recent
from presentation.words.grammar import begun
from presentation.words.measures import unchanged
from presentation.words.public.rounding import sure_change, sure_of_target

Stand = Literal[
    "met",
    "close",
    "improving",
    "alike",
    "not_improving",
    "better",
    "same",
    "worse",
    "first",
    "unknown",
    "hidden",
    "no_data",
]
"""How a measure stands: against its target, or where it has none against its start. `close`:
rounded figures cannot tell whether the target is met; `alike` and `same`: they tell no difference
from the start."""
STANDING_COUNTS: Mapping[Stand, tuple[str, str]] = MappingProxyType(
    {
        "met": ("has met its target", "have met their target"),
        "close": (
            "cannot be judged against its target, because numbers are rounded",
            "cannot be judged against their target, because numbers are rounded",
        ),
        "improving": (
            "is better than at the start, but has not met its target",
            "are better than at the start, but have not met their target",
        ),
        "alike": (
            "has not met its target and is about the same as at the start",
            "have not met their target and are about the same as at the start",
        ),
        "not_improving": (
            "has not met its target and is no better than at the start",
            "have not met their target and are no better than at the start",
        ),
        "better": (
            "has no target and is better than at the start",
            "have no target and are better than at the start",
        ),
        "same": (
            "has no target and is about the same as at the start",
            "have no target and are about the same as at the start",
        ),
        "worse": (
            "has no target and is worse than at the start",
            "have no target and are worse than at the start",
        ),
        "first": ("has only its first figure", "have only their first figure"),
        "unknown": (
            "cannot be compared with the start",
            "cannot be compared with the start",
        ),
        "hidden": (
            "is not shown, so that no child can be known by it",
            "are not shown, so that no child can be known by them",
        ),
        "no_data": ("has no figure yet", "have no figure yet"),
    }
)
"""What is said of one and of many that stand so, in the order in which they are told."""
_WORDS: Mapping[Stand, str] = MappingProxyType(
    {
        "met": "Target met",
        "close": "Rounded numbers cannot tell whether the target is met",
        "improving": "Better than in {start}, but the target is not met yet",
        "alike": "The target is not met. About the same as in {start}",
        "not_improving": "The target is not met. No better than in {start}",
        "better": "Better than in {start}",
        "same": "About the same as in {start}",
        "worse": "Worse than in {start}",
        "first": "First figure: nothing to compare with yet",
        "unknown": "This cannot be compared with the start",
        "hidden": "Not shown, so that no child can be known by it",
        "no_data": "No figure yet",
    }
)
_JUDGED = ("met", "improving", "not_improving")
_OF_STATUS: Mapping[str, Stand] = MappingProxyType({"hidden": "hidden", "no_data": "no_data"})


def stand(result: Result) -> Stand:
    """How it stands, by its published figures alone."""
    if found := _OF_STATUS.get(result.status):
        return found
    if is_first(result) and result.status != "met":
        return "first"
    if result.status in _JUDGED and not sure_of_target(result):
        return "close"
    if result.status == "met":
        return "met"
    return "unknown" if result.better is None else _moved(result, better=result.better)


def _moved(result: Result, *, better: bool) -> Stand:
    """The same of one that can be compared with its start."""
    aimed = result.status in ("improving", "not_improving")
    if unchanged(result) or not sure_change(result):
        return "alike" if aimed else "same"
    if aimed:
        return "improving" if better else "not_improving"
    return "better" if better else "worse"


def standing_words(result: Result) -> str:
    """The same in words: `Better than in May 2025, but the target is not met yet.`"""
    start = long(result.baseline.period) if result.baseline else ""
    return f"{_WORDS[stand(result)].format(start=start)}."


def lately_sentence(found: Recent | None, result: Result) -> str:
    """Which way it has gone lately: `It has got worse since December 2025.` It may have gone up and
    down between. Empty where that is not certain."""
    if found is None or found.since is None or result.latest is None:
        return ""
    return f"It has got {found.direction} since {long(found.since)}."


def standing_counts(results: Sequence[Result]) -> list[tuple[Stand, str]]:
    """How many stand in each way, with the words: `8 have met their target`."""
    counts = Counter(map(stand, results))
    return [
        (one, f"{counts[one]} {one_or_many(counts[one], *words)}")
        for one, words in STANDING_COUNTS.items()
        if counts[one]
    ]


def unsure_of_change(results: Sequence[Result]) -> frozenset[str]:
    """The ids of those of which rounded figures cannot tell whether they are better than at the
    start."""
    return frozenset(one.measure.id for one in results if stand(one) in ("alike", "same"))


def judged_for_certain(results: Sequence[Result]) -> list[Result]:
    """The same without the status of those that rounded figures cannot judge."""
    return [replace(one, status="hidden") if stand(one) == "close" else one for one in results]


def worse_lately(results: Sequence[Result], lately: Mapping[str, Recent | None]) -> list[str]:
    """The names of those that have got worse lately for certain."""
    found = [lately.get(one.measure.id) for one in results]
    return [
        begun(one.measure.name)
        for one, each in zip(results, found, strict=True)
        if each and each.direction == "worse"
    ]
