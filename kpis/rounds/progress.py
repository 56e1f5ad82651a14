"""How far a round has come, and the round of some of its people alone."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from data.record import Holder
from kpis.rounds.dues import OwedKind
from kpis.rounds.round import Round

KINDS: tuple[OwedKind, ...] = ("extract", "milestone", "commentary", "action", "promise")


@dataclass(frozen=True)
class Progress:
    """How much of one kind is done, of all that the round asks for."""

    kind: OwedKind
    done: int
    of: int


def progress_of(told: Round) -> tuple[Progress, ...]:
    """Of each kind that the round asks for. What is not done is what is owed, and nothing else."""
    done, owed = _done(told), Counter(one.kind for one in told.owed)
    return tuple(
        Progress(kind, done[kind], done[kind] + owed[kind])
        for kind in KINDS
        if done[kind] + owed[kind]
    )


def narrowed(told: Round, keep: Callable[[tuple[Holder, ...]], bool]) -> Round:
    """The same round with what some people answer for, and nothing else; `keep` says of the holders
    of each thing whether it is theirs."""
    return replace(
        told,
        extracts=tuple(one for one in told.extracts if keep(one.holders)),
        milestones=tuple(one for one in told.milestones if keep(one.holders)),
        exceptions=tuple(one for one in told.exceptions if keep(one.holders)),
        actions=tuple(one for one in told.actions if keep(one.holders)),
    )


def _done(told: Round) -> dict[OwedKind, int]:
    kept = [one.kind for one in told.actions if one.done_on is not None]
    return {
        "extract": sum(one.done for one in told.extracts),
        "milestone": sum(one.duty is None for one in told.milestones),
        "commentary": sum(not one.owed for one in told.exceptions),
        "action": kept.count("action"),
        "promise": kept.count("promise"),
    }
