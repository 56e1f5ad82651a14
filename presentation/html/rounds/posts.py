"""Who answers for which post: a table of them all, and of those who did before and will later."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from data.record import Holder
from kpis.record import PostHeld
from presentation.html.kit import Markup, folded, join, plain_table, tag, whole
from presentation.words import short_date
from presentation.words.rounds import GONE, KINDS, NOBODY_YET, POST_HEAD, post_words

Row = tuple[object, ...]


def post_table(found: Iterable[PostHeld]) -> Markup:
    """A row for each post and each who answers for it now: first the posts that nobody answers
    for."""
    every = sorted(found, key=lambda one: not one.empty)
    rows = [row for one in every for row in _now(one)]
    return plain_table(POST_HEAD, rows, label="Who answers for what")


def other_holders(found: Sequence[PostHeld]) -> Markup:
    """Those who answered for a post before and those who will later, folded away; nothing where
    there is nobody."""
    rows = [_row(one, held) for one in found for _, held in one.others]
    if not rows:
        return Markup()
    words = f"Who answered before, and who will later ({len(rows)})"
    return whole(folded(words, plain_table(POST_HEAD, rows, label=words)))


def _now(one: PostHeld) -> Iterator[Row]:
    if one.empty:
        yield _post(one), tag("b", NOBODY_YET, class_="late"), "–", "–", "–"
    for _, held in one.now:
        yield _row(one, held)


def _row(one: PostHeld, held: Holder) -> Row:
    deputy = _person(held.deputy, held.deputy_address) if held.deputy else "–"
    until = _day(held.until) if held.until else "–"
    person = _person(held.name, held.address)
    return _post(one), person, deputy, _day(held.from_date), until


def _post(one: PostHeld) -> Markup:
    kind = KINDS[one.name.post] + ("" if one.asked else f", {GONE}")
    return join([post_words(one.name), tag("small", kind, class_="under")])


def _day(day: date) -> Markup:
    return tag("span", short_date(day), class_="whole")


def _person(name: str | None, address: str | None) -> Markup:
    return join([name or "", tag("small", address or "", class_="under address")])
