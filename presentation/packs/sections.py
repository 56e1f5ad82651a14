"""A section of the plan as the papers of a pack tell it."""

from itertools import groupby

from data.plan import Section
from kpis.editions import Content
from kpis.milestones import MilestoneState
from kpis.record import JudgedCriterion, judged_criteria
from kpis.trends import trend_start
from presentation.packs.measures import measure_of
from presentation.packs.pack import PackAction, PackCriterion, PackSection
from presentation.rows import SectionRow, milestone_row
from presentation.story import IDS, answered, by_length, by_provider
from presentation.words import short_date
from presentation.words.measures import counts_sentence
from presentation.words.milestones import NO_HEADING
from presentation.words.plan import note_words
from presentation.words.record import JUDGEMENT_NAMES, written_by


def section_of_pack(content: Content, section: Section, row: SectionRow) -> PackSection:
    """All that is told of one section."""
    found = content.results
    results = found.section(section.number)
    states = [state for state in content.board.states if state.section == section.number]
    has_waits = any(result.measure.id in IDS and result.told for result in results)
    start = trend_start(found.by_id.values())
    return PackSection(
        number=section.number,
        name=f"{section.number}. {section.short_title}",
        goal=section.area_for_improvement,
        finding=counts_sentence(results, states),
        row=row,
        measures=tuple(measure_of(content, result) for result in results),
        actions=_actions(section, states),
        criteria=tuple(map(_criterion, judged_criteria([section], content.entries))),
        waits=tuple(answered(found, found.by_id[id]) for id in IDS) if has_waits else (),
        wait_panels=(by_provider(found), by_length(found, start)) if has_waits else (),
    )


def _actions(section: Section, states: list[MilestoneState]) -> tuple[PackAction, ...]:
    actions = {action.id: action for action in section.actions}
    return tuple(
        PackAction(
            id,
            actions[id].title or NO_HEADING,
            note_words(actions[id]),
            tuple(map(milestone_row, held)),
        )
        for id, held in groupby(states, key=lambda state: state.action)
    )


def _criterion(one: JudgedCriterion) -> PackCriterion:
    criterion = one.criterion
    words = " ".join(filter(None, [criterion.stem, criterion.words]))
    named = JUDGEMENT_NAMES[one.judgement]
    if not one.evidence:
        return PackCriterion(criterion.id, words, one.judgement, named, "", "")
    entry, newest = one.evidence[0]
    link = f" {newest.link}" if newest.link else ""
    told = f"{newest.source}, {short_date(newest.dated_on)}. Written by {written_by(entry)}.{link}"
    return PackCriterion(criterion.id, words, one.judgement, named, newest.words, told)
