"""Families who feel supported while they wait for an assessment."""

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
    id="nd_supported_while_waiting",
    section=2,
    order=3,
    criterion="2.Q2",
    plan_words="Survey data demonstrates a high level of satisfaction from families who are "
    "waiting for a diagnostic assessment with families reporting that they feel "
    "supported and listened to whilst waiting for diagnostic assessment",
    name="Families who feel supported while waiting",
    phrase="{value} of waiting families feel supported",
    why="Waits are long, so what happens during them matters to families.",
    unit="%",
    direction="increase",
    extracts=("survey_responses",),
    calculation=Calculation(
        cases=survey_cases("nd_supported_while_waiting", ("parent_carer", "young_person", "child")),
        months=12,
        dimensions=("audience", "area"),
    ),
    counted="answers that they agree or strongly agree (or 4, 5 or Yes).",
    counted_label="Feel supported",
    out_of="answers from parents, carers, children and young people in the twelve months.",
    out_of_label="Answers",
    left_out=f"Professionals. {SURVEY_LEFT_OUT}",
    chosen=f"The plan says “high” and sets no figure. {SURVEY_CHOICE}",
    actions=("2a", "2d"),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
