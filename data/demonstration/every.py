"""Every invented extract by name, as known on a day."""

from collections.abc import Callable
from datetime import date, timedelta

from data.demonstration.benchmarks import benchmarks
from data.demonstration.communications import ambassadors, meetings, social_media
from data.demonstration.ehc import ehc_assessments
from data.demonstration.milestones import milestone_updates
from data.demonstration.outcomes import ld_employment, lesson_observations
from data.demonstration.quality import caseload, disputes, quality_audits
from data.demonstration.reviews import annual_reviews
from data.demonstration.rows import Row, as_csv
from data.demonstration.surveys import survey_responses
from data.demonstration.timeline import shifted
from data.demonstration.waits import nd_providers, nd_waits

EARLIEST = date(2025, 6, 30)
"""The first as-at date on which every extract has rows: milestone updates begin in June 2025."""

EXTRACTS: dict[str, Callable[[date, int], list[Row]]] = {
    "ehc_assessments": ehc_assessments,
    "annual_reviews": annual_reviews,
    "nd_waits": nd_waits,
    "nd_providers": nd_providers,
    "survey_responses": survey_responses,
    "social_media": social_media,
    "ambassadors": ambassadors,
    "meetings": meetings,
    "quality_audits": quality_audits,
    "disputes": disputes,
    "caseload": caseload,
    "ld_employment": ld_employment,
    "lesson_observations": lesson_observations,
    "benchmarks": benchmarks,
    "milestone_updates": milestone_updates,
}
"""Each extract's rows as known on an as-at date (the last day of a month), for a seed."""


def as_at(until: date) -> date:
    """The last day of the last month that is complete on `until`: the day the extracts were run."""
    return shifted(until + timedelta(days=1), 0) - timedelta(days=1)


def generate(until: date, seed: int = 943) -> dict[str, str]:
    """Every extract as CSV text, by name, from April 2023 to the as-at date of `until`.

    The same date and seed always give the same text. ValueError where the as-at date would be
    before 30 June 2025.
    """
    day = as_at(until)
    if day < EARLIEST:
        raise ValueError(
            f"The demonstration can begin on {EARLIEST:%d/%m/%Y}, not on {day:%d/%m/%Y}."
        )
    return {name: as_csv(name, rows(day, seed)) for name, rows in EXTRACTS.items()}
