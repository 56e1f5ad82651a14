"""What is new of what somebody follows, as parts of a mail: names and statuses, and no figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import urlencode

from data.access import Right, rights_of
from data.plurals import counted, one_or_many
from data.post import Follows, MailPart, PostBox
from data.sign_in import RolesFile
from data.store import Database
from kpis import months
from kpis.editions import EditionNews, Flip, Heard, heard, read_news
from presentation.words.measures import STATUS_NAMES

STOPPING = "You follow this on the dashboard. To hear no more of it, see “What you follow” there."
Told = Mapping[str, datetime]
"""The keys of what somebody was told, each with its moment (naive UTC)."""


def digests(
    database: Database,
    post: PostBox,
    told: Mapping[str, Told],
    roles: RolesFile | None,
    day: date,
    base: str,
) -> Mapping[str, tuple[MailPart, ...]]:
    """What those who follow something are told on a day, by their addresses: nobody who has
    nothing new.

    `told`: what each was told already. `roles`: who has which role now; without it nobody is known
    to see working figures, nor to have left. `base` is the address of the dashboard, or empty.
    Raises DatabaseError.
    """
    following = Follows(post).everybody()
    if not following:
        return {}
    news, found = read_news(database, day), dict[str, tuple[MailPart, ...]]()
    for address, follows in following.items():
        may = rights_of(roles(address, frozenset())) if roles else {Right.READ}
        if Right.READ in may:
            working = Right.SEE_WORKING in may
            new = heard(follows, news, told.get(address, {}), working=working)
            found[address] = digest_parts(new, base)
    return {address: parts for address, parts in found.items() if parts}


def digest_parts(new: Heard, base: str) -> tuple[MailPart, ...]:
    """The parts of what somebody is told: one for each edition, and one for working figures."""
    parts = [_of_edition(one, base) for one in new.editions]
    parts += [_of_working(new.working, base)] if new.working else []
    if parts:
        parts[-1] = replace(parts[-1], lines=(*parts[-1].lines, STOPPING))
    return tuple(parts)


def _of_edition(new: EditionNews, base: str) -> MailPart:
    edition = new.edition
    query = {"edition": str(edition.id)}
    told = list(_lines(new.flips, base, query)) or [_nothing(new)]
    whole = [f"The whole edition: {way}" for way in _where(base, "", query)]
    lines = [f"Its figures go to {months.long(edition.month)}.", *_corrects(new), *told, *whole]
    return MailPart(f"The edition for {edition.name} is approved", tuple(lines), (new.key,))


def _corrects(new: EditionNews) -> list[str]:
    if new.edition.corrects is None:
        return []
    return [
        f"It takes the place of edition {new.edition.corrects}, which was corrected: what you were "
        "told of that one no longer counts."
    ]


def _nothing(new: EditionNews) -> str:
    if new.before is None:
        return "It is the first one."
    return f"Nothing that you follow changed status since the edition for {new.before.name}."


def _of_working(flips: Sequence[Flip], base: str) -> MailPart:
    has = one_or_many(len(flips), "has", "have")
    return MailPart(
        f"Working figures: {counted(len(flips), 'measure')} that you follow {has} changed status",
        ("Not for sharing: no edition shows this yet.", *_lines(flips, base, {})),
        tuple(one.key for one in flips),
    )


def _lines(flips: Sequence[Flip], base: str, query: Mapping[str, str]) -> Iterator[str]:
    for one in flips:
        before, now = STATUS_NAMES[one.before].lower(), STATUS_NAMES[one.now].lower()
        yield f"{one.measure.name}: from {before} to {now}"
        yield from _where(base, "measure", {"id": one.measure.id, **query})


def _where(base: str, page: str, query: Mapping[str, str]) -> list[str]:
    return [f"{base}/{page}?{urlencode(query)}"] if base else []
