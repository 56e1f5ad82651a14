"""Sums of whole numbers that cannot be below zero, and what limits on them say of the numbers."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Name = Hashable
MOST = 100_000
"""No count is above this."""


class ContradictionError(Exception):
    """No numbers fit."""


@dataclass(frozen=True)
class Sum:
    """`low` <= the sum of its terms, each times a whole number, <= `high`. It rests on `source`: 0
    is what always holds; a higher number is given up sooner where not everything can be true."""

    terms: tuple[tuple[Name, int], ...]
    low: int
    high: int
    source: int = 0


Limits = dict[Name, tuple[int, int]]


def together(sums: Sequence[Sum]) -> list[list[Sum]]:
    """The sums by those that share a number, directly or through others."""
    leader: dict[Name, Name] = {}

    def find(name: Name) -> Name:
        while leader.setdefault(name, name) != name:
            leader[name] = name = leader[leader[name]]
        return name

    for one in sums:
        for name, _ in one.terms[1:]:
            leader[find(name)] = find(one.terms[0][0])
    groups: dict[Name, list[Sum]] = defaultdict(list)
    for one in sums:
        if one.terms:
            groups[find(one.terms[0][0])].append(one)
    return list(groups.values())


def open_parts(sums: Sequence[Sum]) -> list[tuple[list[Sum], Limits]]:
    """What the limits leave open, in parts that do not touch."""
    limits = narrowed(sums)
    left = []
    for one in sums:
        known = sum(limits[name][0] * times for name, times in one.terms if _known(limits[name]))
        terms = tuple(term for term in one.terms if not _known(limits[term[0]]))
        if terms:
            left.append(Sum(terms, one.low - known, one.high - known, one.source))
    return [
        (part, {name: limits[name] for one in part for name, _ in one.terms})
        for part in together(left)
    ]


def _known(limit: tuple[int, int]) -> bool:
    return limit[0] == limit[1]


def narrowed(sums: Sequence[Sum]) -> Limits:
    """The lowest and highest value of each number, as far as passing limits from sum to sum tells.
    Raises ContradictionError."""
    limits: Limits = {name: (0, MOST) for one in sums for name, _ in one.terms}
    users: dict[Name, list[int]] = defaultdict(list)
    for at, one in enumerate(sums):
        for name, _ in one.terms:
            users[name].append(at)
    waiting, visits = set(range(len(sums))), [0] * len(sums)
    while waiting:
        at = waiting.pop()
        visits[at] += 1
        for name in _narrow(sums[at], limits):
            # Two sums may narrow each other by one for ever: SCIP ends such a chain.
            waiting.update(user for user in users[name] if visits[user] < 60)
    return limits


def _narrow(one: Sum, limits: Limits) -> list[Name]:
    """Narrow the limits by one sum; the numbers that changed."""
    ends = [
        (times * limits[name][times < 0], times * limits[name][times > 0])
        for name, times in one.terms
    ]
    least, most = sum(low for low, _ in ends), sum(high for _, high in ends)
    if least > one.high or most < one.low:
        raise ContradictionError
    changed = []
    for (name, times), (low, high) in zip(one.terms, ends, strict=True):
        rest_low, rest_high = one.low - (most - high), one.high - (least - low)
        if times < 0:
            rest_low, rest_high, times = -rest_high, -rest_low, -times
        new = (
            max(limits[name][0], -(-rest_low // times)),
            min(limits[name][1], rest_high // times),
        )
        if new[0] > new[1]:
            raise ContradictionError
        if new != limits[name]:
            limits[name] = new
            changed.append(name)
    return changed
