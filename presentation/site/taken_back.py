"""The public page after its figures were taken back, and before others are approved: no figure
stands any longer where they stood."""

from presentation.html.kit import Markup, tag
from presentation.site.look import STYLE
from presentation.site.page import EASY_READ, INDEX, as_bytes, document
from presentation.site.told import TakenBack
from presentation.words.public import TAKEN_BACK, taken_back_words


def taken_back_files(told: TakenBack) -> dict[str, bytes]:
    """The files by their paths relative to the folder. The pages that others have linked to or
    shown in a frame say the same; the rest of what was published goes."""
    whole = document(told, TAKEN_BACK, tag("body", tag("main", _said(told, "h1"))), STYLE)
    piece = as_bytes(f"{_said(told, 'h2')}\n")
    return {INDEX: whole, EASY_READ: whole, "embed.html": whole, "fragment.html": piece}


def _said(told: TakenBack, heading: str) -> Markup:
    words = taken_back_words(told.edition, told.contact)
    notices = (tag("p", one, class_="notice") for one in told.notices)
    return tag("div", *notices, tag(heading, TAKEN_BACK), *(tag("p", one) for one in words))
