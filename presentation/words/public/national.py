"""What a table of one measure over several places says of itself."""

from collections.abc import Sequence

from data.place import load_place
from kpis.definitions import Hidden, Measure
from kpis.national import NationalFigure
from presentation.words.public.rounding import rounding_of

NATIONAL_HEADS = ("Place", "Month", "Figure", "Cases", "Own target", "Edition")
SEVERAL = "several places"
"""Whose page it is."""
NOT_TOLD = "Places that tell no figure"
INVENTED = "invented"
"""Stands at a place whose figures are a demonstration's."""
NO_RANK = (
    "Places stand in alphabetical order, each with its own newest month. There is no order of "
    "merit and no figure for all of them: no plan sets one."
)


def national_notes(measure: Measure, told: Sequence[NationalFigure]) -> tuple[str, ...]:
    """What is to be known beside the figures: of all of them, and of those of one place."""
    hidden = any(isinstance(one.newest, Hidden) for one in told)
    own = (f"{one.title} {words.rstrip('.')}." for one in told for words in one.beside)
    return NO_RANK, rounding_of(measure, hidden=hidden), *own


def national_definition(measure: Measure) -> tuple[tuple[str, str], ...]:
    """What the figure is, part by part: said once, for it holds for each place that tells one, but
    for what is said beside its figure."""
    told = (
        ("Counted", measure.counted),
        ("Out of", measure.out_of.replace(load_place().name, "the place")),
        ("Left out", measure.left_out),
        ("Chosen where plans leave it open", measure.chosen),
    )
    return tuple(one for one in told if one[1])
