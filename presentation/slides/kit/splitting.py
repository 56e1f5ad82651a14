"""What of a text fits, and what goes on to the next slide."""

from collections.abc import Sequence

from presentation.slides.kit.measuring import line_height, lines
from presentation.slides.kit.texts import SlideParagraph, held, largest, said

AFTER = 4
"""Points between two paragraphs."""
_TORN = 4
"""A paragraph of fewer lines is not torn where it may go on to the next slide whole."""


def paragraph_lines(paragraph: SlideParagraph, width: float) -> list[str]:
    """The lines that a paragraph takes in so many inches."""
    bold = sum(len(run.words) for run in paragraph if run.bold)
    words = held(said(paragraph))
    return lines(words, width, largest(paragraph), bold=2 * bold > len(words))


def height_of(paragraphs: Sequence[SlideParagraph], width: float, after: float = AFTER) -> float:
    """How high the paragraphs are together, in inches."""
    return sum(_height(one, width) + after / 72 for one in paragraphs)


def _height(paragraph: SlideParagraph, width: float) -> float:
    return len(paragraph_lines(paragraph, width)) * line_height(largest(paragraph))


def split(
    paragraphs: Sequence[SlideParagraph], width: float, height: float, after: float = AFTER
) -> list[list[SlideParagraph]]:
    """The paragraphs by slides, of which each holds so many inches; at least one. A long paragraph
    is torn between two lines; its parts have the look of its longest run."""
    pages: list[list[SlideParagraph]] = [[]]
    left, waiting = height, list(paragraphs)
    while waiting:
        paragraph = waiting.pop(0)
        takes = _height(paragraph, width) + after / 72
        if takes <= left:
            pages[-1].append(paragraph)
            left -= takes
            continue
        first, rest = _torn(paragraph, width, left - after / 72, whole=bool(pages[-1]))
        pages[-1] += first
        waiting[:0] = rest
        pages.append([])
        left = height
    return pages


def _torn(
    paragraph: SlideParagraph, width: float, left: float, *, whole: bool
) -> tuple[list[SlideParagraph], list[SlideParagraph]]:
    """What fits into the inches that are left, and the rest. `whole`: it may go on whole; else a
    line is taken even where none fits, so that every slide takes something."""
    found = paragraph_lines(paragraph, width)
    fitting = int(left / line_height(largest(paragraph)))
    if whole and (len(found) < _TORN or fitting < 2):
        return [], [paragraph]
    look = max(paragraph, key=lambda run: len(run.words))
    taken = max(1, fitting)
    # A break at which the text is torn is made by the next slide.
    first = "".join(found[:taken]).removesuffix("\n")
    rest = "".join(found[taken:])
    return [(look._replace(words=first),)], [(look._replace(words=rest),)] if rest else []
