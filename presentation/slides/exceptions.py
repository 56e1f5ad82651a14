"""The exceptions: a slide for each measure, one for each milestone of which something was said, and
the other milestones in tables."""

from collections.abc import Sequence

from kpis.trends import chart_start
from presentation.packs import PackException, PackMeasure
from presentation.rows import MilestoneRow
from presentation.slides.bars import put_parts
from presentation.slides.kit import (
    MUTED,
    Deck,
    DeckPage,
    SlideArea,
    SlideParagraph,
    SlideRow,
    SlideRun,
    SlideTable,
    cell,
    height_of,
    plain,
    put_table,
    put_tables,
    split,
)
from presentation.slides.line_charts import put_line_chart
from presentation.slides.marks import put_status, square_cell, square_run
from presentation.slides.notes import as_at, chart_words, measure_notes
from presentation.slides.plotting import plot_of
from presentation.slides.said import flow_said, put_said, said_height

MILESTONES = "Milestones that are exceptions"
_MOST = 7
"""Milestones on a slide."""
_GAP, _CHART = 0.1, 2.4
"""Inches between blocks, and the least height of a chart."""


def put_exceptions(deck: Deck) -> None:
    """All of them, measures first."""
    measures = [one for one in deck.pack.exceptions if one.measure]
    told = [one for one in deck.pack.exceptions if one.milestone and one.said]
    silent = [one for one in deck.pack.exceptions if one.milestone and not one.said]
    for one in measures:
        if one.measure:
            _put_measure(deck, one, one.measure)
    for one in told:
        if one.milestone:
            _put_milestone(deck, one, one.milestone)
    if silent:
        _put_silent(deck, silent)


def _put_measure(deck: Deck, one: PackException, measure: PackMeasure) -> None:
    """Chart, figures, and what was said; what finds no place goes on to a slide after it."""
    title, notes = measure.story.finding, measure_notes(deck.pack, measure)
    page = deck.page(title, notes)
    left, right = page.area.columns(6.4, 5.6, gap=0.35)
    rest = _put_chart(page, left, one, measure)
    used = put_status(page, right, measure.status, measure.status_words) + _GAP
    used += put_figures(page, right.below(used), measure) + _GAP
    if said_height(one, right.width) <= right.height - used:
        put_said(page, right.below(used), one)
        if rest:
            deck.flow(title, rest, notes)
    else:
        flow_said(deck, title, rest, one, notes)
    put_parts(deck, measure)


def _put_chart(
    page: DeckPage, area: SlideArea, one: PackException, measure: PackMeasure
) -> list[SlideParagraph]:
    """Name, chart, and below it why this is an exception and what is counted; gives the words that
    find no place."""
    used = page.text(area, [plain(measure.name, 18, bold=True)])
    below = _below(one, measure)
    first, *rest = split(below, area.width, area.height - used - _CHART)
    room = area.height - used - height_of(first, area.width)
    place = area.below(used).head(room)
    plot = plot_of(measure.result, chart_start(measure.result))
    if plot is None:
        page.text(place, [plain(chart_words(measure))])
    else:
        name = f"Chart: {measure.name}"
        put_line_chart(page, place, plot, measure.status, name, chart_words(measure))
    page.text(area.below(used + room), first)
    return [paragraph for part in rest for paragraph in part]


def _below(one: PackException, measure: PackMeasure) -> list[SlideParagraph]:
    """Why it is an exception, what has to be known with the finding, and what is counted."""
    story = measure.story
    return [
        (SlideRun("Exception: ", bold=True), SlideRun(f"{one.grounds}.")),
        *map(plain, filter(None, [*story.meaning, story.rounding, *measure.decided])),
        plain(story.counted, ink=MUTED),
        plain(story.source, ink=MUTED),
    ]


def put_figures(page: DeckPage, area: SlideArea, measure: PackMeasure) -> float:
    """Now, baseline, target and the distance to go; gives the height in inches."""
    rows = tuple(
        (cell(one.label), cell(one.value, bold=True), cell(one.word))
        for one in measure.story.figures
    )
    name = f"The figures of {measure.name}"
    table = SlideTable(name, ("Figure", "Value", "Note"), (2.25, 1.45, 1.95), rows)
    return put_table(page, area, table, rows)


def _put_milestone(deck: Deck, one: PackException, row: MilestoneRow) -> None:
    """A milestone of which something was said."""
    title = f"Milestone {row.id}: {one.grounds}"
    told: list[SlideParagraph] = [
        plain(row.words, 18, bold=True),
        (square_run(row.status, overdue=row.overdue), SlideRun(f"  {row.status_words}", bold=True)),
        plain(f"Due {', '.join([row.due, *row.due_notes])}. {row.lead}."),
        *([plain(f"{row.update.value} {row.update.note}".strip())] if row.update.value else []),
    ]
    flow_said(deck, title, told, one, as_at(deck.pack))


def _put_silent(deck: Deck, silent: Sequence[PackException]) -> None:
    """Those of which nothing was said, together."""
    same = {one.when for one in silent}
    rows = [
        _silent_row(one, one.milestone, one.when if len(same) > 1 else "")
        for one in silent
        if one.milestone
    ]
    table = SlideTable(
        MILESTONES,
        ("", "Milestone", "Status", "Due", "Why it is here"),
        (0.55, 5.0, 3.0, 1.9, 1.9),
        tuple(rows),
        most=_MOST,
    )
    above = [plain(same.pop())] if len(same) == 1 else []
    put_tables(deck, MILESTONES, table, as_at(deck.pack), above)


def _silent_row(one: PackException, row: MilestoneRow, when: str) -> SlideRow:
    return (
        square_cell(row.status, overdue=row.overdue),
        cell(f"{row.id} {row.words}", row.lead),
        cell(row.status_words, f"{row.update.value} {row.update.note}".strip()),
        cell(row.due, *row.due_notes),
        cell(one.grounds, when),
    )
