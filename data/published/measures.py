"""The measures that published figures are of, by the ids under which `benchmarks` holds them.

They stand here, below `kpis`, because a file is checked before any measure is known. A test holds
that `kpis` knows them by the same ids and units.
"""

from typing import Literal, NamedTuple


class PublishedMeasure(NamedTuple):
    """A measure of the contract. `tiny`: its values may well lie below 1."""

    id: str
    unit: Literal["%"] = "%"
    tiny: bool = False


MEASURES = (
    PublishedMeasure("ehc_20_weeks"),
    PublishedMeasure("ehc_20_weeks_all"),
    PublishedMeasure("annual_review_decision_4_weeks_published"),
    PublishedMeasure("ehc_request_decision_6_weeks"),
    PublishedMeasure("ehc_refusal_16_weeks"),
    PublishedMeasure("appeal_rate", tiny=True),
    PublishedMeasure("nd_asd_over_13_weeks"),
    PublishedMeasure("nd_adhd_over_13_weeks"),
)
"""All measures whose published figures are used; every one is in percent so far."""


def percentages(*, tiny: bool) -> tuple[str, ...]:
    """The ids of the measures in percent, with or without those whose values may lie below 1."""
    return tuple(one.id for one in MEASURES if one.unit == "%" and (tiny or not one.tiny))
