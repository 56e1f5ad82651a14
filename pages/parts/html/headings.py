"""What parts of a page are set with: headings with something at their right, small words, and columns."""

from collections.abc import Mapping, Sequence

from kpis.months import long
from pages.parts.html.tags import Markup, link, tag
from pages.parts.words.grammar import begun


def heading(words: str, *more: object) -> Markup:
    """A heading of the third level, as the page's own look."""
    return tag("div", tag("h3", words), *more, class_="plan heading")


def caption(words: object) -> Markup:
    """Small words under what they are about."""
    return tag("p", tag("small", words), class_="plan caption")


def columns(*parts: object) -> Markup:
    """Parts beside one another, below one another where there is no room."""
    return tag("div", *(tag("div", part) for part in parts), class_="plan columns")


def section_heading(number: int, title: str) -> Markup:
    """The heading of a section's table on the overview, with the way to its charts and milestones."""
    more = link(f"Section {number}: charts and milestones →", "sections", {"section": str(number)})
    return heading(f"{number}. {title}", more)


def since_choice(periods: Sequence[str], meetings: Mapping[str, str], name: str) -> Markup:
    """Other months and meetings (their words by what the address calls them), folded away; the one that is chosen goes
    into the address under that name.

    Links, because the overview would stand only when the code of a list to pick from has been fetched and run.
    """
    held = [tag("li", link(begun(words), "", {name: value})) for value, words in meetings.items()]
    months = [tag("li", link(long(period), "", {name: period})) for period in periods]
    lists = [tag("ul", *held, class_="meetings")] if held else []
    words = f"Another month{' or meeting' if held else ''}"
    return tag("details", tag("summary", words), *lists, tag("ul", *months), class_="choice")
