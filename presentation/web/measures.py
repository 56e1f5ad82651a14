"""A measure with all that has to stand together: figures, chart, table, definition, parts."""

from collections.abc import Iterator

from presentation.html.kit import Markup, join, tag, told_chip
from presentation.packs import PackMeasure
from presentation.palette import LIGHT
from presentation.story import Panel
from presentation.web.kit import chart, facts, folded, grid, listed, paragraphs, small, table_of
from presentation.words.packs import HEADS


def measure(one: PackMeasure) -> Markup:
    """All that is told of a measure."""
    return tag(
        "article",
        tag("h4", one.name),
        tag("p", told_chip(one.status, one.status_words)),
        paragraphs(one.story.finding, *one.story.meaning, one.ahead, *one.decided),
        key_figures(one),
        small(one.story.rounding),
        measure_chart(one),
        folded(one.figures.name, table_of(one.figures)) if one.figures.rows else "",
        _beside(one),
        *map(panel, one.panels),
        folded("What this measures", facts(one.definition), opened=True),
        id=f"measure-{one.id}",
    )


def key_figures(one: PackMeasure) -> Markup:
    """Now, baseline, target and the distance to go."""
    told = [
        (figure.label, join(_figure(figure.value, figure.word))) for figure in one.story.figures
    ]
    return facts(told, "figures")


def _figure(value: str, word: str) -> Iterator[object]:
    yield tag("b", value)
    if word:
        yield tag("small", word)


def measure_chart(one: PackMeasure) -> Markup:
    """Its chart; its comments, what is counted and where the figures are from stand under it."""
    told = one.story
    caption = join([told.own, tag("a", HEADS["reading"], href="#reading")], " ")
    drawn = chart(told.draw(LIGHT), told.alternative, caption) if one.result.told else ""
    comments = listed(one.comments) if drawn and one.comments else ""
    return join([drawn, comments, small(told.counted, told.source)])


def panel(one: Panel) -> Markup:
    """A part of a measure: its finding, its chart, and its figures."""
    drawn = chart(one.draw(LIGHT), one.alternative, one.caption) if one.draw else ""
    words = "" if one.draw else small(one.caption)
    table = folded(one.table.name, table_of(one.table)) if one.table.rows else ""
    return tag("div", tag("p", tag("b", one.finding)), drawn, words, table, class_="part")


def _beside(one: PackMeasure) -> Markup:
    """Figures that stand beside it and are not judged."""
    rows = [(row.name, row.before, row.now, row.counts) for row in one.related]
    return grid("Beside it, not judged", one.related_head, rows, (1, 2)) if rows else Markup()
