"""Large figures in a row: what each is, the figure, and a word on it."""

from collections.abc import Sequence

from presentation.html.kit.tags import Markup, tag, whole
from presentation.story import KeyFigure


def figure_row(figures: Sequence[KeyFigure]) -> Markup:
    """The figures beside one another, below one another on a phone."""
    return whole(tag("dl", *map(_figure, figures), class_="figures"))


def _figure(figure: KeyFigure) -> Markup:
    word = tag("dd", tag("span", figure.word, class_="pill")) if figure.word else ""
    return tag("div", tag("dt", figure.label), tag("dd", figure.value, class_="value"), word)
