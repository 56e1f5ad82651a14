"""What explains the figures: how charts are read, how fresh they are, how they are made, and what
was hidden."""

from presentation.html.kit import Markup, disc, join, square, tag
from presentation.packs import Pack
from presentation.web.answer import notices_of
from presentation.web.kit import chapter, facts, grid, paragraphs, table_of
from presentation.words.packs import READING

READING_ID = "reading"
"""What links under charts lead to."""


def reading(pack: Pack) -> Markup:
    """How the charts are read: under each stands only what is its own."""
    return chapter(READING_ID, READING, notices_of(pack), facts(pack.reading))


def quality(pack: Pack) -> Markup:
    """How fresh each extract is."""
    inside = [paragraphs(pack.quality_words), table_of(pack.quality)]
    return chapter("quality", "Data quality and freshness", notices_of(pack), *inside)


def methods(pack: Pack) -> Markup:
    """What the marks mean, and by which rules figures are made."""
    statuses = [
        (join([disc(status), " ", name]), meaning) for status, name, meaning in pack.statuses
    ]
    ratings = [(join([square(rating), " ", rating]), meaning) for rating, meaning in pack.ratings]
    rules = [
        part for one in pack.methods for part in (tag("h4", one.title), paragraphs(*one.sentences))
    ]
    return chapter(
        "methods",
        "Methods",
        notices_of(pack),
        grid("What a measure’s status means", ("Status", "Meaning"), statuses),
        grid("What a milestone’s rating means", ("Rating", "Meaning"), ratings),
        tag("h3", "How the figures are made"),
        *rules,
    )


def hidden(pack: Pack) -> Markup:
    """Which figures are not shown, and why."""
    inside = [paragraphs(pack.hidden_words), table_of(pack.hidden)]
    return chapter("hidden", "What was hidden, and why", notices_of(pack), *inside)
