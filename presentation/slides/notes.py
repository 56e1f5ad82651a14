"""The speaker's notes of slides: what is counted out of what, where from, up to when, and the text
that stands for a chart."""

from kpis import months
from kpis.trends import chart_start
from presentation.charts import line_alternative
from presentation.packs import Pack, PackMeasure

_WHERE = "The figures are in the chart’s own workbook."


def as_at(pack: Pack) -> str:
    """Of which edition the figures are, and up to when."""
    (_, known) = next(fact for fact in pack.facts if fact[0] == "As known on")
    edition = pack.edition
    named = "" if pack.working else f"Edition {edition.id}, {edition.name}. "
    return f"{named}Figures to {months.long(edition.month)}, as known on {known}. {pack.standing}"


def chart_words(measure: PackMeasure) -> str:
    """The text that stands for the chart of a measure on a slide."""
    result = measure.result
    return line_alternative(result, measure.story.finding, since=chart_start(result), where=_WHERE)


def measure_notes(pack: Pack, measure: PackMeasure) -> str:
    """All that has to be known of a measure when its slide is spoken to."""
    story = measure.story
    parts = [
        measure.name,
        story.counted,
        *(f"{head}: {words}" for head, words in measure.definition if head in _TOLD),
        story.source,
        *story.meaning,
        story.rounding,
        measure.ahead,
        *measure.decided,
        chart_words(measure),
        as_at(pack),
    ]
    return "\n".join(filter(None, parts))


_TOLD = ("The plan’s words", "Left out", "Compared with")
