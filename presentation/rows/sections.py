"""The rows of progress by section: the statuses that become marks, and the counts in words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kpis.definitions import Result, Status
from kpis.milestones import STATUSES, MilestoneState
from kpis.record import JudgedCriterion, Judgement, judgement_counts
from presentation.words import overdue_count
from presentation.words.measures import STATUS_NAMES, measure_counts, milestone_counts
from presentation.words.record import evidence_counts


class SectionRow(NamedTuple):
    """A section of the plan: the status of each of its measures, the judgement of each criterion
    and the rating of each milestone with whether it is overdue (those first), sorted, each with the
    counts in words; `overdue` is empty where no milestone is."""

    number: int
    name: str
    measures: tuple[Status, ...]
    measure_words: str
    criteria: tuple[Judgement, ...]
    criterion_words: str
    milestones: tuple[tuple[str, bool], ...]
    milestone_words: str
    overdue: str


def section_rows(
    titles: Mapping[int, str],
    results: Sequence[Result],
    judged: Sequence[JudgedCriterion],
    states: Sequence[MilestoneState],
) -> list[SectionRow]:
    """One row for each section of `titles`, in its order."""
    return [
        _row(
            f"{number}. {title}",
            number,
            [result for result in results if result.measure.section == number],
            [one for one in judged if one.section == number],
            [state for state in states if state.section == number],
        )
        for number, title in titles.items()
    ]


def _row(
    name: str,
    number: int,
    results: Sequence[Result],
    judged: Sequence[JudgedCriterion],
    states: Sequence[MilestoneState],
) -> SectionRow:
    return SectionRow(
        number=number,
        name=name,
        measures=tuple(
            status for status in STATUS_NAMES for one in results if one.status == status
        ),
        measure_words=measure_counts(results),
        criteria=tuple(
            judgement for judgement, many in judgement_counts(judged).items() for _ in range(many)
        ),
        criterion_words=evidence_counts(judged),
        milestones=tuple(
            sorted(
                ((one.status, one.overdue) for one in states),
                key=lambda mark: (not mark[1], STATUSES.index(mark[0])),
            )
        ),
        milestone_words=milestone_counts(states),
        overdue=overdue_count(states),
    )
