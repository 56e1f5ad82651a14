"""What reaching the waiting-time targets would take."""

from typing import NamedTuple

from kpis.definitions import Hidden, Shown
from kpis.judging import Results
from kpis.parts import (
    AVERAGE,
    GAP,
    LONGEST,
    ends_shown,
    providers,
    providers_past_target,
    without_the_longest,
)
from presentation.words.waits import average_words, gap_words, longest_words

CAVEAT = (
    "Worked out from the children who wait now; new referrals and assessments change it every "
    "month. Where there are few children, no exact number is given."
)
"""What has to be known beside it."""


class Needed(NamedTuple):
    """A target by its name (`Longest wait`), and what reaching it would take."""

    name: str
    words: str


def needed(found: Results, beyond: Shown | Hidden | None) -> list[Needed]:
    """A sentence or more for each target that can be judged from what is shown; `beyond` is how
    many children have waited past the target for the longest wait."""
    listed = providers(found) if ends_shown(found) else []
    told = (
        Needed(
            "Longest wait",
            longest_words(found.by_id[LONGEST], beyond, providers_past_target(found)),
        ),
        Needed("Average wait", average_words(found.by_id[AVERAGE], without_the_longest(found))),
        Needed("Provider gap", gap_words(found.by_id[GAP], listed)),
    )
    return [one for one in told if one.words]
