"""Editions in words: which there are, which one a page shows, and that working figures are not for
sharing."""

from collections.abc import Sequence

from data.clock import uk_time
from data.plurals import counted, have
from data.record import Edition
from kpis.months import long
from presentation.words.grammar import long_date

EDITION, EDITIONS = "Edition", "Editions"
OTHERS, NEWER = "Other editions", "There is a newer edition"
WORKING, NOT_SHARED = "Working figures", "Not for sharing."
NONE_TITLE = "Nothing has been released yet"
NONE_YET = (
    "A board sees figures once an analyst has made an edition of them for a meeting, and an "
    "administrator has approved it."
)
FIRST = "This is the first edition: there is no earlier one to compare with."
_LONGEST = 7
"""No edition has a number of so many digits."""
INSTEAD_NEWEST, INSTEAD_WORKING = "This is the newest.", "These are working figures."
COMPARED = "Measures are compared with what that edition shows."


def edition_named(edition: Edition) -> str:
    """The edition as a file names it, with what has become of it where that is not its approval."""
    stands = "" if edition.state == "approved" else f" {state_words(edition)}"
    return f"Edition {edition.id}: {edition.name}.{stands}"


def edition_words(edition: Edition) -> str:
    """To which month it goes, and who released it when."""
    return f"Figures to {long(edition.month)}. {state_words(edition)}"


def standing_words(edition: Edition) -> str:
    """The same in short, as it goes on from its name above every page; who approved it is told with
    the editions."""
    stands = "" if edition.state == "approved" else f" {state_words(edition)}"
    return f"figures to {long(edition.month)}.{stands}"


def state_words(edition: Edition) -> str:
    """What has become of an edition."""
    if gone := edition.withdrawal:
        when = long_date(uk_time(gone.at).date())
        return f"Withdrawn by {gone.by} on {when}: {gone.reason.rstrip('.')}."
    if approval := edition.approval:
        return f"Approved by {approval.by} on {long_date(uk_time(approval.at).date())}."
    return "Waiting for approval: no board sees it yet."


def moved_words(measures: int | None) -> str:
    """How many measures have moved since the newest edition; None where there is no edition."""
    if measures is None:
        return "No edition has been released yet."
    told = (
        f"{counted(measures, 'measure')} {have(measures)} moved"
        if measures
        else "Nothing has moved"
    )
    return f"{told} since the newest edition."


def editions_summary(newest: Edition | None) -> str:
    """For which meeting the newest is that a board sees."""
    if newest is None:
        return NONE_YET
    return f"The newest edition is for {newest.name}, with figures to {long(newest.month)}."


def called(edition: Edition) -> str:
    """An edition inside a sentence."""
    return f"edition {edition.id}"


def relations(edition: Edition, editions: Sequence[Edition]) -> list[str]:
    """What it corrects, and what it is corrected by, of the editions that a reader is told of."""
    corrects = [f"Corrects {called(one)}." for one in editions if one.id == edition.corrects]
    by = [
        f"Corrected by {called(one)}."
        for one in editions
        if one.corrects == edition.id and one.state == "approved"
    ]
    return [*corrects, *by]


def missed_words(asked: str, edition: Edition | None, shown: str) -> str:
    """Why a reader does not see the edition that they asked for, and what is `shown` instead."""
    return f"{_missed(asked, edition)} {shown}"


def _missed(asked: str, edition: Edition | None) -> str:
    if edition is None or (edition.withdrawal and not edition.approval):
        number = asked.isdecimal() and len(asked) < _LONGEST
        return f"There is no edition {asked}." if number else "There is no such edition."
    told = state_words(edition)
    if edition.withdrawal:
        return f"Edition {edition.id} was {told[:1].lower()}{told[1:]}"
    return f"Edition {edition.id} waits for approval: no board sees it yet."
