"""The easy read page: large type, short sentences, one idea each, a symbol beside each verdict."""

from collections.abc import Iterable

from presentation.html.kit import Markup, join, tag
from presentation.site.marks import easy_mark
from presentation.site.page import EASY_READ, page
from presentation.site.told import PublicEdition, PublicSection
from presentation.words.public import (
    EASY,
    EASY_START,
    Easy,
    easy_measure,
    easy_section,
    easy_steps,
    easy_until,
)


def easy_page(told: PublicEdition) -> bytes:
    """The page."""
    return page(
        told,
        EASY_READ,
        EASY,
        tag("h1", "What we said, and what happened"),
        *(tag("p", one) for one in (*EASY_START, easy_until(told.edition.month))),
        *(_section(told, one) for one in told.sections),
        kind="easy",
    )


def _section(told: PublicEdition, section: PublicSection) -> Markup:
    title, promised = easy_section(section.plan)
    lately = told.lately
    measures = (easy_measure(one, lately.get(one.measure.id)) for one in section.results)
    steps = easy_steps(section.states) if section.states else []
    return join(
        (
            tag("h2", title),
            *(tag("p", one) for one in promised),
            *_said(measures),
            *_said(steps),
        )
    )


def _said(every: Iterable[Easy]) -> Iterable[Markup]:
    for one in every:
        told = (tag("p", words) for words in one.sentences)
        stands = (tag("p", tag("b", words)) for words in one.verdict)
        yield tag("div", easy_mark(one), tag("div", *told, *stands), class_="said")
