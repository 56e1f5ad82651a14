"""The exceptions of which nobody has said anything, folded away under how many they are."""

from collections.abc import Sequence

from kpis.exceptions import ExceptionCase
from presentation.html.kit import Markup, folded, tag, whole
from presentation.html.minutes import about_link
from presentation.words.exceptions import EXCEPTION_MEANS, exception_words, without_words


def silent_list(cases: Sequence[ExceptionCase]) -> Markup:
    """One entry an exception, with the way to where it stands: `Longest wait: worse since May
    2026`, after what the word means; nothing where all have commentary."""
    listed = [tag("li", about_link(case.about), f": {exception_words(case)}") for case in cases]
    means = tag("p", tag("small", EXCEPTION_MEANS))
    words = without_words(len(cases))
    return whole(folded(words, means, tag("ul", *listed))) if listed else Markup()
