"""Editions in words: which one a page shows, and that working figures are not for sharing."""

from data.clock import uk_time
from data.plurals import counted, have
from data.record import Edition
from kpis.months import long
from presentation.words.grammar import long_date

WORKING, NOT_SHARED = "Working figures", "Not for sharing."
NONE_TITLE = "Nothing has been released yet"
NONE_YET = (
    "A board sees figures once an analyst has made an edition of them for a meeting, and an "
    "administrator has approved it."
)
FIRST = "This is the first edition: there is no earlier one to compare with."
COMPARED = "Measures are compared with what that edition shows."


def edition_named(edition: Edition) -> str:
    """The edition as a file names it, with what has become of it where that is not its approval."""
    stands = "" if edition.state == "approved" else f" {state_words(edition)}"
    return f"Edition {edition.id}: {edition.name}.{stands}"


def edition_words(edition: Edition) -> str:
    """To which month it goes, and who released it when."""
    return f"Figures to {long(edition.month)}. {state_words(edition)}"


def state_words(edition: Edition) -> str:
    """What has become of an edition."""
    if gone := edition.withdrawal:
        when = long_date(uk_time(gone.at).date())
        return f"Withdrawn by {gone.by} on {when}: {gone.reason}"
    if approval := edition.approval:
        return f"Approved by {approval.by} on {long_date(uk_time(approval.at).date())}."
    return "Waiting for approval: no board sees it yet."


def moved_words(edition: Edition | None, measures: int) -> str:
    """How many measures have moved since the newest edition."""
    if edition is None:
        return "No edition has been released yet."
    told = (
        f"{counted(measures, 'measure')} {have(measures)} moved"
        if measures
        else "Nothing has moved"
    )
    return f"{told} since the edition for {edition.name}."
