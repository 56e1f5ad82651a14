"""The first page: the answer, who approved it, and how each promise stands."""

from data.plurals import counted
from presentation.html.kit import Markup, tag
from presentation.site.marks import measure_counts, milestone_counts
from presentation.site.page import ABOUT_PAGE, EASY_READ, INDEX, explained, listed, page, standing
from presentation.site.told import PublicEdition, PublicSection
from presentation.words import joined
from presentation.words.public import (
    ABOUT,
    ANSWER,
    DATA_NOTE,
    EASY_INVITES,
    LEAVES_OUT,
    SECTIONS,
    TITLE,
    worse_lately,
)


def front_page(told: PublicEdition) -> bytes:
    """The first page."""
    return page(
        told,
        INDEX,
        TITLE,
        tag("h1", TITLE),
        tag("div", *standing(told), class_="standing"),
        tag("p", tag("a", EASY_INVITES, href=EASY_READ), class_="go"),
        tag("h2", ANSWER),
        *_answer(told),
        tag("h2", SECTIONS),
        explained(*(one.plan.area_for_improvement for one in told.sections)),
        *map(_section, told.sections),
        tag("h2", "All figures in a file"),
        tag("p", DATA_NOTE),
        listed(tag("a", words, href=file) for file, words in _FILES),
        tag("p", LEAVES_OUT, " ", tag("a", ABOUT, href=ABOUT_PAGE), "."),
    )


_FILES = (
    ("data.csv", "Figures for a spreadsheet (CSV)"),
    ("definitions.csv", "What each figure means, for a spreadsheet (CSV)"),
    ("data.json", "Figures and meanings for programs (JSON)"),
)


def _answer(told: PublicEdition) -> tuple[Markup, ...]:
    results = tuple(told.results.by_id.values())
    worse = worse_lately(results, told.lately)
    lately = f"Got worse in the last months: {joined(worse)}." if worse else ""
    return (
        tag("p", told.answer, class_="answer"),
        tag("p", f"The plan has {counted(len(results), 'measure')}. Of these:"),
        measure_counts(results),
        tag("p", lately) if lately else Markup(""),
        tag("p", f"The plan has {counted(len(told.states), 'milestone')}, the steps to get there:"),
        milestone_counts(told.states),
    )


def _section(section: PublicSection) -> Markup:
    plan = section.plan
    measures = tag("p", f"{counted(len(section.results), 'measure')}:") if section.results else ""
    steps = tag("p", f"{counted(len(section.states), 'milestone')}:") if section.states else ""
    return tag(
        "section",
        tag("h3", f"{plan.number}. {plan.short_title}", id=f"s{plan.number}"),
        tag("blockquote", tag("p", plan.area_for_improvement)),
        measures,
        measure_counts(section.results),
        steps,
        milestone_counts(section.states),
        tag("p", tag("a", f"See all of “{plan.short_title}”", href=section.file)),
        class_="card",
        aria_labelledby=f"s{plan.number}",
    )
