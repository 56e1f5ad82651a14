"""What can be asked for when papers are made, in words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from data.record import Edition
from presentation.words.editions import edition_name
from presentation.words.grammar import joined
from presentation.words.site import relations, state_words

PAPERS, MAKING = "Papers", "Make the papers"
FORM_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pdf": ("PDF", "to send out with the agenda, and to print"),
        "pptx": ("Slides", "PowerPoint, to show in the meeting"),
        "xlsx": ("Workbook", "Excel, to look into every figure"),
        "csv": ("CSV", "tables as plain files, for other programs"),
        "html": ("Web page", "one file, to read on a screen or a phone"),
    }
)
"""Each form of papers: its name, and what it is for."""
WHICH_PAPERS, WHICH_EDITION, WHICH_FORMATS = "What to make", "Edition", "Files"
MEETING = "Meeting that they are for"
MEETING_NOTE = "It stands on the cover. Blank: the meeting of the edition."
SECTIONS = "Sections of the plan"
SECTIONS_NOTE = (
    "None chosen: all. The first page answers for the whole plan, whatever sections follow."
)
KIND = "Which figures"
BOARD_KIND = "The edition’s, as the board sees them"
WORKING_KIND = "Working pack: exact figures, not for sharing"
TAKES = "This takes up to half a minute. Stay on this page until it is done."
OTHERS_FIRST = "Waiting until the papers of somebody else are made"
NO_FORMAT = "Tick at least one of what can be made."
NO_TEMPLATE = (
    "The slides cannot be made now. Make the papers without them, and tell whoever looks after the "
    "dashboard."
)
NOTHING_YET = (
    "No papers can be made yet. They are made of an edition: figures that an analyst has made for "
    "a meeting, and an administrator has approved."
)
"""What it takes before there are papers."""
_STATES = {"waiting": " (waits for approval)", "withdrawn": " (withdrawn)", "approved": ""}


def papers_summary(edition: Edition) -> str:
    """For which meeting papers can be made, in which forms, and what their edition is where it is
    not approved."""
    names = joined([name if name.isupper() else name.lower() for name, _ in FORM_WORDS.values()])
    told = f"Papers for {edition.name} can be made: {names}."
    return told if edition.state == "approved" else f"{told} {state_words(edition)}"


def papers_of(edition: int) -> str:
    """What leads to the papers of an edition."""
    return f"Papers of edition {edition}"


def offered_words(edition: Edition, editions: Sequence[Edition]) -> str:
    """An edition in the list to choose from, with what has become of it."""
    corrected = [one for one in relations(edition, editions) if one.startswith("Corrected")]
    later = f" ({corrected[0][:1].lower()}{corrected[0][1:].rstrip('.')})" if corrected else ""
    return f"{edition_name(edition)}{_STATES[edition.state] or later}"
