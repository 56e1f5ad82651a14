"""Parts of a measure: breakdowns, providers' waits, and who waits past the target."""

from kpis.parts.beside_finding import Basis, Ends, Mean, Meaning, meaning
from kpis.parts.breakdowns import newest_parts
from kpis.parts.lengths import (
    BAND,
    Bands,
    OverAYear,
    Shortened,
    band_names,
    by_band,
    over_a_year,
    waiting,
    way,
    without_the_longest,
)
from kpis.parts.mapped_answers import MappedAnswers, mapped_answers
from kpis.parts.waiting_past_target import beyond_target
from kpis.parts.waits import (
    AVERAGE,
    GAP,
    LONGEST,
    Provider,
    ends_shown,
    providers,
    providers_past_target,
)

__all__ = [
    "AVERAGE",
    "BAND",
    "GAP",
    "LONGEST",
    "Bands",
    "Basis",
    "Ends",
    "MappedAnswers",
    "Mean",
    "Meaning",
    "OverAYear",
    "Provider",
    "Shortened",
    "band_names",
    "beyond_target",
    "by_band",
    "ends_shown",
    "mapped_answers",
    "meaning",
    "newest_parts",
    "over_a_year",
    "providers",
    "providers_past_target",
    "waiting",
    "way",
    "without_the_longest",
]
