"""How a measure stands, in words for families, and how many stand so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from data.plurals import one_or_many
from kpis.definitions import Result, is_first
from kpis.months import long
from kpis.trends import Recent
from presentation.words.grammar import begun
from presentation.words.measures import lately_words, unchanged
from presentation.words.public.rounding import sure_change, sure_of_target

Stand = Literal[
    "met",
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
"""How a measure stands: against its target, or where it has none against its start. `alike` and
`same`: rounded figures tell no difference from the start."""
STANDING_COUNTS: Mapping[Stand, tuple[str, str]] = MappingProxyType(
    {
        "met": ("has met its target", "have met their target"),
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
        "unknown": ("cannot be compared yet", "cannot be compared yet"),
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
_OF_STATUS: Mapping[str, Stand] = MappingProxyType(
    {"met": "met", "hidden": "hidden", "no_data": "no_data"}
)


def stand(result: Result) -> Stand:
    """How it stands, by its published figures alone."""
    if found := _OF_STATUS.get(result.status):
        return found
    if is_first(result):
        return "first"
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
    found = stand(result)
    close = ", as far as rounded numbers can tell" if not sure_of_target(result) else ""
    return f"{_WORDS[found].format(start=start)}{close if found == 'met' else ''}."


def lately_sentence(found: Recent | None, result: Result) -> str:
    """Which way it has gone lately: `It has got worse for 9 months.` Empty where that is not
    certain."""
    told = lately_words(found, result)
    has = "has got" if " for " in told else "got"
    return f"It {has} {told}." if told else ""


def standing_counts(results: Sequence[Result]) -> list[tuple[Stand, str]]:
    """How many stand in each way, with the words: `8 have met their target`."""
    counts = Counter(map(stand, results))
    return [
        (one, f"{counts[one]} {one_or_many(counts[one], *words)}")
        for one, words in STANDING_COUNTS.items()
        if counts[one]
    ]


def worse_lately(results: Sequence[Result], lately: Mapping[str, Recent | None]) -> list[str]:
    """The names of those that have got worse lately for certain."""
    found = [lately.get(one.measure.id) for one in results]
    return [
        begun(one.measure.name)
        for one, each in zip(results, found, strict=True)
        if each and each.direction == "worse"
    ]
