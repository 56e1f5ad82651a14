"""Making a pack of what an edition shows."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from data.place import load_place
from kpis.changes import comparable_statuses
from kpis.definitions import Status
from kpis.editions import Content, PackSource
from kpis.judging import fresh_on
from kpis.milestones import STATUSES
from kpis.record import judged_criteria
from presentation.packs.beside import changes_of, hidden_of, quality_of
from presentation.packs.exceptions import exceptions_of
from presentation.packs.pack import Pack, PackChoice, PackSection
from presentation.packs.sections import section_of_pack
from presentation.rows import SectionRow, section_rows
from presentation.words import overdue_count
from presentation.words.exceptions import EXCEPTION_MEANS
from presentation.words.measures import MILESTONE_COUNTS, STATUS_NAMES
from presentation.words.overview import NOTHING_NEEDS_ATTENTION
from presentation.words.overview.attention import attention
from presentation.words.overview.delivery import delivery
from presentation.words.overview.recency import recency
from presentation.words.packs import (
    QUESTION,
    STATUS_MEANINGS,
    chosen_words,
    facts_of,
    hidden_words,
    line_words,
    notices_of,
    paper_methods,
    reading_words,
    standing_of,
)


def pack_of(source: PackSource, choice: PackChoice) -> Pack:
    """All that the papers say. The answer is of the whole plan, whatever sections are chosen.
    Raises KeyError where the plan has no such section."""
    content, edition = source.content, source.edition
    rows, every = _section_rows(content), _sections(content)
    numbers = tuple(sorted(set(choice.sections) or every))
    sections = tuple(every[number](rows[number]) for number in numbers)
    measures = {one.id: one for section in sections for one in section.measures}
    meeting = choice.meeting.strip() or edition.name
    results, states = list(content.results.by_id.values()), content.board.states
    hidden, number = hidden_of(content)
    fresh = fresh_on(content.as_at, content.day)
    return Pack(
        edition=edition,
        content=content,
        working=source.working,
        place=load_place().name,
        plan=content.board.plan.title,
        meeting=meeting,
        day=content.day,
        question=QUESTION,
        finding=delivery(results, states, content.lately),
        standing=standing_of(edition, working=source.working),
        notices=notices_of(edition, working=source.working, demonstration=content.demonstration),
        facts=facts_of(edition, meeting, source.trail, working=source.working),
        chosen=chosen_words(numbers, tuple(every)),
        measure_counts=_measure_counts(content),
        milestone_counts=_milestone_counts(content),
        overdue=overdue_count(states),
        rows=tuple(rows.values()),
        attention=_attention(source),
        exceptions=exceptions_of(content, measures, numbers, edition=not source.working),
        exception_means=EXCEPTION_MEANS,
        changes=changes_of(source),
        sections=sections,
        quality=quality_of(fresh),
        quality_words=recency(fresh),
        hidden=hidden,
        hidden_words=hidden_words(number, edition.threshold, working=source.working),
        reading=reading_words(waits=any(one.waits for one in sections)),
        methods=paper_methods(),
        ratings=tuple((one.status.value, one.meaning) for one in content.board.plan.rag),
        statuses=tuple((one, STATUS_NAMES[one], STATUS_MEANINGS[one]) for one in STATUS_NAMES),
    )


def _sections(content: Content) -> dict[int, Callable[[SectionRow], PackSection]]:
    """What tells each section of the plan, by its number."""
    return {
        section.number: partial(section_of_pack, content, section)
        for section in content.board.plan.sections
    }


def _section_rows(content: Content) -> dict[int, SectionRow]:
    plan = content.board.plan
    titles = {section.number: section.short_title for section in plan.sections}
    criteria = judged_criteria(plan.sections, content.entries)
    results = list(content.results.by_id.values())
    rows = section_rows(titles, results, criteria, content.board.states)
    return {row.number: row for row in rows}


def _measure_counts(content: Content) -> tuple[tuple[Status, int, str], ...]:
    """How many measures have each status."""
    counts = Counter(result.status for result in content.measures)
    return tuple(
        (status, counts[status], name.lower())
        for status, name in STATUS_NAMES.items()
        if counts[status]
    )


def _milestone_counts(content: Content) -> tuple[tuple[str, int, str], ...]:
    """How many milestones have each rating."""
    counts = Counter(state.status for state in content.board.states)
    return tuple(
        (status, counts[status], MILESTONE_COUNTS[status]) for status in STATUSES if counts[status]
    )


def _attention(source: PackSource) -> tuple[str, ...]:
    content = source.content
    before = comparable_statuses(source.before[1].results.by_id) if source.before else {}
    lines = attention(
        list(content.results.by_id.values()),
        content.board.states,
        fresh_on(content.as_at, content.day),
        before,
        content.lately,
    )
    return tuple(map(line_words, lines)) or (NOTHING_NEEDS_ATTENTION,)
