"""The guard: no small number that is hidden may follow from all that is shown, in this edition and
in earlier ones. Where one would, more is hidden until none does."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from kpis.definitions import Point
from kpis.disclosure.alike import know_what_lies_inside
from kpis.disclosure.draft import Draft
from kpis.disclosure.facts import Facts, facts, knowledge
from kpis.disclosure.ladder import Omission, all_left, steps
from kpis.disclosure.programme import Programme, Ranges, contradicting
from kpis.disclosure.secrets import Secret, about_figure, about_months
from kpis.disclosure.series import Place, Share
from kpis.judging import Key

Exact = Mapping[Key, tuple[Point, ...]]
_OURS = 1000.0
"""How much more what this edition shows weighs than what an earlier one did, where both cannot be
true of one state."""


def guard(
    made: Draft, exact: Exact, earlier: Sequence[Share], say: Callable[[str], None]
) -> dict[str, str]:
    """Hide in the draft what gives a hidden number away; what is left of which measures. Those that
    stay unsafe whatever is hidden are left with `unsafe`."""
    coarsened: dict[str, str] = {}
    for name, family in made.families().items():
        say(f"Checking {name} ...")
        for found in facts(made, family, earlier):
            watch = Watch(made, found, exact, say)
            watch.make_safe()
            coarsened |= watch.coarsened
    return coarsened


class Watch:
    """The guard over one family."""

    def __init__(self, made: Draft, found: Facts, exact: Exact, say: Callable[[str], None]) -> None:
        self._made, self._found, self._say = made, found, say
        self.coarsened: dict[str, str] = {}
        self._known = knowledge(found, exact)
        know_what_lies_inside(self._known, found.look, exact)
        self._always = range(len(self._known.rows))
        told = {place: self._known.tell(place, point) for place, point in found.now.items()}
        self._now: dict[Place, list[int]] = told
        first = len(self._known.rows)
        for place, point in found.earlier:
            self._known.tell(place, point)
        self._earlier = list(range(first, len(self._known.rows)))
        numbers = [point.cases for point in found.now.values()]
        numbers += [point.cases for _, point in found.earlier]
        self._most = 2 * max(numbers, default=0) + 1000
        self._programme = Programme(self._known.atoms, self._known.rows, self._most)
        self._asked: list[Secret] = []
        self._ranges = Ranges(self._programme)
        self._taken_back: set[int] = set()
        self._beyond: set[int] = set()
        self._old: list[int | None] = []
        self._told: set[Place] = set()

    def make_safe(self) -> None:
        """Hide until nothing small follows."""
        self._ask(about_months(self._known, self._found))
        self._ask(self._about(self._found.hidden_earlier - set(self._found.now)))
        for place in [each for each in self._found.now if each in self._made.why]:
            self._forget(place)
        self._agree()
        while True:
            self._until_safe()
            if not self._agree():
                return

    def _until_safe(self) -> None:
        while (count := self._first_pinned()) is not None:
            if self._is_old(count):
                self._beyond.add(count)
            else:
                self._coarsen(count)

    def _first_pinned(self) -> int | None:
        among = [count for count in range(len(self._asked)) if count not in self._beyond]
        for count in self._ranges.search(among):
            if self._is_small(count):
                return count
        return None

    def _is_small(self, count: int) -> bool:
        low = self._ranges.low[count]
        return bool(low < self._made.threshold - 0.5)

    def _coarsen(self, count: int) -> None:
        """Hide the least that makes this number safe: one step if one does it; else all steps up to
        the one that does, less those that were not needed."""
        ways = [step for step in self._steps(count) if step.places]
        single = next(([step] for step in ways if self._would_do([step], count)), ways)
        several = self._needed(ways, count)
        for step in min(single, several, key=_hidden_by):
            self._take(step)
        if self._ranges.settle(count) and self._is_small(count):
            self._beyond.add(count)
            self.coarsened[self._asked[count].place[0][0]] = "unsafe"

    def _needed(self, ways: list[Omission], count: int) -> list[Omission]:
        enough = next(
            (
                ways[: last + 1]
                for last in range(len(ways))
                if self._would_do(ways[: last + 1], count)
            ),
            ways,
        )
        for step in reversed(enough[:-1]):
            less = [one for one in enough if one is not step]
            if self._would_do(less, count):
                enough = less
        return enough

    def _steps(self, count: int) -> list[Omission]:
        return list(steps(self._made, self._found, self._asked[count].place))

    def _would_do(self, taken: list[Omission], count: int) -> bool:
        """Whether these steps alone make the number safe."""
        places = {place for step in taken for place in step.places}
        self._know(places, False)
        seen = self._ranges.low.copy(), self._ranges.high.copy()
        safe = not (self._ranges.settle(count) and self._is_small(count))
        self._know(places, True)
        self._ranges.low, self._ranges.high = seen
        return safe

    def _know(self, places: set[Place], known: bool) -> None:
        for place in places:
            for row in self._now[place]:
                self._programme.know(row, known)

    def _take(self, step: Omission) -> None:
        for place in sorted(step.places):
            if place not in self._made.why:
                self._made.why[place] = "guard"
                self._forget(place)
        for series in step.series:
            if step.left and any(place[0][:2] == series.key[:2] for place in step.places):
                name = f"{series.measure} {series.id}".strip()
                self.coarsened[name] = all_left(self.coarsened.get(name, ""), step.left)

    def _forget(self, place: Place) -> None:
        """Hide a figure: it tells nothing more, and is asked for."""
        for row in self._now[place]:
            self._programme.know(row, False)
        self._ask(self._about([place]))

    def _about(self, places: Iterable[Place]) -> list[Secret]:
        look = self._found.look
        return [
            asked for place in places for asked in about_figure(self._known, look[place], place)
        ]

    def _ask(self, asked: Iterable[Secret]) -> None:
        known = {each.atoms for each in self._asked}
        new = [each for each in dict.fromkeys(asked) if each.atoms not in known]
        self._asked += new
        self._ranges.add([each.atoms for each in new])

    def _agree(self) -> bool:
        """Forget what earlier editions showed and what can no longer be true beside the rest;
        whether that has changed."""
        fits = self._programme.least(np.zeros(self._known.atoms)) is not None
        if fits and not self._taken_back:
            return False
        hidden = {row for place in self._made.why if place in self._now for row in self._now[place]}
        ours = {row for rows in self._now.values() for row in rows} - hidden
        weights = dict.fromkeys(ours, _OURS) | dict.fromkeys(self._earlier, 1.0)
        open_ = [
            row if at not in hidden else row._replace(low=-np.inf, high=np.inf)
            for at, row in enumerate(self._known.rows)
        ]
        now = contradicting(self._known.atoms, open_, self._most, weights)
        if now == self._taken_back:
            return False
        for row in now ^ self._taken_back:
            self._programme.know(row, row not in now)
        self._taken_back = now
        self._ranges.forget()
        return True

    def _is_old(self, count: int) -> bool:
        """Whether earlier editions give this very number away by themselves."""
        if not self._earlier:
            return False
        if len(self._old) < len(self._asked):
            self._old = self._given_away_before()
        return self._old[count] == _whole(self._ranges.low[count])

    def _given_away_before(self) -> list[int | None]:
        """Of each number that is asked for, what earlier editions alone give away."""
        rows = [self._known.rows[at] for at in (*self._always, *self._earlier)]
        weights = dict.fromkeys(range(len(self._always), len(rows)), 1.0)
        gone = contradicting(self._known.atoms, rows, self._most, weights)
        programme = Programme(
            self._known.atoms, [row for at, row in enumerate(rows) if at not in gone], self._most
        )
        ranges = Ranges(programme, [each.atoms for each in self._asked])
        found = set(ranges.search(range(len(self._asked))))
        old: list[int | None] = [None] * len(self._asked)
        for at in found:
            if ranges.low[at] < self._made.threshold - 0.5:
                old[at] = _whole(ranges.low[at])
        for key, period in sorted(
            {self._asked[at].place for at in found if old[at] is not None} - self._told
        ):
            self._told.add((key, period))
            self._say(f"An earlier edition tells {' '.join(filter(None, key))} of {period}.")
        return old


def _hidden_by(taken: list[Omission]) -> int:
    """How many figures steps hide."""
    return len({place for step in taken for place in step.places})


def _whole(number: float) -> int:
    """The whole number that is meant."""
    return int(np.rint(number))
