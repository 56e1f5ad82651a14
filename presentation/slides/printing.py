"""The slides of a pack as a file of PowerPoint."""

from datetime import datetime
from io import BytesIO

from presentation.packs import Pack
from presentation.slides.answer import put_answer, put_asked, put_attention, put_changes
from presentation.slides.closing import put_closing
from presentation.slides.cover import put_cover
from presentation.slides.exceptions import put_exceptions
from presentation.slides.kit import LANGUAGE, Deck, fixed, font_of, held, master_of, measured_in
from presentation.slides.sections import put_sections

_PARTS = (
    put_cover,
    put_answer,
    put_attention,
    put_asked,
    put_changes,
    put_exceptions,
    put_sections,
    put_closing,
)
"""In their order."""
_LONGEST = 255
"""Letters that a property of a file may have."""


def print_slides(pack: Pack, template: bytes | None = None) -> bytes:
    """The slides of a pack (`.pptx`): with the master, layouts, fonts and colours of the template,
    a `.pptx` or `.potx`, or in our own look. The same pack and template give the same bytes. Raises
    UnusableTemplateError."""
    deck = Deck(pack, master_of(template))
    with measured_in(font_of(deck.master.slides)):
        for put in _PARTS:
            put(deck)
    _describe(deck)
    made = BytesIO()
    deck.master.slides.save(made)
    return fixed(made.getvalue(), _moment(pack))


def must_be_template(template: bytes) -> None:
    """Raise UnusableTemplateError, or whatever the library does, where no slides can be made like
    these."""
    font_of(master_of(template).slides)


def _moment(pack: Pack) -> datetime:
    """When the edition was approved, or else made (naive UTC)."""
    approval = pack.edition.approval
    return (approval.at if approval else pack.edition.at).replace(microsecond=0)


def _describe(deck: Deck) -> None:
    """The properties of the file, in place of those of the template."""
    pack, told = deck.pack, deck.master.slides.core_properties
    told.title = held(f"{pack.plan}: {pack.meeting}")[:_LONGEST]
    told.subject = held(pack.finding)[:_LONGEST]
    told.author = told.last_modified_by = held(pack.place)[:_LONGEST]
    told.comments = held(" ".join(pack.notices))[:_LONGEST]
    told.keywords = told.category = told.content_status = ""
    told.identifier = told.version = ""
    told.language, told.revision = LANGUAGE, 1
    told.created = told.modified = _moment(pack)
