"""What was said of an exception, under the headline of its measure or in the story of its
milestone; what was said before is folded away."""

from collections.abc import Sequence
from datetime import date

from data.record import Commentary, Entry
from kpis.exceptions import ExceptionCase
from kpis.months import long
from kpis.record import Said, said_of
from presentation.html.kit import Markup, join, link, tag, whole
from presentation.words.exceptions import (
    Telling,
    carried,
    exception_words,
    no_commentary,
    said_when,
)
from presentation.words.record import (
    OVERDUE_PROMISE,
    commentary_words,
    fate_words,
    parts_words,
    replaced_by,
    written_by,
)
from presentation.words.rounds import explain_way


def commentary_on(
    about: str, case: ExceptionCase | None, entries: Sequence[Entry], on: Telling
) -> Markup:
    """What is said of a measure or a milestone that is off, or that nobody has said anything; and,
    whether it still is or not, what was said before. Nothing where neither is so."""
    newest = next(iter(said_of(entries, about)), None)
    told = _exception(case, newest, on) if case else ""
    earlier = _earlier(entries, about, newest.entry.id if case and newest else 0)
    return whole(told, earlier) if told or earlier else Markup()


def _exception(case: ExceptionCase, newest: Said | None, on: Telling) -> Markup:
    grounds = join([tag("b", "Exception: "), f"{exception_words(case)}."])
    if newest is None:
        # One line: the chart below is to be seen without scrolling.
        way = _way(case.about, "Say why, and what will be done") if on.may_write else ""
        return tag("p", grounds, " ", tag("b", no_commentary(on)), " " if way else "", way)
    way = _way(case.about, "Write it anew" if carried(newest, on) else "Correct it")
    under = tag("small", said_when(newest, on), " ", way if on.may_write else "", class_="under")
    return join([tag("p", grounds), *_parts(newest.commentary, on.day), under])


def _parts(said: Commentary, day: date) -> list[Markup]:
    late = said.done_on is None and said.due < day
    parts = [tag("p", tag("b", f"{head}: "), words) for head, words in parts_words(said)]
    overdue = tag("p", tag("b", OVERDUE_PROMISE, class_="late"))
    return [*parts, *([overdue] if late else [])]


def _way(about: str, words: str) -> Markup:
    return link(words, *explain_way(about))


def _earlier(entries: Sequence[Entry], about: str, shown: int) -> Markup | str:
    """All that was ever said of it but what stands above, with what has become of each."""
    fates = replaced_by(entries)
    listed = [
        _said(entry, entry.written, fates.get(entry.id))
        for entry in reversed(entries)
        if isinstance(entry.written, Commentary)
        and entry.written.about == about
        and entry.id != shown
    ]
    head = f"Said before ({len(listed)})"
    return tag("details", tag("summary", head), tag("ul", *listed)) if listed else ""


def _said(entry: Entry, said: Commentary, by: Entry | None) -> Markup:
    under = f"Round of {long(said.month)}. Written by {written_by(entry)}. {fate_words(by)}"
    return tag("li", commentary_words(said), tag("small", under.strip(), class_="under"))
