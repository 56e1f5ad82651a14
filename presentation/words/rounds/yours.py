"""What one person owes in the round, as the first line that they read, and what is late of those
whose deputy they are."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from data.extracts import extracts
from data.plurals import are, counted, one_or_many
from kpis.measures import measures
from kpis.rounds import Owed, OwedKind, Round
from presentation.words.grammar import inside, joined
from presentation.words.measures import Line, Way
from presentation.words.rounds.days import due_words
from presentation.words.rounds.ways import way_of

MINE: Mapping[str, str] = MappingProxyType({"whose": "mine"})
"""What stands behind the question mark of the round's page where it shows one's own."""
_NOUNS: Mapping[OwedKind, tuple[str, str]] = MappingProxyType(
    {
        "milestone": ("milestone update", ""),
        "commentary": ("commentary", "commentaries"),
        "extract": ("extract", ""),
        "action": ("action of a meeting", "actions of meetings"),
        "promise": ("promise", ""),
    }
)


def yours(owed: Sequence[Owed], today: date) -> tuple[Way, ...]:
    """What somebody owes, a few words a kind, each a link to where it is done: what is late first.
    Nothing where nothing is owed."""
    kinds = [[one for one in owed if one.kind == kind] for kind in _NOUNS]
    of_kind = sorted(filter(None, kinds), key=lambda some: not any(one.late for one in some))
    return tuple(Way(_words(some, today), *_place(some)) for some in of_kind)


def deputised(owed: Sequence[Owed], address: str) -> tuple[Line, ...]:
    """What is late of each whose deputy the person of an address is."""
    of: dict[str, list[Owed]] = {}
    for one in owed:
        for name in {who.name for who in one.holders if who.deputy_address == address.casefold()}:
            of.setdefault(name, []).append(one)
    return tuple(_as_deputy(name, some) for name, some in sorted(of.items()))


def nothing_words(told: Round, address: str) -> str:
    """What is said to somebody who owes nothing."""
    if any(who.address == address.casefold() for who in told.holders):
        return "Nothing waits for you: all that you answer for is done in this round."
    return "You are not named for anything in this round."


def _as_deputy(name: str, some: Sequence[Owed]) -> Line:
    numbers = [(sum(one.kind == kind for one in some), *_NOUNS[kind]) for kind in _NOUNS]
    told = joined([counted(number, one, many) for number, one, many in numbers if number])
    page, query = _place(some, {"whose": name})
    words = f"{told} {are(len(some))} late"
    return Line("", f"As deputy of {name}: ", ways=(Way(words, page, query),))


def _place(some: Sequence[Owed], else_: Mapping[str, str] = MINE) -> tuple[str, Mapping[str, str]]:
    return way_of(some[0]) if len(some) == 1 else ("round", else_)


def _words(some: Sequence[Owed], today: date) -> str:
    return _SAID[some[0].kind](some, today)


def _updates(some: Sequence[Owed], _: date) -> str:
    need = one_or_many(len(some), "needs", "need")
    return f"{len(some)} of your milestones {need} an update{_late(some)}"


def _words_wanted(some: Sequence[Owed], _: date) -> str:
    of_measures = sum(one.about in measures() for one in some)
    noun = "measure" if of_measures == len(some) else "exception" if of_measures else "milestone"
    want = one_or_many(len(some), "wants", "want")
    return f"{counted(len(some), noun)} {want} your words{_late(some)}"


def _files(some: Sequence[Owed], today: date) -> str:
    if len(some) > 1:
        return f"{len(some)} of your extracts are due{_late(some) or _first(some, today)}"
    return f"your extract of {inside(extracts()[some[0].about].title)}{_due(some[0], today)}"


def _actions(some: Sequence[Owed], today: date) -> str:
    if len(some) > 1:
        return f"{len(some)} actions of meetings wait for you{_late(some)}"
    return f"an action of a meeting{_due(some[0], today) or ' waits for you'}"


def _promises(some: Sequence[Owed], today: date) -> str:
    if len(some) > 1:
        return f"{len(some)} things that you promised are due{_late(some)}"
    return f"what you promised{_due(some[0], today)}"


def _due(one: Owed, today: date) -> str:
    return f" {due_words(one.day, today)}" if one.day else ""


def _first(some: Sequence[Owed], today: date) -> str:
    day = min(one.day for one in some if one.day)
    return f" (the first {due_words(day, today).removeprefix('is due ')})"


def _late(some: Sequence[Owed]) -> str:
    late = sum(one.late for one in some)
    if not late:
        return ""
    if late == len(some):
        return f" ({one_or_many(late, 'it is', 'all are')} late)"
    return f" ({late} {are(late)} late)"


_SAID: Mapping[OwedKind, Callable[[Sequence[Owed], date], str]] = MappingProxyType(
    {
        "milestone": _updates,
        "commentary": _words_wanted,
        "extract": _files,
        "action": _actions,
        "promise": _promises,
    }
)
