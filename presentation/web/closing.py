"""What explains the figures: how charts are read, how fresh they are, how they are made, and what
was hidden."""

from presentation.html.kit import Markup, disc, join, square, tag
from presentation.packs import Pack
from presentation.web.answer import notices_of
from presentation.web.kit import chapter, facts, grid, paragraphs, table_of
from presentation.words.packs import HEADS


def reading(pack: Pack) -> Markup:
    """How the charts are read: under each stands only what is its own."""
    return chapter("reading", HEADS["reading"], notices_of(pack), facts(pack.reading))


def quality(pack: Pack) -> Markup:
    """How fresh each extract is."""
    inside = [paragraphs(pack.quality_words), table_of(pack.quality)]
    return chapter("quality", HEADS["quality"], notices_of(pack), *inside)


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
        HEADS["methods"],
        notices_of(pack),
        grid(HEADS["statuses"], ("Status", "Meaning"), statuses),
        grid(HEADS["ratings"], ("Rating", "Meaning"), ratings),
        tag("h3", HEADS["made"]),
        *rules,
    )


def hidden(pack: Pack) -> Markup:
    """Which figures are not shown, and why."""
    inside = [paragraphs(pack.hidden_words), table_of(pack.hidden)]
    return chapter("hidden", HEADS["hidden"], notices_of(pack), *inside)
