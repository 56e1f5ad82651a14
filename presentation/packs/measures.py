"""A measure as the papers of a pack tell it."""

from kpis.definitions import Measure, Result
from kpis.editions import Content
from kpis.trends import ahead_words, chart_start, trend_start
from presentation.packs.pack import PackMeasure
from presentation.rows import (
    definition_rows,
    measure_rows,
    newest_figures,
    plan_words,
    related_head,
    related_rows,
)
from presentation.story import breakdown, dimensions, marks, story
from presentation.words.measures import decision_words, made_by, status_parts
from presentation.words.packs import comment_words


def measure_of(content: Content, result: Result) -> PackMeasure:
    """All that is told of one measure."""
    found, id = content.results, result.measure.id
    beside = marks(result, content.board.states, content.entries)
    (row,) = measure_rows([result], trend_start(found.by_id.values()), found.last_period or "")
    return PackMeasure(
        id=id,
        name=result.measure.name,
        section=result.measure.section,
        status=result.status,
        status_words=status_parts(result),
        row=row,
        story=story(found, id, beside, since=chart_start(result)),
        figures=newest_figures(result, uploads=False),
        panels=tuple(breakdown(found, id, name) for name in dimensions(found, result)),
        related_head=related_head(result),
        related=tuple(related_rows(found, result)),
        definition=_definition(result.measure),
        ahead=ahead_words(result),
        decided=_decided(result),
        result=result,
        comments=tuple(map(comment_words, beside.remarks)) if result.told else (),
    )


def _definition(measure: Measure) -> tuple[tuple[str, str], ...]:
    """What it means, the plan's own words first."""
    plan = plan_words(measure)
    said = " ".join(filter(None, [f"“{plan.words}”", plan.footnote]))
    return (("The plan’s words", said), *definition_rows(measure))


def _decided(result: Result) -> tuple[str, ...]:
    """What the board has decided about the baseline, the target and the course."""
    held = (result.baseline, result.target, result.course)
    decisions = [one.decision for one in held if one and one.decision]
    return tuple(f"{decision_words(one)}. {made_by(one)}" for one in decisions if result.told)
