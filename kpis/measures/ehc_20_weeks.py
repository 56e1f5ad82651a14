"""EHC plans issued within 20 weeks of the request, leaving out plans to which an exception applied.

The 20 weeks are those of the SEND Regulations 2014, regulation 13(2); the exceptions those of
13(3).
"""

from kpis.definitions import (
    FIRST_REVIEW,
    NOT_YET,
    SEN2_COMPARED,
    TEAM,
    Calculation,
    Companion,
    Counting,
    Measure,
)

MEASURE = Measure(
    id="ehc_20_weeks",
    section=3,
    order=1,
    criterion="3.Q1",
    plan_words="EHC plan 20-week timescales",
    name="EHC plans issued within 20 weeks",
    phrase="{value} of EHC plans were issued within 20 weeks",
    why="The law gives authorities 20 weeks from the request to the final plan.",
    unit="%",
    direction="increase",
    extracts=("ehc_assessments",),
    calculation=Calculation(
        cases="""
            SELECT plan_start_date AS case_date,
                (plan_start_date - received_date <= 140)::INTEGER AS hit, 1 AS weight, batch, area,
                primary_need, phase
            FROM ehc_assessments
            WHERE plan_start_date IS NOT NULL AND NOT coalesce(week20_exception, false)
                AND coalesce(request_outcome, '') <> 'H'
                AND coalesce(assessment_outcome, '') <> 'H'""",
        months=12,
        dimensions=("area", "primary_need", "phase"),
    ),
    counted="plans issued 140 days or fewer after the request was received.",
    counted_label="Within 20 weeks",
    out_of="plans issued in the twelve months.",
    out_of_label="Plans",
    left_out="Plans to which a lawful exception to the 20 weeks applied, and historical requests, "
    "which another authority decided.",
    chosen="The plan names the timescale and sets no figure. The count is the DfE's own, so that "
    "the twelve months to December equal its calendar year. The first eleven months are "
    "marked partial.",
    compared=SEN2_COMPARED,
    actions=("3a", "3b"),
    beside=("ehc_20_weeks_all",),
    companions=(
        Companion(
            id="exceptions",
            name="Plans with an exception to the 20 weeks",
            unit="%",
            beside_finding="The {value} of plans to which an exception applied are left out.",
            counting=Counting(
                family="plans",
                hits=("in time with an exception", "late with an exception"),
                others=("in time", "late"),
            ),
            calculation=Calculation(
                cases="""
                    SELECT plan_start_date AS case_date,
                        coalesce(week20_exception, false)::INTEGER AS hit, 1 AS weight, batch
                    FROM ehc_assessments
                    WHERE plan_start_date IS NOT NULL
                        AND coalesce(request_outcome, '') <> 'H'
                        AND coalesce(assessment_outcome, '') <> 'H'""",
                months=12,
            ),
        ),
        Companion(
            id="open_past_20_weeks",
            name="Open requests past 20 weeks",
            unit="%",
            beside_finding="Of the requests still open at the end of {month}, {value} are past 20 "
            "weeks: this figure counts them only once their plan is issued.",
            calculation=Calculation(
                cases="""
                    SELECT batch, received_date AS since,
                        least(
                            plan_start_date,
                            CASE WHEN request_outcome IN ('N', 'W')
                                THEN coalesce(request_outcome_date, received_date) END,
                            CASE WHEN assessment_outcome IN ('N', 'W', 'S')
                                THEN coalesce(assessment_outcome_date, received_date) END
                        ) AS until
                    FROM ehc_assessments
                    WHERE coalesce(request_outcome, '') <> 'H'
                        AND coalesce(assessment_outcome, '') <> 'H'""",
                basis="stock",
                derive="days > 140 AS hit",
            ),
        ),
    ),
    published="ehc_20_weeks",
    protects="counts",
    counting=Counting(family="plans", hits=("in time",), others=("late",)),
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
