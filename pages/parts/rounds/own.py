"""What the person who has signed in owes in the round, first of all."""

from data.access import Right
from kpis.rounds import Round
from pages.parts import source
from pages.parts.known import now_may
from pages.parts.reader import own_address
from presentation.html.kit import Markup
from presentation.html.rounds import yours_list
from presentation.words.rounds import deputised, yours


def own_line() -> Markup:
    """The same for a page of something else, which has no more to say where nothing is owed. Who
    looks at an edition or an earlier moment is not reminded there."""
    address = own_address()
    if not address or not now_may(Right.SEE_WORKING):
        return Markup()
    return owed_line(source.this_round(), address)


def owed_line(told: Round, address: str) -> Markup:
    """What the person of an address owes, and what is late of those whose deputy they are; nothing
    where neither is, or the round is over."""
    if told.span.over:
        return Markup()
    own = yours(told.of(address), told.day)
    return yours_list(own, deputised(told.of_deputy(address), address))
