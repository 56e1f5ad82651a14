"""Releasing figures: from the working ones to what an edition may show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kpis.disclosure.draft import draft, hide_besides
from kpis.disclosure.guard import Guarded, guard
from kpis.disclosure.series import Place, Share, Why
from kpis.judging import Results


@dataclass(frozen=True)
class Released:
    """What an edition may show.

    A figure that is hidden keeps its place in `figures`. `why` says for what reason, and
    `coarsened` what is left of a measure that could not be shown in full: both are for whoever
    makes the edition, never for its readers.
    """

    figures: Share
    why: Mapping[Place, Why]
    coarsened: Mapping[str, str]


class CannotBeSafeError(Exception):
    """A hidden number would follow whatever is left out of these measures."""

    def __init__(self, measures: Sequence[str]) -> None:
        self.measures = tuple(measures)
        super().__init__(f"These measures cannot be shown safely: {', '.join(measures)}.")


def _silent(_: str) -> None:
    pass


def release(
    found: Results,
    earlier: Sequence[Share],
    threshold: int,
    say: Callable[[str], None] = _silent,
) -> Released:
    """What an edition may show of working figures that end at its month, given the figures of all
    earlier editions that still stand.

    `say` is told what is being checked. Raises CannotBeSafeError.
    """
    made, outcome = draft(found, threshold), Guarded()
    while True:
        guard(made, found.exact, earlier, outcome, say)
        if outcome.unsafe:
            raise CannotBeSafeError(list(dict.fromkeys(outcome.unsafe)))
        # What the guard hides may stand alone among its parts; what is hidden beside it is secret.
        if not hide_besides(made):
            return Released(made.figures(), dict(made.why), outcome.coarsened)
