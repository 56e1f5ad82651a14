"""Whom a measure protects, and with which others it shares its cases: what a rule for small numbers
must know of it."""

from typing import Literal

from data.column import Declared

Protects = Literal["counts", "cases", "nothing"]
"""`counts`: people who count as a hit, people who do not, and all of them. `cases`: only how many
people there are. `nothing`: its cases are no people, such as audits and meetings."""


class Counting(Declared):
    """Which cases of a family a series counts.

    A `family` is the measures and companions that are counted from the same cases, so that the
    figures of one tell something of another's. Its cases are of different kinds, and no case is of
    two: `hits` are the kinds that this series counts, `others` those that it is out of besides.
    With `within` it takes only the cases on that pathway; those on two are in both. A measure that
    is not `broken_down` shows no parts, so that they cannot be taken from another's of the family.
    """

    family: str
    hits: tuple[str, ...]
    others: tuple[str, ...]
    within: str = ""
    broken_down: bool = True


WAITING_PAST, WAITING_LESS = "13 weeks or more", "under 13 weeks"
"""The kinds of cases of the family of those who wait."""


def waiting_family(within: str = "", *, judged: bool = True) -> Counting:
    """How a series counts those who wait at the end of a month. Where it is `judged` by 13 weeks,
    those who have waited as long are its hits; else all are cases alike."""
    both = (WAITING_PAST, WAITING_LESS)
    hits, others = (both[:1], both[1:]) if judged else ((), both)
    return Counting(family="waiting", hits=hits, others=others, within=within)
