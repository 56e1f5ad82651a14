"""One round as it stands on a day: what it asks for, what is done, and what is owed by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.record import Holder
from kpis.milestones import silent_since
from kpis.rounds.dues import ActionDue, ExceptionDue, ExtractDue, MilestoneDue, Owed
from kpis.rounds.span import RoundSpan


@dataclass(frozen=True)
class Round:
    """The round of a month on a day. What somebody answers for has them as its `holders`, none
    where nobody is named."""

    span: RoundSpan
    day: date
    extracts: tuple[ExtractDue, ...]
    milestones: tuple[MilestoneDue, ...]
    exceptions: tuple[ExceptionDue, ...]
    actions: tuple[ActionDue, ...]
    holders: tuple[Holder, ...]
    """Everybody who answers for something on that day."""

    @cached_property
    def owed(self) -> tuple[Owed, ...]:
        """Everything that is owed, by its day, so that what is late stands first."""
        found = [*self._extracts(), *self._milestones(), *self._commentary(), *self._actions()]
        return tuple(sorted(found, key=lambda one: one.day or date.max))

    def of(self, address: str) -> tuple[Owed, ...]:
        """What the person of an address owes."""
        address = address.casefold()
        return tuple(one for one in self.owed if address in {who.address for who in one.holders})

    def of_deputy(self, address: str) -> tuple[Owed, ...]:
        """What is late of those whose deputy the person of an address is."""
        address = address.casefold()
        own = set(self.of(address))
        return tuple(
            one
            for one in self.owed
            if one.late
            and one not in own
            and address in {who.deputy_address for who in one.holders}
        )

    def _extracts(self) -> Iterator[Owed]:
        for one in self.extracts:
            if not one.done:
                yield Owed("extract", one.fresh.extract, one.day, one.late, one.holders)

    def _milestones(self) -> Iterator[Owed]:
        for one in self.milestones:
            if one.duty:
                day = self._silent_by(one) if one.duty.kind == "silent" else one.duty.day
                late = day < self.day
                yield Owed("milestone", one.state.milestone.id, day, late, one.holders)

    def _silent_by(self, one: MilestoneDue) -> date:
        """Nobody is late with what was not asked for by then: of a milestone of which nothing has
        been heard for too long only since that day, something is asked by the end of the round."""
        by = self.span.answer_by
        return by if silent_since(one.state, by) else self.span.closes

    def _commentary(self) -> Iterator[Owed]:
        """An update may settle the exception of a milestone, so that it is asked for first."""
        asked = {one.state.milestone.id for one in self.milestones if one.duty}
        for one in self.exceptions:
            if one.owed and one.case.about not in asked:
                late = self.span.answer_by < self.day
                yield Owed("commentary", one.case.about, self.span.answer_by, late, one.holders)

    def _actions(self) -> Iterator[Owed]:
        for one in self.actions:
            if one.done_on is None:
                late = one.day is not None and one.day < self.day
                yield Owed(one.kind, one.about, one.day, late, one.holders, one.entry)
