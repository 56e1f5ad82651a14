"""The page of a section: its promise, its measures, and its milestones by how they stand."""

from collections.abc import Iterator

from kpis.milestones import MilestoneState
from presentation.html.kit import Markup, join, tag
from presentation.site.marks import measure_counts, milestone_counts, square
from presentation.site.measure import measure_card
from presentation.site.page import explained, listed, page
from presentation.site.told import PublicEdition, PublicSection
from presentation.words.public import (
    MEASURED,
    OTHERS,
    PROMISED,
    ROUNDED_HERE,
    STEP_KINDS,
    STEP_TITLES,
    STEPS,
    WORDS_HERE,
    StepKind,
    public_finding,
    public_terms,
    step_kind,
    step_notes,
)


def section_page(told: PublicEdition, section: PublicSection) -> bytes:
    """The page of one section."""
    plan = section.plan
    return page(
        told,
        section.file,
        plan.short_title,
        tag("h1", f"{plan.number}. {plan.short_title}"),
        explained(plan.area_for_improvement, *map(public_finding, section.results)),
        tag("h2", PROMISED),
        tag("blockquote", tag("p", plan.area_for_improvement)),
        _terms(section),
        *_measured(told, section),
        *_steps(section),
        _others(told, section),
    )


def _measured(told: PublicEdition, section: PublicSection) -> Iterator[Markup]:
    """Its measures; nothing where it has none."""
    if section.results:
        yield tag("h2", MEASURED)
        yield measure_counts(section.results)
        yield tag("p", ROUNDED_HERE, class_="soft")
        yield from (measure_card(told, result) for result in section.results)


def _steps(section: PublicSection) -> Iterator[Markup]:
    """Its milestones, what is late first; nothing where it has none."""
    if section.states:
        yield tag("h2", STEPS)
        yield milestone_counts(section.states)
        yield from (_group(kind, section.states) for kind in reversed(STEP_KINDS))


def _others(told: PublicEdition, section: PublicSection) -> Markup:
    """The way to the other sections."""
    links = [
        tag("a", f"{one.plan.number}. {one.plan.short_title}", href=one.file)
        for one in told.sections
        if one != section
    ]
    if not links:
        return Markup("")
    return tag("nav", tag("h2", OTHERS), listed(links, "plain"), aria_label=OTHERS)


def _terms(section: PublicSection) -> Markup:
    """What the abbreviations on the page mean."""
    texts = [
        section.plan.area_for_improvement,
        *map(public_finding, section.results),
        *(result.measure.name for result in section.results),
        *(state.milestone.words for state in section.states),
    ]
    terms = [join((tag("dt", one.term), tag("dd", one.full_form))) for one in public_terms(texts)]
    if not terms:
        return Markup("")
    summary = tag("summary", WORDS_HERE)
    return tag("details", summary, tag("dl", *terms, class_="terms"), class_="prints")


def _group(kind: StepKind, states: tuple[MilestoneState, ...]) -> Markup:
    """The milestones that stand so; nothing where none does."""
    found = [state for state in states if step_kind(state) == kind]
    if not found:
        return Markup("")
    return join(
        (tag("h3", STEP_TITLES[kind]), listed((_step(kind, one) for one in found), "steps"))
    )


def _step(kind: StepKind, state: MilestoneState) -> Markup:
    notes = tag("p", " ".join(step_notes(state)), class_="soft")
    words = tag("p", tag("bdi", state.milestone.words))
    return join((square(kind), tag("div", words, notes)))
