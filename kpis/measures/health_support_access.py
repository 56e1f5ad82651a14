"""Families who can access the health support that they need."""

from kpis.definitions import (
    FIRST_REVIEW,
    NOT_YET,
    SURVEY_CHOICE,
    SURVEY_LEFT_OUT,
    TEAM,
    Calculation,
    Measure,
    survey_cases,
)

MEASURE = Measure(
    id="health_support_access",
    section=4,
    order=4,
    criterion="4.Q4",
    plan_words="A high proportion of families will agree that that they can access the health "
    "support that they need.",
    name="Families able to access health support",
    phrase="{value} of families can access the health support that they need",
    why="Health needs that go unmet hold back all else.",
    unit="%",
    direction="increase",
    extracts=("survey_responses",),
    calculation=Calculation(
        cases=survey_cases("health_support_access", ("parent_carer", "young_person", "child")),
        months=12,
        dimensions=("audience", "area"),
    ),
    counted="answers that they agree or strongly agree (or 4, 5 or Yes).",
    counted_label="Can access",
    out_of="answers from parents, carers, children and young people in the twelve months.",
    out_of_label="Answers",
    left_out=f"Professionals. {SURVEY_LEFT_OUT}",
    chosen=f"The plan says “high” and sets no figure. {SURVEY_CHOICE}",
    actions=("4a",),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
