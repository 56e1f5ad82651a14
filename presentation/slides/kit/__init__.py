"""What every slide is made of: the master, the deck, texts that fit, and tables.

Others take these names; nothing here knows what a pack says but for its notices.
"""

from presentation.slides.kit.areas import SlideArea
from presentation.slides.kit.deck import INSIDE, Deck, DeckPage
from presentation.slides.kit.fixing import fixed
from presentation.slides.kit.measuring import measured_in
from presentation.slides.kit.splitting import height_of, split
from presentation.slides.kit.tables import (
    SlideCell,
    SlideRow,
    SlideTable,
    cell,
    put_table,
    put_tables,
)
from presentation.slides.kit.template import UnusableTemplateError, font_of, master_of
from presentation.slides.kit.texts import (
    BODY,
    LANGUAGE,
    MUTED,
    PANEL,
    STRONG,
    TEXT,
    Ink,
    SlideParagraph,
    SlideRun,
    held,
    look,
    paint,
    plain,
    roomless,
    write,
)

__all__ = [
    "BODY",
    "INSIDE",
    "LANGUAGE",
    "MUTED",
    "PANEL",
    "STRONG",
    "TEXT",
    "Deck",
    "DeckPage",
    "Ink",
    "SlideArea",
    "SlideCell",
    "SlideParagraph",
    "SlideRow",
    "SlideRun",
    "SlideTable",
    "UnusableTemplateError",
    "cell",
    "fixed",
    "font_of",
    "height_of",
    "held",
    "look",
    "master_of",
    "measured_in",
    "paint",
    "plain",
    "put_table",
    "put_tables",
    "roomless",
    "split",
    "write",
]
