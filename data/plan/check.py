"""Proves that the plan as data is complete and coherent, and reports every fault at once."""

from collections.abc import Iterable, Iterator
from itertools import chain
from string import ascii_lowercase, ascii_uppercase

from data.plan.front import Rag
from data.plan.model import Action, Plan, Section
from data.plan.where import where


def faults(plan: Plan) -> list[str]:
    """Every fault of `plan`, one plain sentence each; an empty list proves it complete and
    coherent."""
    return list(
        chain(
            _front(plan),
            _counts(plan),
            chain.from_iterable(map(_section, plan.sections)),
            chain.from_iterable(map(_action, plan.actions)),
            _due_months(plan),
            _empty_wordings(plan),
        )
    )


def _unlike(what: str, found: Iterable[object], expected: Iterable[object]) -> Iterator[str]:
    shown, wanted = ", ".join(map(str, found)), ", ".join(map(str, expected))
    if shown != wanted:
        yield f"{what} should be {wanted}, not {shown or 'none'}."


def _front(plan: Plan) -> Iterator[str]:
    yield from _unlike(
        "The sections",
        [section.number for section in plan.sections],
        range(1, plan.shape.sections + 1),
    )
    yield from _unlike("The progress statuses", [definition.status for definition in plan.rag], Rag)
    if len(plan.priorities) != plan.shape.sections:
        yield (
            f"There should be {plan.shape.sections} inspection priorities, one a section, not "
            f"{len(plan.priorities)}."
        )
    governance = " ".join(plan.governance)
    for body in plan.bodies:
        if body.name not in governance:
            yield f"The governance text does not name {body.name}."
    terms = [term.term for term in plan.glossary]
    for term in sorted({term for term in terms if terms.count(term) > 1}):
        yield f"The glossary explains {term} more than once."


def _counts(plan: Plan) -> Iterator[str]:
    dated = sum(milestone.due is not None for milestone in plan.milestones)
    recurring = sum(milestone.recurs is not None for milestone in plan.milestones)
    shape = plan.shape
    yield from _count(
        "milestones", len(plan.milestones), shape.dated_milestones + shape.recurring_milestones
    )
    yield from _count("milestones with a due month", dated, shape.dated_milestones)
    yield from _count("recurring milestones", recurring, shape.recurring_milestones)


def _count(what: str, found: int, expected: int) -> Iterator[str]:
    if found != expected:
        yield f"There should be {expected} {what}, not {found}."


def _section(section: Section) -> Iterator[str]:
    number = section.number
    for name in ("good", "quantitative", "qualitative", "interdependencies", "actions"):
        if not getattr(section, name):
            yield f"Section {number} lacks its {name}."
    for letter, criteria in (("Q", section.quantitative), ("L", section.qualitative)):
        expected = [f"{number}.{letter}{count}" for count in range(1, len(criteria) + 1)]
        yield from _unlike(
            f"The criteria of section {number}", [criterion.id for criterion in criteria], expected
        )
    expected = [f"{number}{letter}" for letter in ascii_lowercase[: len(section.actions)]]
    yield from _unlike(
        f"The actions of section {number}", [action.id for action in section.actions], expected
    )


def _action(action: Action) -> Iterator[str]:
    needed = (
        ("milestones", "note") if action.incomplete else ("title", "parts", "leads", "milestones")
    )
    lacking = [name for name in needed if not getattr(action, name)]
    if lacking:
        yield f"Action {action.id} lacks its {' and '.join(lacking)}."
    letters = [part.letter for part in action.parts]
    yield from _unlike(f"The parts of action {action.id}", letters, ascii_uppercase[: len(letters)])
    found = [milestone.id for milestone in action.milestones]
    yield from _unlike(f"The milestones of action {action.id}", found, _milestone_ids(action))


def _milestone_ids(action: Action) -> list[str]:
    """Numbered from 1 without a gap; an incomplete action keeps the numbers that survive, in order
    and once each."""
    surviving = sorted({int(milestone.id.split(".")[1]) for milestone in action.milestones})
    numbers = surviving if action.incomplete else range(1, len(action.milestones) + 1)
    return [f"{action.id}.{number}" for number in numbers]


def _due_months(plan: Plan) -> Iterator[str]:
    for milestone in plan.milestones:
        if (milestone.due is None) == (milestone.recurs is None):
            yield (
                f"Milestone {milestone.id} should have either a due month or a recurrence, and not "
                "both."
            )
        due = milestone.due_date
        if due is not None and not plan.shape.first_year <= due.year <= plan.shape.last_year:
            yield (
                f"Milestone {milestone.id} is due in {milestone.due}, which is no month of "
                f"{plan.shape.years}."
            )


def _empty_wordings(plan: Plan) -> Iterator[str]:
    data = plan.model_dump()
    for steps, text in _texts(data):
        if not text.strip():
            yield f"There are no words at {where(data, steps)}."


def _texts(
    data: object, steps: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield steps, data
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list | tuple)
        else ()
    )
    for step, value in inner:
        yield from _texts(value, (*steps, step))
