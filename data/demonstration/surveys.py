"""Demonstration survey answers: surveys each term, and family conversations each month, as counts
of equal answers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import NamedTuple

from data.demonstration.chance import about, generator, pick, trend
from data.demonstration.children import AREAS
from data.demonstration.rows import Row, known, numbered
from data.demonstration.timeline import START, day_in, months_between

_TERMLY = (3, 6, 11)
_MONTHLY = range(1, 13)

_SATISFIED = (
    "Very satisfied",
    "Satisfied",
    "Neither satisfied nor dissatisfied",
    "Dissatisfied",
    "Very dissatisfied",
)
_AGREE = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
_NEITHER, _DO_NOT_KNOW = 0.14, 0.05

_POSITIVE = {
    "satisfaction": {"2023-04": 0.42, "2025-05": 0.45, "2026-10": 0.52},
    "nd_supported_while_waiting": {"2023-04": 0.37, "2025-05": 0.42, "2026-10": 0.50},
    "included_in_decisions": {"2023-04": 0.45, "2025-05": 0.48, "2026-10": 0.56},
    "timely_joined_up_access": {"2023-04": 0.42, "2025-05": 0.45, "2026-10": 0.57},
    "preparing_for_adulthood_opportunities": {"2023-04": 0.50, "2025-05": 0.53, "2026-10": 0.59},
    "health_support_access": {"2023-04": 0.50, "2025-05": 0.51, "2026-10": 0.55},
}
"""Share of the two best answers among those who have a view, by question and month."""


class SurveyQuestion(NamedTuple):
    """A question that a survey puts to an audience: in which months of the year, and how many
    answer in a district."""

    survey: str
    audience: str
    question: str
    months: tuple[int, ...] | range
    answers: int


ASKED = (
    SurveyQuestion("parent_carer_survey", "parent_carer", "satisfaction", _TERMLY, 60),
    SurveyQuestion("parent_carer_survey", "parent_carer", "included_in_decisions", _TERMLY, 55),
    SurveyQuestion("parent_carer_survey", "parent_carer", "health_support_access", _TERMLY, 55),
    SurveyQuestion("young_people_survey", "young_person", "satisfaction", _TERMLY, 22),
    SurveyQuestion("young_people_survey", "young_person", "included_in_decisions", _TERMLY, 25),
    SurveyQuestion("young_people_survey", "young_person", "timely_joined_up_access", _TERMLY, 30),
    SurveyQuestion(
        "young_people_survey", "young_person", "preparing_for_adulthood_opportunities", _TERMLY, 32
    ),
    SurveyQuestion("young_people_survey", "young_person", "health_support_access", _TERMLY, 20),
    SurveyQuestion("young_people_survey", "child", "timely_joined_up_access", _TERMLY, 18),
    SurveyQuestion("nd_waiting_survey", "parent_carer", "nd_supported_while_waiting", _TERMLY, 28),
    SurveyQuestion("professional_survey", "professional", "satisfaction", _TERMLY, 30),
    SurveyQuestion("family_conversation", "parent_carer", "satisfaction", _MONTHLY, 9),
    SurveyQuestion("family_conversation", "parent_carer", "included_in_decisions", _MONTHLY, 9),
    SurveyQuestion(
        "family_conversation", "parent_carer", "nd_supported_while_waiting", _MONTHLY, 4
    ),
    SurveyQuestion("family_conversation", "young_person", "timely_joined_up_access", _MONTHLY, 5),
)


def survey_responses(as_at: date, seed: int) -> list[Row]:
    """Answers given up to the as-at date, one row for the equal answers of a district in a
    survey."""
    rows = (row for month in months_between(START, as_at) for row in _answered_in(month, seed))
    return known(numbered("response_id", "S", rows), as_at, "completed_date")


def _answered_in(month: date, seed: int) -> Iterator[Row]:
    rng = generator(seed, "surveys", month)
    for asked in ASKED:
        if month.month in asked.months:
            weights = _weights(asked.question, month)
            for area in AREAS:
                yield from _answers(rng, asked, month, area, weights)


def _answers(
    rng: Random, asked: SurveyQuestion, month: date, area: str, weights: Mapping[str, float]
) -> Iterator[Row]:
    counts = Counter(pick(rng, weights) for _ in range(about(rng, asked.answers)))
    for answer, responses in counts.items():
        yield {
            "survey": asked.survey,
            "completed_date": day_in(rng, month),
            "audience": asked.audience,
            "question": asked.question,
            "answer": answer,
            "responses": responses,
            "area": area,
        }


def _weights(question: str, month: date) -> dict[str, float]:
    good = trend(month, _POSITIVE[question])
    poor = 1 - good - _NEITHER
    scale = _SATISFIED if question == "satisfaction" else _AGREE
    shares = (0.4 * good, 0.6 * good, _NEITHER, 0.6 * poor, 0.4 * poor)
    return dict(zip(scale, shares, strict=True)) | {"Don't know": _DO_NOT_KNOW}
