"""Everything that a round asks for, a line each: what it is, where it is done, who answers for it,
and how it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from data.record import Holder
from kpis.measures import measures
from kpis.milestones import leads_of
from kpis.rounds import ActionDue, ExceptionDue, ExtractDue, MilestoneDue, Owed, OwedKind, Round
from presentation.words.exceptions import exception_words
from presentation.words.grammar import begun, inside, joined, long_date
from presentation.words.milestones import duty_words
from presentation.words.rounds.days import day_words, due_words, month_words
from presentation.words.rounds.ways import way_of

NOBODY = "Nobody is named"
May = Callable[[str], bool]
"""Whether the reader may use a page of that name."""


@dataclass(frozen=True)
class RoundLine:
    """`page` is the name of a page, empty where it leads nowhere; `query` what stands behind its
    question mark. `under` is said below, in small words. What is neither `done` nor `owed` waits
    for something else."""

    what: str
    who: str
    state: str
    done: bool
    page: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    under: str = ""
    owed: bool = False
    late: bool = False


@dataclass(frozen=True)
class RoundGroup:
    """The lines of those who answer for the same things."""

    name: str
    lines: tuple[RoundLine, ...]

    @property
    def words(self) -> str:
        """`Ann Lead: 3 of 7 updated`."""
        return f"{self.name}: {sum(one.done for one in self.lines)} of {len(self.lines)} updated"


class RoundLines:
    """The lines of a round for a reader."""

    def __init__(self, told: Round, may: May) -> None:
        self._told = told
        self._may = may
        self._owed = {(one.kind, one.about, one.entry): one for one in told.owed}

    def extracts(self) -> list[RoundLine]:
        """What is late stands first."""
        ordered = sorted(self._told.extracts, key=lambda one: not one.late)
        return list(map(self._extract, ordered))

    def exceptions(self) -> list[RoundLine]:
        """Measures and milestones that are off, with what was said of them."""
        return list(map(self._exception, self._told.exceptions))

    def actions(self) -> list[RoundLine]:
        """The earliest day first."""
        ordered = sorted(self._told.actions, key=lambda one: one.day or date.max)
        return list(map(self._action, ordered))

    def milestones(self) -> list[RoundGroup]:
        """By who answers for them, those of whom most is waited for first; where nobody is named,
        by the post that leads them."""
        groups: dict[str, list[RoundLine]] = {}
        for one in self._told.milestones:
            groups.setdefault(_answers(one), []).append(self._milestone(one))
        found = [RoundGroup(name, tuple(lines)) for name, lines in groups.items()]
        return sorted(found, key=lambda group: -sum(one.owed for one in group.lines))

    def _extract(self, one: ExtractDue) -> RoundLine:
        as_at = one.fresh.as_at
        far = f"as at {long_date(as_at)}" if as_at else "never loaded"
        due = begun(due_words(one.day, self._told.day).removeprefix("is "))
        state = f"In, {far}" if one.done else f"{due}; {far}"
        line = RoundLine(one.fresh.title, _names(one.holders), state, one.done)
        return self._placed(line, "extract", one.fresh.extract)

    def _milestone(self, one: MilestoneDue) -> RoundLine:
        milestone = one.state.milestone
        updated = f"Updated {day_words(one.answered, self._told.day)}" if one.answered else ""
        state = duty_words(one.duty) if one.duty else updated
        what, who = f"{milestone.id} {milestone.words}", _names(one.holders)
        line = RoundLine(what, who, state, one.duty is None)
        return self._placed(line, "milestone", milestone.id)

    def _exception(self, one: ExceptionDue) -> RoundLine:
        about = one.case.about
        what = measures()[about].name if about in measures() else f"Milestone {about}"
        under, done = begun(exception_words(one.case)), not one.owed
        line = RoundLine(what, _names(one.holders), self._said(one), done, under=under)
        return self._placed(line, "commentary", about)

    def _said(self, one: ExceptionDue) -> str:
        if one.said is None:
            return "No commentary"
        if not one.carried:
            return "Said in this round"
        said = f"Said in {month_words(one.said.commentary.month, self._told.day)}"
        return f"{said}, to be written anew" if one.owed else said

    def _action(self, one: ActionDue) -> RoundLine:
        who = joined([who.name for who in one.holders]) or one.owner or NOBODY
        due = due_words(one.day, self._told.day) if one.day else "open, without a day"
        state = f"Done on {long_date(one.done_on)}" if one.done_on else due.removeprefix("is ")
        named = inside(measures()[one.about].name) if one.about in measures() else ""
        about = f"{one.kind}, {named or f'milestone {one.about}'}"
        done = one.done_on is not None
        line = RoundLine(one.words, who, begun(state), done, under=begun(about))
        return self._placed(line, one.kind, one.about, one.entry)

    def _placed(
        self, line: RoundLine, kind: OwedKind, about: str, entry: int | None = None
    ) -> RoundLine:
        owed = self._owed.get((kind, about, entry))
        page, query = self._place(owed) if owed else _read(kind, about)
        late = owed is not None and owed.late
        return replace(line, page=page, query=query, owed=owed is not None, late=late)

    def _place(self, owed: Owed) -> tuple[str, Mapping[str, str]]:
        page, query = way_of(owed)
        return (page, query) if self._may(page) else _read(owed.kind, owed.about)


def _answers(one: MilestoneDue) -> str:
    named, leads = joined([who.name for who in one.holders]), joined(leads_of(one.state))
    return named or (f"{NOBODY} for {leads}" if leads else "No lead is named in the plan")


def _names(holders: Sequence[Holder]) -> str:
    return joined([one.name for one in holders]) or NOBODY


def _read(kind: OwedKind, about: str) -> tuple[str, Mapping[str, str]]:
    """Where it is read, by whoever may not do it or need not any more."""
    if kind == "extract":
        return "", {}
    if kind == "action":
        return "governance", {}
    if about in measures():
        return "measure", {"id": about}
    return "action", {"id": about.partition(".")[0]}
