"""EHC plans issued within 20 weeks of the request, with those to which an exception applied."""

from kpis.definitions import (
    FIRST_REVIEW,
    NOT_YET,
    SEN2_COMPARED,
    TEAM,
    Calculation,
    Counting,
    Measure,
)

MEASURE = Measure(
    id="ehc_20_weeks_all",
    section=3,
    order=2,
    criterion="3.Q1",
    plan_words="EHC plan 20-week timescales",
    name="EHC plans within 20 weeks, with exceptions",
    phrase="{value} of all EHC plans were issued within 20 weeks",
    why="A family waits as long whether or not an exception applies.",
    unit="%",
    direction="increase",
    extracts=("ehc_assessments",),
    calculation=Calculation(
        cases="""
            SELECT plan_start_date AS case_date,
                (plan_start_date - received_date <= 140)::INTEGER AS hit, 1 AS weight, batch, area,
                primary_need, phase
            FROM ehc_assessments
            WHERE plan_start_date IS NOT NULL
                AND coalesce(request_outcome, '') <> 'H'
                AND coalesce(assessment_outcome, '') <> 'H'""",
        months=12,
        dimensions=("area", "primary_need", "phase"),
    ),
    counted="plans issued 140 days or fewer after the request was received.",
    counted_label="Within 20 weeks",
    out_of="plans issued in the twelve months, with those to which an exception applied.",
    out_of_label="Plans",
    left_out="Historical requests, which another authority decided.",
    chosen="The plan names the timescale and sets no figure. It stands beside the share without "
    "exceptions, because the number of exceptions can change. The first eleven months are "
    "marked partial.",
    compared=SEN2_COMPARED,
    actions=("3a", "3b"),
    beside=("ehc_20_weeks",),
    published="ehc_20_weeks_all",
    protects="counts",
    counting=Counting(
        family="plans",
        hits=("in time", "in time with an exception"),
        others=("late", "late with an exception"),
        broken_down=False,
    ),
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
