"""What an edition hides and why: for whoever makes it, and for nobody else, because a reason tells
more than that a figure is hidden."""

from collections import Counter
from dataclasses import dataclass

from pydantic import TypeAdapter

from kpis.definitions import Hidden, Key, Shown
from kpis.disclosure import Released


@dataclass(frozen=True)
class Found:
    """Why one figure is hidden, for whoever makes the edition."""

    key: Key
    period: str
    why: str


@dataclass(frozen=True)
class EditionFindings:
    """What an edition shows and hides, for whoever makes it and for nobody else."""

    shown: int
    hidden: tuple[Found, ...]
    coarsened: dict[str, str]

    @property
    def reasons(self) -> dict[str, int]:
        """How many figures are hidden for each reason."""
        counted = Counter(one.why for one in self.hidden)
        return {why: counted[why] for why in ("small", "second", "guard")}


FINDINGS: TypeAdapter[EditionFindings] = TypeAdapter(EditionFindings)


def findings_of(released: Released) -> EditionFindings:
    """What is shown and hidden, counted."""
    shown = sum(isinstance(one, Shown) for told in released.figures.values() for one in told)
    hidden = tuple(
        Found(key, one.period, released.why.get((key, one.period), "small"))
        for key, told in released.figures.items()
        for one in told
        if isinstance(one, Hidden)
    )
    return EditionFindings(shown, hidden, dict(released.coarsened))
