"""The same answers twice: as a survey tool exports them, one row a person, with the mapping that
reads them; and as the extract has them, one row an answer. All of it is invented."""

import csv
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.extract_file import AS_AT
from data.mapping import Fixed, MappedColumn, Mapping, Means, Question
from data.record import KeptMapping

_SURVEY = "Autumn 2026"
_QUESTIONS = {
    "How satisfied are you?": "satisfaction",
    "I feel included in decisions": "included_in_decisions",
    "Support is timely and joined up": "timely_joined_up_access",
    "We prepare for adulthood": "preparing_for_adulthood_opportunities",
    "Health support is there": "health_support_access",
}
_WHO = {"Parent or carer": "parent_carer", "Young person (16 to 25)": "young_person"}
_ANSWERS = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Don't know")
_HEAD = ("ID", "Completion time", "I am a...", *_QUESTIONS)
_ANSWER_HEAD = ("response_id", "survey", "completed_date", "audience", "question", "answer")

MAPPED = KeptMapping(
    Mapping(
        name="A benchmark",
        extract="survey_responses",
        headings=_HEAD,
        columns=(
            MappedColumn(heading="ID", column="response_id"),
            MappedColumn(heading="Completion time", column="completed_date"),
            MappedColumn(
                heading="I am a...",
                column="audience",
                words=tuple(Means(word=word, means=means) for word, means in _WHO.items()),
            ),
        ),
        fixed=(Fixed(column="survey", value=_SURVEY),),
        questions=tuple(
            Question(heading=heading, question=name) for heading, name in _QUESTIONS.items()
        ),
        month_first=True,
        drop_times=True,
    ),
    1,
    "A benchmark",
    datetime(2026, 10, 31, tzinfo=UTC).replace(tzinfo=None),
)


def write_surveys(wide: Path, answers: Path, rows: int) -> None:
    """Write so many answers in both ways."""
    dice = random.Random(rows)
    with (
        wide.open("w", encoding="utf-8", newline="") as one,
        answers.open("w", encoding="utf-8", newline="") as other,
    ):
        people, every = csv.writer(one), csv.writer(other)
        people.writerow(_HEAD)
        every.writerow(_ANSWER_HEAD)
        for number in range(1, rows // len(_QUESTIONS) + 1):
            day = AS_AT - timedelta(days=dice.randrange(1, 700))
            who = dice.choice(list(_WHO))
            said = dice.choices(_ANSWERS, k=len(_QUESTIONS))
            people.writerow((number, f"{day:%m/%d/%Y} 14:{number % 60:02}:10", who, *said))
            every.writerows(
                (f"{number}-{asked}", _SURVEY, day, _WHO[who], asked, answer)
                for asked, answer in zip(_QUESTIONS.values(), said, strict=True)
            )
