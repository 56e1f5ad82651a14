"""Headings with something at their right: the way to a section, or other months to compare with."""

from collections.abc import Sequence

from kpis.months import long
from pages.parts.html.tags import Markup, link, tag


def heading(words: str, *more: object) -> Markup:
    """A heading of the third level, as the page's own look."""
    return tag("div", tag("h3", words), *more, class_="plan heading")


def section_heading(number: int, title: str) -> Markup:
    """The heading of a section's table on the overview, with the way to its charts and milestones."""
    more = link(f"Section {number}: charts and milestones →", "sections", {"section": str(number)})
    return heading(f"{number}. {title}", more)


def month_choice(periods: Sequence[str], name: str) -> Markup:
    """Other months, folded away, which go into the address under that name.

    Links, because the overview would stand only when the code of a list to pick from has been fetched and run.
    """
    months = [tag("li", link(long(period), "", {name: period})) for period in periods]
    return tag("details", tag("summary", "Another month"), tag("ul", *months))
