"""Of which editions a reader may have papers made, and the one that they pick."""

from data.record import Edition, released
from pages.parts import source
from pages.parts.reader import looking
from pages.parts.released import may_see
from pages.parts.switch import pick
from presentation.words.papers import WHICH_EDITION, offered_words

FOR = "for"
"""The name in the address of the edition that papers are made of."""
WIDTH = 740
"""Pixels: the width of a form that is read line by line."""


def offered() -> list[Edition]:
    """The editions that the reader may see, the newest first."""
    reader = looking()
    seen = [one for one in source.view().editions if may_see(reader, one)]
    return sorted(seen, key=lambda one: (one.month, one.id), reverse=True)


def pick_edition(editions: list[Edition]) -> Edition:
    """The one that the reader picks; until then the one that the address names or that is looked
    at, or the newest that was released."""
    named = {str(one.id): offered_words(one, editions) for one in editions}
    begins = source.view().edition or next(iter(released(editions)), editions[0])
    chosen = pick(WHICH_EDITION, named, FOR, first=str(begins.id))
    return next(one for one in editions if str(one.id) == chosen)
