"""A reminder in words: first the answer, then each thing with its day and link, then what is open
since the reminder before. It names measures, milestones and extracts, and tells no figure and
nothing that somebody wrote."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from data.plurals import are, counted
from data.post import MailPart
from kpis.rounds import Owed, Reminder
from presentation.mails.owed import counts, lines_of, mail_day, short_name
from presentation.words import begun, joined, long_date

MOST = 10
"""So many things of a list are told each by itself."""
_FEW = 3
_STOP = (
    "You are named for this on the page People, which an administrator of the dashboard keeps: "
    "tell them what is no longer yours, and you hear no more of it. What is done is not asked for "
    "again."
)


def reminder_parts(told: Reminder, base: str) -> tuple[MailPart, ...]:
    """The parts of somebody's reminder; links lead to the dashboard at `base`."""
    whose = f"Overdue, of {_deputised(told)}, whose deputy you are"
    parts = [
        *_listed("Overdue", told.late, base),
        *_ahead(told.ahead, base),
        *_listed(whose, told.as_deputy, base),
        *_still(told),
    ]
    stop = MailPart("Why you get this", (_STOP,), ())
    return (MailPart(summary(told), (), told.keys), *parts, stop)


def summary(told: Reminder) -> str:
    """The most pressing in few words: `2 milestone updates are overdue, 1 more thing due on
    Friday 6 November`."""
    words = [*_late(told.late), *_next(told.ahead, after=bool(told.late))]
    deputy = [f"as deputy of {_deputised(told)}: {late}" for late in _late(told.as_deputy)]
    return begun(", ".join([*words, *deputy]))


def _late(owed: Sequence[Owed]) -> Iterator[str]:
    if owed:
        yield f"{counts(owed)} {are(len(owed))} overdue"


def _next(ahead: Sequence[Owed], *, after: bool) -> Iterator[str]:
    """What is due next; `after` what is overdue, in short."""
    if not ahead:
        return
    day = ahead[0].day
    first = [one for one in ahead if one.day == day]
    many = counted(len(first), "more thing") if after else f"{counts(first)} {are(len(first))}"
    yield f"{many} due on {mail_day(day)}" if day else f"{many} open"
    if len(first) < len(ahead) and not after:
        yield f"{len(ahead) - len(first)} later"


def _deputised(told: Reminder) -> str:
    people = {
        one.name
        for owed in told.as_deputy
        for one in owed.holders
        if one.deputy_address == told.address
    }
    return joined(sorted(people)) if len(people) <= _FEW else f"{len(people)} people"


def _ahead(owed: Sequence[Owed], base: str) -> Iterator[MailPart]:
    """By their days, the nearest first: no more than a reader takes in."""
    for day, some in groupby(owed[:MOST], key=lambda one: one.day):
        heading = f"Due by {mail_day(day)}" if day else "Open, with no day set"
        yield from _listed(heading, list(some), base)
    if len(owed) > MOST:
        yield MailPart(f"And {_more(owed)}", _list_at(base), ())


def _listed(heading: str, owed: Sequence[Owed], base: str) -> Iterator[MailPart]:
    if owed:
        lines = [line for one in owed[:MOST] for line in lines_of(one, base)]
        more = (f"- and {_more(owed)}", *_list_at(base)) if len(owed) > MOST else ()
        yield MailPart(heading, (*lines, *more), ())


def _more(owed: Sequence[Owed]) -> str:
    return f"{len(owed) - MOST} more, which the dashboard lists"


def _list_at(base: str) -> tuple[str, ...]:
    return (f"  {base}/",) if base else ()


def _still(told: Reminder) -> Iterator[MailPart]:
    """What was told before and is open still."""
    if not told.still or told.since is None:
        return
    since = f"since the reminder of {long_date(told.since)}"
    if len(told.still) == len(told.own) + len(told.as_deputy):
        yield MailPart(f"All of this is still open {since}", (), ())
        return
    names = list(dict.fromkeys(short_name(one.about) for one in told.still))
    more = [f"{len(names) - MOST} more"] * (len(names) > MOST)
    line = f"{begun(joined([*names[:MOST], *more]))}."
    yield MailPart(f"Still open {since}", (line,), ())
