"""The rule for small numbers, held against what an edition prints and the true counts: point by
point as it is published, and apart from the code that follows it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.disclosure.facts import Fact, Told, facts, month_of
from tests.disclosure.knowledge import AVERAGE, FAMILIES, GAP, LONGEST, known
from tests.disclosure.papers import Count, Series

THRESHOLD, FEWEST_OF_MEAN = 5, 10
CALENDAR_YEARS = (
    *("ehc_20_weeks", "ehc_20_weeks_all"),
    *("annual_review_decision_4_weeks_published", "appeal_rate"),
)
"""Whose twelve months to December are published for every authority, so that the whole may stand."""
OF_PEOPLE, OF_CASES = ("hits", "others", "cases"), ("cases",)
True_ = Callable[[Count], int]


def broken(told: Told, true: True_, threshold: int = THRESHOLD) -> list[str]:
    """Every point of the rule that a print breaks; `true` gives the true number of a count."""
    printed = [
        fact
        for fact in dict.fromkeys(facts(told))
        if known(fact.measure, fact.series).protects != "nothing"
    ]
    return [
        *_small(printed, true, threshold),
        *_parts(printed, true, threshold),
        *_waits(told, printed),
        *_families(printed),
        *_follows(told),
        *_absent(told),
        *_beyond(told, threshold),
    ]


def counts(fact: Fact) -> list[Count]:
    """The protected counts of a figure."""
    of = Series(fact.measure, fact.series, fact.dimension, fact.part)
    protected = OF_PEOPLE if of.known.protects == "people" else OF_CASES
    kinds = {"share": protected, "count": ("hits",), "gap": ()}.get(of.known.kind, OF_CASES)
    return [Count(kind, of, fact.month, fact.months) for kind in kinds]


def _named(fact: Fact) -> str:
    words = (fact.measure, fact.series, fact.dimension, fact.part)
    return (
        f"{' / '.join(word for word in words if word)} {fact.month // 12}-{fact.month % 12 + 1:02}"
    )


def _small(printed: list[Fact], true: True_, threshold: int) -> Iterator[str]:
    """Point 1."""
    for fact in printed:
        december = fact.month % 12 == 11 and fact.months == 12
        stands = fact.measure in CALENDAR_YEARS and december and not fact.part
        for count in [] if fact.hidden or stands else counts(fact):
            if true(count) < threshold:
                yield f"1: {_named(fact)} is shown with {true(count)} {count.kind}"


def _parts(printed: list[Fact], true: True_, threshold: int) -> Iterator[str]:
    """Point 2: at least two of a dimension are hidden, and enough in all."""
    by: dict[tuple[str, str, str, int], list[Fact]] = {}
    for fact in printed:
        if fact.dimension:
            of = (fact.measure, fact.series, fact.dimension, fact.month)
            by.setdefault(of, []).append(fact)
    for facts_of in by.values():
        hidden = [fact for fact in facts_of if fact.hidden]
        if len(hidden) == len(facts_of) or not hidden:
            continue
        # One that is hidden for what it would tell of others is not small itself.
        if len(hidden) == 1 and any(true(count) < threshold for count in counts(hidden[0])):
            yield f"2: {_named(hidden[0])} is the only part that is hidden"
        for together in zip(*map(counts, hidden), strict=True):
            kind, number = together[0].kind, sum(map(true, together))
            if number < (2 * threshold if kind == "cases" else threshold):
                yield f"2: the hidden parts of {_named(hidden[0])} have {number} {kind} in all"


def _waits(told: Told, printed: list[Fact]) -> Iterator[str]:
    """Point 5: means, medians, the longest wait and the gap."""
    decimals = {"mean": 1, "gap": 1, "median": 0, "longest": 0}
    for fact in printed if GAP not in told["kpis"] else [*printed, *_of(told, GAP)]:
        kind = known(fact.measure, fact.series).kind
        if kind not in decimals or fact.hidden or fact.value is None:
            continue
        if abs(fact.value - round(fact.value, decimals[kind])) > 1e-9:
            yield f"5: {_named(fact)} has more than {decimals[kind]} decimals: {fact.value}"
        few = fact.denominator is not None and fact.denominator < FEWEST_OF_MEAN
        if kind in ("mean", "median") and few:
            yield f"5: {_named(fact)} is given for {fact.denominator}"
        if kind == "longest" and fact.part:
            yield f"5: the longest wait is given for a part: {_named(fact)}"


def _of(told: Told, measure: str) -> Iterator[Fact]:
    return (fact for fact in facts(told) if fact.measure == measure)


def _families(printed: list[Fact]) -> Iterator[str]:
    """Point 4."""
    broken_down = {fact.measure for fact in printed if fact.part and not fact.hidden}
    for family in FAMILIES:
        if broken_down.issuperset(family):
            yield f"4: both {' and '.join(family)} are broken down"


def _follows(told: Told) -> Iterator[str]:
    """No verdict says what a hidden figure would have said."""
    for measure, one in told["kpis"].items():
        hidden = {entry["period"] for entry in one["series"] if entry.get("hidden")}
        newest = one["series"][-1]["period"] if one["series"] else None
        if one["latest"] and one["latest"].get("hidden"):
            hidden.add(one["latest"]["period"])
            newest = one["latest"]["period"]
        for word, rests_on in _rests_on(one, newest).items():
            if rests_on & hidden:
                yield f"7: {measure}: {word} follows from {min(rests_on & hidden)}, which is hidden"


def _rests_on(one: Told, newest: str | None) -> Mapping[str, set[str]]:
    """What is said of a measure, with the months whose figures it is made of."""
    baseline, target = one["baseline"] or {}, one["target"] or {}
    said: dict[str, set[str]] = {}
    if newest:
        if one["status"] not in (None, "hidden", "no_data"):
            said["status"] = {newest}
        if one.get("upward_trajectory") is not None:
            said["upward_trajectory"] = _before(newest, 12)
    # Which way it went lately may be told of the months that are shown, and begins with one.
    if one["recent"]:
        said["recent"] = {one["recent"]["since"]}
    if baseline.get("value") is not None:
        said["baseline"] = {baseline["period"]}
    if target.get("value") is not None and target.get("set_by") != "board":
        made = {"reduction": set(said.get("baseline", ())), "increase_on_baseline": set()}
        made["year_on_year"] = _before(newest, 13) - _before(newest, 12) if newest else set()
        said["target"] = made.get(target["kind"], set())
    return said


def _before(newest: str, months: int) -> set[str]:
    last = month_of(newest)
    return {f"{at // 12}-{at % 12 + 1:02}" for at in range(last - months + 1, last + 1)}


def _absent(told: Any, where: str = "") -> Iterator[str]:
    """Point 7: what is hidden has no number anywhere."""
    if isinstance(told, Mapping):
        if told.get("hidden") is True:
            numbers = {key for key, one in told.items() if isinstance(one, int | float)}
            if kept := numbers - {"hidden", "partial"}:
                yield f"7: {where} is hidden and has {', '.join(sorted(kept))}"
        for key, one in told.items():
            yield from _absent(one, f"{where} / {key}" if where else key)
    elif isinstance(told, list):
        for one in told:
            yield from _absent(one, where)


def _beyond(told: Told, threshold: int) -> Iterator[str]:
    """How many have waited past a target is a number of people too."""
    number = told["kpis"].get(LONGEST, {}).get("beyond_target")
    if isinstance(number, int | float) and number < threshold:
        yield f"1: {number} have waited past the target for the longest wait"
    average = told["kpis"].get(AVERAGE, {"breakdown": {}})
    if "band" in average["breakdown"] and number is not None:
        hidden = [
            one for one in average["breakdown"]["band"].values() if not one or one.get("hidden")
        ]
        if len(hidden) == 1:
            yield "2: how many have waited past the target may tell the only hidden band"
