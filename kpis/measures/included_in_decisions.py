"""People who feel included in decisions about what is provided."""

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
    id="included_in_decisions",
    section=4,
    order=1,
    criterion="4.Q1",
    plan_words="Data from multi-agency and single agency audit activity demonstrates a high level "
    "of satisfaction with the SEND system and will show a year-on-year improvement in "
    "the proportion of the SEND community 0 to 25 who agree that they are included in "
    "decisions regarding the provision that is available across the local area.",
    name="Included in decisions",
    phrase="{value} of people asked feel included in decisions",
    why="Services work better when those who use them help to decide.",
    unit="%",
    direction="increase",
    target=Target(kind="year_on_year", words="above a year earlier"),
    extracts=("survey_responses",),
    calculation=Calculation(
        cases=survey_cases("included_in_decisions"),
        months=12,
        dimensions=("audience", "area"),
    ),
    counted="answers that they agree or strongly agree (or 4, 5 or Yes).",
    counted_label="Feel included",
    out_of="answers to the question in the twelve months, from everyone asked.",
    out_of_label="Answers",
    left_out=SURVEY_LEFT_OUT,
    chosen="“Year-on-year improvement” is taken as above the value of twelve months before. The "
    "other half of the plan's words, audits that show satisfaction, has no figure. Look at "
    f"the audits rated Green and at survey satisfaction for it. {SURVEY_CHOICE}",
    actions=("4a", "4b", "4c"),
    beside=("qa_green", "survey_satisfaction"),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
