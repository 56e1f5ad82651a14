"""The exceptions: what is off, what was said of it, and what the board is asked."""

from presentation.html.kit import Markup, join, rag_chip, tag, told_chip
from presentation.packs import Pack, PackException, PackMeasure
from presentation.rows import MilestoneRow
from presentation.web.answer import notices_of
from presentation.web.kit import chapter, facts, paragraphs, small
from presentation.web.measures import key_figures, measure_chart
from presentation.words import begun
from presentation.words.packs import HEADS


def exceptions(pack: Pack) -> Markup:
    """All of them, worst first, after what is asked for them."""
    told = [_exception(one) for one in pack.exceptions] or [paragraphs("There are none.")]
    inside = [small(pack.exception_means), _asked(pack), *told]
    return chapter("exceptions", HEADS["exceptions"], notices_of(pack), *inside)


def _asked(pack: Pack) -> Markup:
    """What the board is asked, all of it at one place."""
    asking = [one for one in pack.exceptions if one.asked]
    if not asking:
        return Markup()
    asked = facts([(one.name, one.asked) for one in asking])
    return join([tag("h3", HEADS["asked"]), asked])


def _exception(one: PackException) -> Markup:
    drawn = _measure(one.measure) if one.measure else ""
    stands = _milestone(one.milestone) if one.milestone else ""
    late = tag("p", tag("b", one.late), class_="late") if one.late else ""
    name = f"{one.id} {one.name}" if one.milestone else one.name
    return tag(
        "article",
        tag("h3", name),
        tag("p", tag("b", "Why it is an exception: "), f"{begun(one.grounds)}."),
        stands,
        drawn,
        facts(one.said),
        late,
        small(one.when),
    )


def _measure(measure: PackMeasure) -> Markup:
    """It stands beside its chart here too: nobody has to look for it further on."""
    status = tag("p", told_chip(measure.status, measure.status_words))
    return join(
        [status, paragraphs(measure.story.finding), key_figures(measure), measure_chart(measure)]
    )


def _milestone(row: MilestoneRow) -> Markup:
    notes = "".join(f", {note}" for note in row.due_notes)
    chip = rag_chip(row.status, row.status_words, overdue=row.overdue)
    return tag("p", chip, f" Due {row.due}{notes}. {row.lead}.")
