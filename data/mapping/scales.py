"""Scales of numbers in the contract's answers: what counts as positive is chosen once, by whoever
makes the mapping."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from data.mapping.model import Means

_FIVE = 5


@dataclass(frozen=True)
class Scale:
    """The whole numbers of a scale, and whether the lowest is the best."""

    lowest: int
    highest: int
    lowest_best: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """All of them, the best first."""
        found = range(self.lowest, self.highest + 1)
        return tuple(found if self.lowest_best else reversed(found))

    @property
    def of_contract(self) -> bool:
        """Whether it is 1 to 5, which the contract has itself."""
        return (self.lowest, self.highest) == (1, _FIVE)

    @property
    def words(self) -> str:
        """As it is offered."""
        best = self.lowest if self.lowest_best else self.highest
        return f"{self.lowest} to {self.highest}, {best} is best"


SCALES = tuple(
    Scale(lowest, highest, lowest_best)
    for lowest, highest in ((1, 5), (1, 7), (0, 10), (1, 10), (1, 4), (1, 6))
    for lowest_best in (False, True)
)
"""The scales that are offered."""


def scale_of(answers: Sequence[Means], question: str) -> tuple[Scale, int, int] | None:
    """The scale that answers were made of, and the last positive and the first negative number;
    None where they are of none."""
    given = tuple(one for one in answers if one.word.isdecimal())
    for scale in SCALES if given else ():
        for positive, negative in product(scale.numbers, repeat=2):
            if scale_answers(scale, question, positive, negative) == given:
                return scale, positive, negative
    return None


def scale_answers(
    scale: Scale, question: str, positive: int | None, negative: int | None
) -> tuple[Means, ...]:
    """What each number means: up to `positive`, counted from the best, a positive answer, from
    `negative` on a negative one, and neither between. Those of the contract's own scale stand for
    themselves, or run the other way."""
    if scale.of_contract:
        turned = scale.numbers if scale.lowest_best else ()
        return tuple(Means(word=str(n), means=str(_FIVE + 1 - n)) for n in turned)
    good, neither, bad = (
        ("Satisfied", "Neither satisfied nor dissatisfied", "Dissatisfied")
        if question == "satisfaction"
        else ("Agree", "Neither agree nor disagree", "Disagree")
    )
    if positive not in scale.numbers or negative not in scale.numbers:
        return ()
    first, last = scale.numbers.index(positive), scale.numbers.index(negative)
    if first >= last:
        return ()
    return tuple(
        Means(word=str(n), means=good if at <= first else bad if at >= last else neither)
        for at, n in enumerate(scale.numbers)
    )
