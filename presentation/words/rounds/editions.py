"""The last step of a round, its edition, in words."""

from data.access import Right
from data.reader import Reader
from data.record import Edition
from kpis.rounds import RoundSpan
from presentation.words.measures import Line

MAKE = {"do": "make"}
"""What stands behind the question mark of the editions page where one is made."""


def edition_line(span: RoundSpan, waiting: Edition | None, reader: Reader) -> Line:
    """Whether the edition is approved, waits for that, or is not made yet, with the way for whoever
    does the next step, and who does it for others. `waiting` is the newest one of the month."""
    if span.edition:
        after = " is approved: the round is over."
        return Line(span.edition.name, after, page="editions")
    if waiting:
        query = {"show": str(waiting.id)}
        if reader.may(Right.RELEASE):
            return Line(
                "Read and approve it", ".", "", f"{waiting.name} is made: ", "editions", query
            )
        after = " is made, and waits for an administrator to approve it."
        return Line(waiting.name, after, page="editions", query=query)
    if reader.may(Right.MAKE_EDITION):
        return Line("Make it", ".", "", "The edition is not made yet. ", "editions", MAKE)
    return Line("The edition", " is not made yet. An analyst makes it.", page="editions")
