"""Young people who agree that opportunities for adulthood are accessible."""

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
    id="preparing_for_adulthood_opportunities",
    section=4,
    order=3,
    criterion="4.Q3",
    plan_words="A high proportion of young people (at least 60%) will agree, that housing, "
    "employment and leisure opportunities to support the preparation for adulthood "
    "(PFA) outcomes, are accessible across the local area.",
    name="Opportunities for adulthood are accessible",
    phrase="{value} of young people agree that opportunities for adulthood are accessible",
    why="A home, work and friends are what young people want of adult life, as everyone does.",
    unit="%",
    direction="increase",
    target=Target(kind="at_least", figure=60, words="60% or more"),
    extracts=("survey_responses",),
    calculation=Calculation(
        cases=survey_cases("preparing_for_adulthood_opportunities", ("young_person",)),
        months=12,
        dimensions=("audience", "area"),
    ),
    counted="answers that they agree or strongly agree (or 4, 5 or Yes).",
    counted_label="Agree",
    out_of="answers from young people in the twelve months.",
    out_of_label="Answers",
    left_out=f"Everyone but young people. {SURVEY_LEFT_OUT}",
    chosen=f"The plan names young people, so only their answers count. {SURVEY_CHOICE}",
    actions=("4b",),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
