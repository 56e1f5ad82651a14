"""What the papers are, and the answer: how the plan is delivered, what needs attention, what has
changed."""

from presentation.html.kit import Markup, disc, join, square, tag
from presentation.packs import Pack
from presentation.rows import SectionRow
from presentation.web.kit import chapter, facts, grid, listed, paragraphs, small
from presentation.words import long_date
from presentation.words.packs import HEADS


def cover(pack: Pack) -> Markup:
    """Whose papers they are, and for which meeting."""
    return tag(
        "header",
        tag("p", f"{pack.place} · {pack.plan}", class_="over"),
        tag("h1", pack.meeting),
        notices_of(pack),
    )


def cover_facts(pack: Pack) -> Markup:
    """The facts of the edition: they stand under the answer, which is what is read first."""
    told = facts([("As at", long_date(pack.day)), *pack.facts])
    return join([tag("h2", "About these papers"), told, paragraphs(pack.chosen)])


def notices_of(pack: Pack) -> Markup:
    """What has to be known before anything is read, such as that no figure is real."""
    return join([tag("p", one, class_="notice") for one in pack.notices])


def answer(pack: Pack) -> Markup:
    """The question with its answer, the counts behind it, and how each section stands."""
    return chapter(
        "answer",
        pack.question,
        # They stand just above it, at the head of the page.
        Markup(),
        tag("p", pack.finding, class_="finding"),
        _counts(pack),
        grid(
            HEADS["progress"],
            ("Section", "Measures and evidence", "Milestones"),
            map(_section, pack.rows),
        ),
        tag("h3", HEADS["attention"]),
        listed(pack.attention),
    )


def changes(pack: Pack) -> Markup:
    """What has changed since the edition before."""
    held = pack.changes
    others = [tag("h3", HEADS["others"]), listed(held.others)] if held.others else []
    measures = [tag("h3", "Measures"), listed(held.measures)] if held.measures else []
    inside = [small(held.compared), *measures, *others]
    return chapter("changes", changed(pack), notices_of(pack), *inside)


def changed(pack: Pack) -> str:
    """The title of what has changed: before the first edition there is nothing to compare."""
    changes = pack.changes
    return f"{HEADS['changes']} since {changes.since}" if changes.measures else HEADS["changes"]


def _counts(pack: Pack) -> Markup:
    """How many measures have each status, and how many milestones each rating."""
    measures = [
        tag("li", disc(status), f"{number} {words}")
        for status, number, words in pack.measure_counts
    ]
    milestones = [
        tag("li", square(rating), f"{number} {words}")
        for rating, number, words in pack.milestone_counts
    ]
    late = [tag("li", tag("b", pack.overdue, class_="late"))] if pack.overdue else []
    return facts(
        [
            ("Measures", tag("ul", *measures, class_="counts")),
            ("Milestones", tag("ul", *milestones, *late, class_="counts")),
        ]
    )


def _section(row: SectionRow) -> tuple[object, ...]:
    """The marks in a row are a picture: the words under them say as much."""
    measures = [disc(status) for status in row.measures]
    milestones = [square(rating, overdue=overdue) for rating, overdue in row.milestones]
    late = tag("b", f" · {row.overdue}", class_="late") if row.overdue else ""
    held = f"Criteria judged by evidence: {row.criterion_words}"
    criteria = tag("small", held, class_="under") if row.criterion_words else ""
    return (
        row.name,
        join([tag("div", *measures, class_="marks"), row.measure_words, criteria]),
        join([tag("div", *milestones, class_="marks"), row.milestone_words, late]),
    )
