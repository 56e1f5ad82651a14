"""Proving the measures and the plan: every fault at once, in plain sentences."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from string import Formatter

from data.extracts import extracts
from data.plan import Plan, PlanError, faults, load_plan
from kpis.definitions import Measure
from kpis.measures import measures


def check(today: date) -> list[str]:
    """All faults of the plan and of the measures on that day; none when all is well."""
    try:
        plan = load_plan()
    except PlanError as error:
        return list(error.faults)
    declared = list(measures().values())
    return faults(plan) + measure_faults(plan, declared) + review_faults(declared, today)


def measure_faults(plan: Plan, declared: list[Measure]) -> list[str]:
    """What is wrong with the measures beside the plan, and which quantitative criteria none of them
    measures."""
    quantitative = {
        criterion.id: criterion for section in plan.sections for criterion in section.quantitative
    }
    measured = {measure.criterion for measure in declared}
    found = [
        f"Criterion {id} has no measure: {quantitative[id].words}"
        for id in quantitative
        if id not in measured
    ]
    for measure in declared:
        found += [f"{measure.id}: {fault}" for fault in _faults(plan, measure)]
    known = {measure.id for measure in declared}
    found += [
        f"{one.id}: there is no measure {id} to stand beside"
        for one in declared
        for id in one.beside
        if id not in known
    ]
    found += [
        f"{one.id}: it cannot take the target of {one.may_take_target_of}"
        for one in declared
        if one.may_take_target_of and not any(_may_take_target(one, other) for other in declared)
    ]
    return [*found, *_in_one_place(declared)]


def _in_one_place(declared: list[Measure]) -> Iterator[str]:
    """The measures that stand where another stands, and the next place of their section."""
    by_place: dict[tuple[int, int], list[str]] = defaultdict(list)
    for measure in declared:
        by_place[measure.section, measure.order].append(measure.id)
    for (section, order), ids in sorted(by_place.items()):
        if len(ids) > 1:
            free = 1 + max(at for part, at in by_place if part == section)
            yield (
                f"{' and '.join(ids)} both have order {order} in section {section}: the next "
                f"that is free is {free}"
            )


def review_faults(declared: list[Measure], today: date) -> list[str]:
    """The measures whose next review has no date, or one that has passed before that day."""
    return [
        f"{one.id}: {fault}" for one in declared if (fault := _review_fault(one.next_review, today))
    ]


def _review_fault(due: date | None, today: date) -> str:
    if due is None:
        return "it does not say next_review"
    passed = f"its next review was due by {due.day} {due:%B %Y}: review it, and give it a new date"
    return passed if due < today else ""


def _faults(plan: Plan, measure: Measure) -> list[str]:
    if measure.section not in {section.number for section in plan.sections}:
        return [f"the plan has no section {measure.section}"]
    criteria = {criterion.id: criterion for criterion in plan.section(measure.section).quantitative}
    actions = {action.id for action in plan.section(measure.section).actions}
    criterion = criteria.get(measure.criterion)
    tests = {
        f"section {measure.section} has no quantitative criterion {measure.criterion}": criterion
        is None,
        "its plan_words are not the plan's words": criterion is not None
        and criterion.words != measure.plan_words,
        "it reads an extract that does not exist": not set(measure.extracts) <= set(extracts()),
        "it is linked to no action of its section": not measure.actions
        or not set(measure.actions) <= actions,
        "its phrase has no place for the value": _places(measure.phrase) != ["value"],
        "a companion's id is given twice": len({one.id for one in measure.companions})
        < len(measure.companions),
        "its target lacks a figure": (measure.target.figure is None)
        == (measure.target.kind in ("at_least", "at_most", "reduction")),
        "it does not say protects": measure.protects is None,
        "its comparator has no SQL": (measure.target.kind == "comparator")
        != bool(measure.target.comparator),
    }
    return [fault for fault, wrong in tests.items() if wrong] + _blank_words(measure)


def _may_take_target(measure: Measure, other: Measure) -> bool:
    """Whether the other is the one named, has a target that means the same here, and leaves none of
    its own behind."""
    alike = (measure.unit, measure.direction) == (other.unit, other.direction)
    named = measure.may_take_target_of == other.id
    return named and alike and other.target.kind != "none" and measure.target.kind == "none"


def _places(phrase: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(phrase) if name is not None]
    except ValueError:  # a brace without its other half
        return []


def _blank_words(measure: Measure) -> list[str]:
    names = (
        "name",
        "why",
        "counted",
        "out_of",
        "left_out",
        "chosen",
        "compared",
        "author",
        "checked_by",
    )
    return [f"it does not say {name}" for name in names if not getattr(measure, name).strip()]
