"""A measure as the papers of a pack tell it."""

from data.plan import load_plan
from kpis.commands import standing_behind
from kpis.definitions import Measure, Result
from kpis.editions import Content
from kpis.trends import ahead_words, chart_start, trend_start
from presentation.packs.pack import PackMeasure
from presentation.rows import measure_rows, newest_figures, related_head, related_rows
from presentation.story import breakdown, dimensions, marks, story
from presentation.words import begun
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
        definition=definition_of(result.measure),
        ahead=ahead_words(result),
        decided=_decided(result),
        result=result,
        comments=tuple(map(comment_words, beside.remarks)) if result.told else (),
    )


def definition_of(measure: Measure) -> tuple[tuple[str, str], ...]:
    """What a measure means, under short heads: the plan's words, what is counted out of what, what
    is left out, what was chosen, and who stands behind it."""
    criterion = load_plan().criterion(measure.criterion)
    stem = f"{criterion.stem.rstrip(':')}: " if criterion.stem else ""
    footnotes = load_plan().section(measure.section).footnotes
    note = f" {footnotes[0]}" if "¹" in measure.plan_words and footnotes else ""
    told = [
        ("The plan’s words", f"“{stem}{measure.plan_words}”{note}"),
        ("Why it matters", measure.why),
        ("Counted", measure.counted),
        ("Out of", measure.out_of),
        ("Left out", measure.left_out),
        ("What we chose, and why", measure.chosen),
        ("Compared with", measure.compared),
        *standing_behind(measure),
    ]
    return tuple((head, begun(words)) for head, words in told if words)


def _decided(result: Result) -> tuple[str, ...]:
    """What the board has decided about the baseline, the target and the course."""
    held = (result.baseline, result.target, result.course)
    decisions = [one.decision for one in held if one and one.decision]
    return tuple(f"{decision_words(one)}. {made_by(one)}" for one in decisions if result.told)
