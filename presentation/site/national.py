"""A page with one measure over several places: a table, what it counts, and who tells no figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kpis.definitions import Measure
from kpis.national import NationalFigure, NoFigure, Told
from presentation.html.kit import Markup, join, tag
from presentation.rows import national_row
from presentation.site.look import STYLE
from presentation.site.page import document, listed
from presentation.words import begun
from presentation.words.public import (
    NATIONAL_HEADS,
    NOT_TOLD,
    SEVERAL,
    national_definition,
    national_notes,
)
from presentation.words.site import DEMONSTRATION


@dataclass(frozen=True)
class _Head:
    notices: tuple[str, ...]
    demonstration: bool
    place: str = SEVERAL


def national_page(measure: Measure, told: Sequence[Told]) -> bytes:
    """The page, as a file."""
    shown = [one for one in told if isinstance(one, NationalFigure)]
    invented = any(one.demonstration for one in shown)
    notices = (f"Demonstration. {DEMONSTRATION}",) if invented else ()
    main = tag(
        "main",
        *(tag("p", one, class_="notice") for one in notices),
        tag("h1", measure.name),
        _table(measure, shown),
        *(tag("p", tag("bdi", one), class_="soft") for one in national_notes(measure, shown)),
        tag("h2", "What is counted"),
        tag("dl", *_definition(measure), class_="terms"),
        _untold([one for one in told if isinstance(one, NoFigure)]),
        id="main",
    )
    return document(_Head(notices, invented), measure.name, tag("body", main), STYLE)


def _table(measure: Measure, told: Sequence[NationalFigure]) -> Markup:
    if not told:
        return tag("p", "No place tells a figure.")
    head = tag("thead", tag("tr", *(tag("th", one, scope="col") for one in NATIONAL_HEADS)))
    rows = (_row(national_row(one, measure)) for one in told)
    table = tag("table", head, tag("tbody", *rows), aria_label=measure.name)
    return tag("div", table, class_="scroll", role="region", aria_label=measure.name, tabindex="0")


def _row(cells: tuple[str, ...]) -> Markup:
    place, *others = (tag("bdi", one) for one in cells)
    return tag("tr", tag("th", place, scope="row"), *(tag("td", one) for one in others))


def _definition(measure: Measure) -> list[Markup]:
    return [
        join((tag("dt", head), tag("dd", begun(words))))
        for head, words in national_definition(measure)
    ]


def _untold(told: Sequence[NoFigure]) -> Markup:
    if not told:
        return Markup("")
    named = listed(tag("bdi", f"{one.title}: {one.why}") for one in told)
    return join((tag("h2", NOT_TOLD), named))
