"""Children and young people who can access services in a timely, joined-up way."""

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
    id="timely_joined_up_access",
    section=4,
    order=2,
    criterion="4.Q2",
    plan_words="A high proportion (at least 60%) of children and young people with SEND will "
    "report that they are able to access the services and support that they need in a "
    "timely and joined up way.",
    name="Timely, joined-up access to services",
    phrase="{value} of children and young people can access services in a timely, joined-up way",
    why="Late or disjointed help costs children time that they do not get back.",
    unit="%",
    direction="increase",
    target=Target(kind="at_least", figure=60, words="60% or more"),
    extracts=("survey_responses",),
    calculation=Calculation(
        cases=survey_cases("timely_joined_up_access", ("child", "young_person")),
        months=12,
        dimensions=("audience", "area"),
    ),
    counted="answers that they agree or strongly agree (or 4, 5 or Yes).",
    counted_label="Can access",
    out_of="answers from children and young people in the twelve months.",
    out_of_label="Answers",
    left_out=f"Parents, carers and professionals. {SURVEY_LEFT_OUT}",
    chosen="The plan names children and young people, so only their answers count. "
    f"{SURVEY_CHOICE}",
    actions=("4c", "4e"),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
