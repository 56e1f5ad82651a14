"""The exceptions of a pack: what is off, worst first, with what was said of it and what is asked of
the board."""

from collections.abc import Collection, Mapping

from kpis.editions import Content
from kpis.exceptions import ExceptionCase, measure_cases, milestone_cases
from kpis.milestones import worst_first
from kpis.record import said_of
from presentation.packs.pack import PackException, PackMeasure
from presentation.rows import milestone_row
from presentation.words.exceptions import Telling, exception_words, no_commentary, said_when
from presentation.words.overview import failing
from presentation.words.record import OVERDUE_PROMISE, parts_words


def exceptions_of(
    content: Content,
    measures: Mapping[str, PackMeasure],
    sections: Collection[int],
    *,
    edition: bool,
) -> tuple[PackException, ...]:
    """Those of these measures and of the milestones of these sections: measures first, the one that
    needs attention most at the top."""
    told = Telling(content.day, edition=edition)
    results = [one.result for one in measures.values()]
    order = [one.measure.id for one in failing(results, content.lately)]
    of_measures = sorted(
        measure_cases(results, content.lately),
        key=lambda case: order.index(case.about) if case.about in order else len(order),
    )
    states = {one.milestone.id: one for one in content.board.states if one.section in sections}
    cases = {case.about: case for case in milestone_cases(states.values())}
    worst = [one.milestone.id for one in worst_first(states[id] for id in cases)]
    return (
        *(_of_measure(case, measures[case.about], content, told) for case in of_measures),
        *(_of_milestone(cases[id], content, told) for id in worst),
    )


def _of_measure(
    case: ExceptionCase, measure: PackMeasure, content: Content, told: Telling
) -> PackException:
    said = _said(case, content, told)
    return PackException(measure.id, measure.name, measure.section, *said, measure=measure)


def _of_milestone(case: ExceptionCase, content: Content, told: Telling) -> PackException:
    state = next(one for one in content.board.states if one.milestone.id == case.about)
    said = _said(case, content, told)
    row = milestone_row(state)
    return PackException(row.id, row.words, state.section, *said, milestone=row)


_Said = tuple[str, tuple[tuple[str, str], ...], str, str, str]


def _said(case: ExceptionCase, content: Content, told: Telling) -> _Said:
    """Its grounds, what was said of it, what is asked, when it was said, and whether what was
    promised is late."""
    newest = next(iter(said_of(content.entries, case.about)), None)
    if newest is None:
        return exception_words(case), (), "", no_commentary(told), ""
    said = newest.commentary
    late = said.done_on is None and said.due < content.day
    return (
        exception_words(case),
        tuple(parts_words(said)),
        said.asked or "",
        said_when(newest, told),
        OVERDUE_PROMISE if late else "",
    )
