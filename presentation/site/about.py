"""The page about the figures: how they are made, what is not shown, and how accessible it is."""

from presentation.html.kit import join, tag
from presentation.site.page import ABOUT_PAGE, page
from presentation.site.told import PublicEdition
from presentation.words.public import ABOUT, about_parts


def about_page(told: PublicEdition) -> bytes:
    """The page."""
    parts = (
        join((tag("h2", one.heading), *(tag("p", tag("bdi", words)) for words in one.words)))
        for one in about_parts(told.contact)
    )
    return page(told, ABOUT_PAGE, ABOUT, tag("h1", ABOUT), *parts)
