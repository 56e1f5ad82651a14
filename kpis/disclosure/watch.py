"""The watch over one family: which hidden numbers follow from what is shown, as figures are
hidden."""

from collections.abc import Callable, Collection, Iterable
from typing import Literal

import numpy as np

from kpis.disclosure.alike import know_what_lies_inside
from kpis.disclosure.draft import Draft
from kpis.disclosure.facts import Exact, Facts, knowledge
from kpis.disclosure.ladder import Omission
from kpis.disclosure.programme import Programme, Ranges, contradicting, left_in_turn
from kpis.disclosure.secrets import Secret, about_figure, about_months
from kpis.disclosure.series import Place

_OURS = 1000.0
"""How much more what this edition shows weighs than what an earlier one did, where both cannot be
true of one state."""


Reading = Literal["the least", "newest first", "oldest first"]
"""Which of what earlier editions showed is left out where not all of it can be true any more: the
least that is in the way, or what does not fit beside the editions after it, or before it. Nobody
knows which one an attacker takes."""
READINGS: tuple[Reading, ...] = ("the least", "newest first", "oldest first")


class Watch:
    """What is known of a family's numbers by one reading of earlier editions, and which of them are
    secret. A secret is named by its place in `secrets`."""

    def __init__(
        self,
        made: Draft,
        found: Facts,
        exact: Exact,
        say: Callable[[str], None],
        reading: Reading = "the least",
    ) -> None:
        self.found, self.secrets, self._reading = found, list[Secret](), reading
        self._made, self._say = made, say
        self._known = knowledge(found, exact)
        know_what_lies_inside(self._known, found.look, exact)
        self._always = range(len(self._known.rows))
        self._now = {place: self._known.tell(place, point) for place, point in found.now.items()}
        first = len(self._known.rows)
        for place, point in found.earlier:
            self._known.tell(place, point)
        self._earlier = range(first, len(self._known.rows))
        self._most = 1000 + 2 * max((row.high for row in self._known.rows), default=0)
        self._programme = Programme(self._known.atoms, self._known.rows, self._most)
        self._ranges = Ranges(self._programme)
        self._contradicting: set[int] = set()
        self._past: set[int] = set()
        self._said: set[Place] = set()
        self._given_away: list[int | None] = []
        self._begin()

    def _begin(self) -> None:
        """Ask for all that is secret already, and forget what is hidden."""
        self._ask(about_months(self._known, self.found))
        self._ask(self._about(self.found.hidden_earlier - set(self.found.now)))
        hidden = [place for place in self._now if place in self._made.why]
        self._know(hidden, False)
        self._ask(self._about(hidden))
        self.agree()

    def first_given_away(self) -> int | None:
        """A secret that what is shown gives away; None without any. One that earlier editions have
        given away cannot be taken back: it is passed over."""
        among = [one for one in range(len(self.secrets)) if one not in self._past]
        for secret in self._ranges.search(among):
            if self._small(self._ranges, secret):
                if not self._is_old(secret):
                    return secret
                self._past.add(secret)
        return None

    def gives_away(self, secret: int) -> bool:
        """Whether what is shown gives this secret away."""
        return self._ranges.settle(secret) and self._small(self._ranges, secret)

    def fits(self, secret: int) -> bool:
        """Whether any number fits what is known."""
        return bool(np.isfinite(self._ranges.low[secret]))

    def give_up(self, secret: int) -> None:
        """Pass a secret over from now on."""
        self._past.add(secret)

    def would_do(self, taken: Collection[Omission], secret: int) -> bool:
        """Whether these steps alone would keep the secret."""
        places = {place for step in taken for place in step.places}
        seen = self._ranges.low, self._ranges.high
        self._know(places, False)
        safe = not self.gives_away(secret)
        self._know(places, True)
        self._ranges.low, self._ranges.high = seen
        return safe

    def hide(self, place: Place) -> None:
        """Hide a figure: it tells nothing more, and is secret itself."""
        if place not in self._made.why:
            self._made.why[place] = "guard"
            self._know([place], False)
            self._ask(self._about([place]))

    def agree(self) -> bool:
        """Leave out what earlier editions showed that cannot be true beside the rest; whether that
        has changed."""
        if not self._contradicting and self._fits():
            return False
        hidden = {
            row for place, rows in self._now.items() if place in self._made.why for row in rows
        }
        ours = {row for rows in self._now.values() for row in rows} - hidden
        weights = dict.fromkeys(ours, _OURS) | dict.fromkeys(self._earlier, 1.0)
        shown = [
            row if at not in hidden else row._replace(low=-np.inf, high=np.inf)
            for at, row in enumerate(self._known.rows)
        ]
        now = self._left_in_turn(hidden)
        if now is None:
            now = contradicting(self._known.atoms, shown, self._most, weights)
        for row in range(len(self._known.rows)):
            self._programme.know(row, row not in now and row not in hidden)
        changed = now != self._contradicting
        if changed:
            self._contradicting = now
            self._ranges.forget()
        return changed

    def _left_in_turn(self, hidden: Collection[int]) -> set[int] | None:
        """What is left out in the order of this reading; None where that is not its way, or where
        what this edition shows does not fit by itself."""
        if self._reading == "the least":
            return None
        for row in range(len(self._known.rows)):
            self._programme.know(row, row not in self._earlier and row not in hidden)
        if not self._fits():
            return None
        order = list(self._earlier)
        return left_in_turn(
            self._programme, order if self._reading == "oldest first" else order[::-1]
        )

    @property
    def contradicted(self) -> bool:
        """Whether something that editions show cannot be true beside the rest."""
        return bool(self._contradicting)

    def _fits(self) -> bool:
        return self._programme.least(np.zeros(self._known.atoms)) is not None

    def _know(self, places: Iterable[Place], known: bool) -> None:
        for place in places:
            for row in self._now[place]:
                self._programme.know(row, known and row not in self._contradicting)

    def _about(self, places: Iterable[Place]) -> list[Secret]:
        look = self.found.look
        return [one for at in places for one in about_figure(self._known, look[at], at)]

    def _ask(self, secrets: Iterable[Secret]) -> None:
        held = {one.atoms for one in self.secrets}
        new = list({one.atoms: one for one in secrets if one.atoms not in held}.values())
        self.secrets += new
        self._ranges.add([one.atoms for one in new])

    def _small(self, ranges: Ranges, secret: int) -> bool:
        """Whether it is below the threshold; so is what nothing fits, to be on the safe side."""
        low = ranges.low[secret]
        return not np.isfinite(low) or bool(low < self._made.threshold - 0.5)

    def _is_old(self, secret: int) -> bool:
        """Whether earlier editions give this very number away by themselves."""
        if len(self._given_away) < len(self.secrets):
            self._given_away = self._given_away_before()
        before, low = self._given_away[secret], self._ranges.low[secret]
        return before is not None and bool(np.isfinite(low)) and before == _whole(low)

    def _given_away_before(self) -> list[int | None]:
        """Of each secret, the number that earlier editions alone give away."""
        old: list[int | None] = [None] * len(self.secrets)
        if not self._earlier:
            return old
        rows = [self._known.rows[at] for at in (*self._always, *self._earlier)]
        weights = dict.fromkeys(range(len(self._always), len(rows)), 1.0)
        out = contradicting(self._known.atoms, rows, self._most, weights)
        kept = [row for at, row in enumerate(rows) if at not in out]
        ranges = Ranges(
            Programme(self._known.atoms, kept, self._most), [one.atoms for one in self.secrets]
        )
        for secret in ranges.search(range(len(self.secrets))):
            if self._small(ranges, secret) and np.isfinite(ranges.low[secret]):
                old[secret] = _whole(ranges.low[secret])
        told = {
            one.place for one, number in zip(self.secrets, old, strict=True) if number is not None
        }
        for key, period in sorted(told - self._said):
            self._said.add((key, period))
            self._say(f"An earlier edition tells {' '.join(filter(None, key))} of {period}.")
        return old


def _whole(number: float) -> int:
    """The whole number that is meant."""
    return int(np.rint(number))
