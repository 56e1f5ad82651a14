"""The share of people who say that they are satisfied."""

from kpis.definitions import (
    FIRST_REVIEW,
    NOT_YET,
    SURVEY_CHOICE,
    SURVEY_LEFT_OUT,
    TEAM,
    Calculation,
    Measure,
    Target,
    survey_cases,
)

MEASURE = Measure(
    id="survey_satisfaction",
    section=1,
    order=5,
    criterion="1.Q4",
    plan_words="Feedback metrics from surveys improved satisfaction.",
    name="People who are satisfied",
    phrase="{value} of people asked are satisfied",
    why="Satisfaction shows whether families feel valued and listened to.",
    unit="%",
    direction="increase",
    target=Target(kind="increase_on_baseline", words="above the baseline"),
    extracts=("survey_responses",),
    calculation=Calculation(
        cases=survey_cases("satisfaction"), months=12, dimensions=("audience", "area")
    ),
    counted="answers of satisfied or very satisfied (or agree, 4, 5 or Yes).",
    counted_label="Satisfied",
    out_of="answers to the question on satisfaction in the twelve months, from everyone asked.",
    out_of_label="Answers",
    left_out=SURVEY_LEFT_OUT,
    chosen="“Improved” is taken as above the baseline. The plan does not say whose answers count, "
    f"so everyone's do. {SURVEY_CHOICE}",
    actions=("1a", "1b", "1c"),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
