"""The plan as lists and tables: criteria with their measures, lettered parts, what a search found,
terms, ratings."""

from collections.abc import Callable, Mapping, Sequence

from data.plan import Criterion, Part, Term, load_plan
from kpis.commands import maturity_words, target_meaning, window_words
from kpis.definitions import Hidden, Result
from kpis.figures import count, table_figure
from kpis.milestones import STATUSES, MilestoneState
from kpis.months import short
from kpis.record import JudgedCriterion
from presentation.html.evidence import judgement_chip
from presentation.html.kit import (
    Markup,
    TableColumn,
    folded,
    join,
    link,
    rag_chip,
    status_chip,
    table,
    tag,
    whole,
)
from presentation.words import begun, joined
from presentation.words.plan import Passage, meanings, pieces

PAGE = "plan"
_NAMED = 3
"""How many short forms are named before the rest is a number."""


def prose(paragraphs: Sequence[str]) -> Markup:
    """Paragraphs, no wider than can be read."""
    return whole(tag("div", *(tag("p", words) for words in paragraphs), class_="prose"))


def bullets(entries: Sequence[object]) -> Markup:
    """A list of the plan's own points."""
    return whole(tag("ul", *(tag("li", entry) for entry in entries), class_="prose"))


def priorities(entries: Sequence[str]) -> Markup:
    """The inspection's priorities, each with a link to the section that answers it."""
    links = (
        link(f"Section {number}", PAGE, {"part": str(number)})
        for number in range(1, len(entries) + 1)
    )
    return bullets(
        [join([words, " Answered by ", to, "."]) for words, to in zip(entries, links, strict=True)]
    )


def explained(terms: Sequence[Term]) -> Markup:
    """The terms of one block in full, folded away for those who live by them."""
    if not terms:
        return Markup()
    named = [term.term for term in terms]
    few = named if len(named) <= _NAMED + 1 else [*named[:_NAMED], f"{len(named) - _NAMED} more"]
    full = tag("p", tag("small", meanings(terms)), class_="prose")
    return whole(folded(f"Short forms here: {joined(few)}", full))


def criteria_table(
    criteria: Sequence[Criterion], results: Sequence[Result], *, label: str
) -> Markup:
    """One row a counted criterion: its number, the plan's words, and its measures as they stand."""
    columns = (
        TableColumn("No.", "name"),
        TableColumn("The plan's words", "words"),
        TableColumn("Measured by, as it stands", "by"),
    )
    rows = [
        (
            one.id,
            _words(one),
            _measured([each for each in results if each.measure.criterion == one.id]),
        )
        for one in criteria
    ]
    return table("criteria cards", label, columns, rows)


def _words(criterion: Criterion) -> Markup:
    stem = tag("small", criterion.stem, class_="under") if criterion.stem else ""
    return join([stem, criterion.words])


def _measured(results: Sequence[Result]) -> Markup:
    entries = (
        tag(
            "li",
            link(one.measure.name, "measure", {"id": one.measure.id}),
            " ",
            tag("small", _now(one)),
            " ",
            status_chip(one),
        )
        for one in results
    )
    return tag("ul", *entries)


def _now(result: Result) -> str:
    if not result.told:
        return "no figure yet"
    newest = result.told[-1]
    hidden = isinstance(newest, Hidden)
    value = newest.words if hidden else table_figure(newest.value, result.measure.unit)
    return f"{value}, {short(newest.period)}"


def judged_list(found: Sequence[JudgedCriterion]) -> Markup:
    """The criteria that evidence decides, by number, each with its judgement."""
    return bullets(
        [
            join(
                [
                    tag("b", one.criterion.id),
                    " ",
                    one.criterion.words,
                    " ",
                    judgement_chip(one.judgement),
                ]
            )
            for one in found
        ]
    )


def lettered(parts: Sequence[Part]) -> Markup:
    """The steps of an action, by letter."""
    return bullets([join([tag("b", f"{one.letter}."), " ", one.words]) for one in parts])


def found_list(found: Sequence[Passage], asked: str) -> Markup:
    """What a search found: the place as a link, and its words with the hits marked."""
    entries = (
        tag("li", tag("div", _place(one, asked)), tag("div", _marked(one.words, asked)))
        for one in found
    )
    return whole(tag("ul", *entries, class_="found prose"))


def _place(passage: Passage, asked: str) -> Markup:
    words = _marked(passage.place, asked)
    if passage.measure:
        return link(words, "measure", {"id": passage.measure})
    return link(words, PAGE, {"part": passage.part, "block": passage.block})


def _marked(words: str, asked: str) -> Markup:
    return join(
        [tag("mark", piece.words) if piece.hit else piece.words for piece in pieces(words, asked)]
    )


def glossary_table(terms: Sequence[Term], is_used: Callable[[Term], bool], *, label: str) -> Markup:
    """One row a term: in full, and a link that finds it in the plan."""
    columns = (
        TableColumn("Term", "name"),
        TableColumn("In full"),
        TableColumn("In the plan", "where"),
    )
    rows = [
        (one.term, begun(one.full_form), _finding(one) if is_used(one) else "Not used")
        for one in terms
    ]
    return table("glossary", label, columns, rows)


def _finding(term: Term) -> Markup:
    """The link says what it finds: a list of links is read without the table round it."""
    return link(f"Find {term.term}", PAGE, {"find": term.term.removesuffix("s")})


def updates_link(section: int) -> Markup:
    """Where the newest updates of a section's milestones are."""
    return whole(
        tag(
            "p",
            tag(
                "small",
                link("Newest updates of these milestones", "milestones", {"show": str(section)}),
            ),
        )
    )


def ratings_table(states: Sequence[MilestoneState]) -> Markup:
    """The plan's ratings in its words, and how many milestones have each."""
    meaning: Mapping[str, str] = {str(one.status): one.meaning for one in load_plan().rag}
    columns = (
        TableColumn("Rating", "name"),
        TableColumn("What the plan means by it"),
        TableColumn("Milestones now", "num"),
    )
    rows = [
        (rag_chip(status), meaning[status], count(sum(state.status == status for state in states)))
        for status in STATUSES
    ]
    return table("ratings", "The plan's ratings", columns, rows)


def definitions_table(results: Sequence[Result]) -> Markup:
    """One row a measure: what is counted, out of what, over which months, and its target."""
    columns = (
        TableColumn("Measure", "name"),
        TableColumn("Counted", "counted"),
        TableColumn("Out of", "of"),
        TableColumn("Months", "months"),
        TableColumn("Target", "target"),
    )
    return table("definitions cards labelled", "All measures", columns, map(_definition, results))


def _definition(result: Result) -> tuple[object, ...]:
    measure = result.measure
    name = join(
        [
            link(measure.name, "measure", {"id": measure.id}),
            tag("small", measure.criterion, class_="under"),
        ]
    )
    covers = (
        f"{begun(window_words(measure.calculation))}; shown {maturity_words(measure.calculation)}."
    )
    target = measure.target.words if measure.target.kind == "none" else target_meaning(measure)
    return name, begun(measure.counted), begun(measure.out_of), covers, begun(target)
