"""The plan cut into passages that can be found and linked to, each with the part of the page that
it stands in."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.plan import Action, Criterion, Plan, Section, load_plan
from kpis.measures import measures
from presentation.words.measures import METHODS
from presentation.words.milestones import NO_HEADING
from presentation.words.plan.glossary import OURS

START, GOVERNANCE, DEFINITIONS, GLOSSARY = "start", "governance", "definitions", "glossary"
CHANGES = "changes"
"""The part that holds the changes of the plan: what is in it is found at the milestones and actions
themselves."""
PARTS = {
    START: "Ambition and priorities",
    **{str(section.number): f"Section {section.number}" for section in load_plan().sections},
    GOVERNANCE: "Governance and ratings",
    DEFINITIONS: "Definitions and methods",
    GLOSSARY: "Glossary",
}
"""The parts of the page by what the address calls them, in their order."""


@dataclass(frozen=True)
class Passage:
    """Some words, the place they stand in (`Milestone 3e.5`), and where that is: a part of the page
    and a block in it. `name` is what they are found by besides, such as their number. `measure` is
    the measure that they define."""

    place: str
    words: str
    part: str
    block: str
    name: str = ""
    measure: str = ""


def passages(plan: Plan) -> tuple[Passage, ...]:
    """Everything that can be found in a version of the plan, in the order of the page."""
    return (*_start(plan), *_sections(plan), *_governance(plan), *_definitions(), *_glossary(plan))


def _start(plan: Plan) -> Iterator[Passage]:
    yield from (
        Passage("Ambition", words, START, "ambition")
        for words in (plan.title, plan.subtitle, *plan.ambition)
    )
    yield Passage("Inspection", plan.inspection, START, "priorities")
    for number, words in enumerate(plan.priorities, 1):
        yield Passage(f"Inspection priority {number}", words, START, "priorities")
    yield from (
        Passage("How we will work", words, START, "approach")
        for words in (*plan.approach, *plan.principles)
    )


def _sections(plan: Plan) -> Iterator[Passage]:
    for section in plan.sections:
        yield from _section(section)
        for action in section.actions:
            yield from _action(action, str(section.number))


def _section(section: Section) -> Iterator[Passage]:
    part, name = str(section.number), f"Section {section.number}"
    yield Passage(name, section.title, part, f"{part}.area")
    yield Passage(
        f"{name}, area for improvement", section.area_for_improvement, part, f"{part}.area"
    )
    yield from (
        Passage(f"{name}, what good looks like", words, part, f"{part}.good")
        for words in section.good
    )
    yield from (
        Passage(f"{name}, depends on", words, part, f"{part}.good")
        for words in section.interdependencies
    )
    for block, criteria in (("measured", section.quantitative), ("judged", section.qualitative)):
        yield from (
            Passage(f"Criterion {one.id}", whole(one), part, f"{part}.{block}", one.id)
            for one in criteria
        )
    yield from (
        Passage(f"{name}, footnote", words, part, f"{part}.measured") for words in section.footnotes
    )


def whole(criterion: Criterion) -> str:
    """A criterion with the sentence that introduces it."""
    return f"{criterion.stem} {criterion.words}" if criterion.stem else criterion.words


def _action(action: Action, part: str) -> Iterator[Passage]:
    name, block = f"Action {action.id}", action.id
    yield Passage(
        name, action.title or f"{NO_HEADING}. {action.note or ''}", part, block, action.id
    )
    yield from (Passage(f"{name}, lead", lead, part, block) for lead in action.leads)
    yield from (
        Passage(f"{name}, part {one.letter}", one.words, part, block) for one in action.parts
    )
    yield from (
        Passage(f"Milestone {one.id}", one.words, part, block, one.id) for one in action.milestones
    )


def _governance(plan: Plan) -> Iterator[Passage]:
    yield from (Passage("Governance", words, GOVERNANCE, "governance") for words in plan.governance)
    yield from (
        Passage(f"Rating {rag.status}", rag.meaning, GOVERNANCE, "ratings") for rag in plan.rag
    )


def _definitions() -> Iterator[Passage]:
    for method in METHODS:
        yield from (
            Passage(method.title, words, DEFINITIONS, method.block) for words in method.sentences
        )
    for one in measures().values():
        words = f"Counted: {one.counted} Out of: {one.out_of}"
        yield Passage(one.name, words, DEFINITIONS, "measures", one.name, measure=one.id)


def _glossary(plan: Plan) -> Iterator[Passage]:
    for block, terms in (("terms", plan.glossary), ("more", OURS)):
        yield from (
            Passage(term.term, term.full_form, GLOSSARY, block, term.term) for term in terms
        )
