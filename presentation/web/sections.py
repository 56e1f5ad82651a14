"""The sections of the plan: waits, measures, milestones by rating, and evidence."""

from presentation.html.kit import Markup, join, rag_chip, tag
from presentation.packs import Pack, PackAction, PackSection
from presentation.palette import LIGHT
from presentation.rows import MilestoneRow
from presentation.story import Answered
from presentation.web.answer import notices_of
from presentation.web.kit import chapter, chart, grid, listed, paragraphs, small
from presentation.web.measures import measure, panel
from presentation.words.packs import HEADS

_WORST_FIRST = ("Red", "Amber", "Green", "Grey", "Blue")


def section_id(one: PackSection) -> str:
    """What the contents list calls the part of a section."""
    return f"section-{one.number}"


def section(one: PackSection, pack: Pack) -> Markup:
    """All that is told of a section."""
    measures = [tag("h3", "Measures"), *map(measure, one.measures)] if one.measures else []
    return chapter(
        section_id(one),
        one.name,
        notices_of(pack),
        tag("blockquote", tag("p", one.goal)),
        tag("p", one.finding, class_="finding"),
        _waits(one),
        *measures,
        _milestones(one, pack),
    )


def _waits(one: PackSection) -> Markup:
    """The plan's questions on waits, answered, and the charts that say why."""
    if not one.waits:
        return Markup()
    title = tag("h3", "How long children wait")
    return join([title, *map(_answered, one.waits), *map(panel, one.wait_panels)])


def _answered(one: Answered) -> Markup:
    drawn = chart(one.draw(LIGHT), one.alternative, "") if one.draw else ""
    return tag(
        "article",
        tag("h4", one.question),
        tag("p", tag("b", one.word), f" {one.sentence}"),
        drawn,
        paragraphs(one.meaning, one.course, one.ahead),
        small(one.rounding),
    )


def _milestones(one: PackSection, pack: Pack) -> Markup:
    """Its milestones: those that are overdue, then a table for each rating, the worst first."""
    if not one.actions:
        return Markup()
    held = [(action, row) for action in one.actions for row in action.milestones]
    means = dict(pack.ratings)
    groups = [("Overdue, whatever its rating", [each for each in held if each[1].overdue])] + [
        (f"{rating}: {means.get(rating, '')}", [each for each in held if _rated(each[1], rating)])
        for rating in _WORST_FIRST
    ]
    tables = [_table(words, rows) for words, rows in groups if rows]
    missing = [
        f"{action.id} {action.title}: {action.note}" for action in one.actions if action.note
    ]
    notes = listed(missing) if missing else ""
    return join([tag("h3", f"Milestones of section {one.number}"), notes, *tables])


def _rated(row: MilestoneRow, rating: str) -> bool:
    return row.status == rating and not row.overdue


def _table(words: str, rows: list[tuple[PackAction, MilestoneRow]]) -> Markup:
    head = ("Milestone", "Where it stands", "Newest update")
    return grid(f"{words} ({len(rows)})", head, [_row(*each) for each in rows])


def _row(action: PackAction, row: MilestoneRow) -> tuple[object, ...]:
    """Three columns, so that a phone has room for all of them."""
    words = f"Action {action.id}: {action.title.rstrip('.')}. {row.lead}"
    under = tag("small", words, class_="under")
    chip = rag_chip(row.status, row.status_words, overdue=row.overdue)
    late = tag("b", "Overdue", class_="late under") if row.overdue else ""
    notes = [tag("small", note, class_="under") for note in (*row.due_notes, row.held) if note]
    day = tag("small", row.update.note, class_="under") if row.update.note else ""
    return (
        join([tag("b", row.id), " ", row.words, under]),
        join([chip, late, tag("span", f"Due {row.due}", class_="under"), *notes]),
        join([row.update.value, day]),
    )


def evidence(pack: Pack) -> Markup:
    """The criteria that evidence judges, section by section, each with its newest evidence."""
    tables = [
        grid(
            one.name,
            ("Criterion", "Judgement", "Newest evidence"),
            [
                (
                    join([tag("b", each.id), " ", each.words]),
                    each.judgement_words,
                    join([each.evidence, tag("small", each.source, class_="under")]),
                )
                for each in one.criteria
            ],
        )
        for one in pack.sections
        if one.criteria
    ]
    return chapter("evidence", HEADS["evidence"], notices_of(pack), *tables)
