"""Parts of a measure: breakdowns, providers' waits, and who waits past the target."""

from kpis.parts.beside_finding import Basis, Ends, Mean, Meaning, meaning
from kpis.parts.breakdowns import newest_parts
from kpis.parts.mapped_answers import MappedAnswers, mapped_answers
from kpis.parts.waiting_past_target import beyond_target
from kpis.parts.waits import (
    AVERAGE,
    BANDS,
    GAP,
    LONGEST,
    Bands,
    OverAYear,
    Provider,
    Shortened,
    by_band,
    over_a_year,
    providers,
    providers_past_target,
    waiting,
    way,
    without_the_longest,
)

__all__ = [
    "AVERAGE",
    "BANDS",
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
    "beyond_target",
    "by_band",
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
