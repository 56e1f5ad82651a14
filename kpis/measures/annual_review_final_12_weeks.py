"""Plans amended after a review that were final within twelve weeks of the meeting.

Four weeks to the decision with its proposed amendments (SEND Regulations 2014, regulation 20(10))
and eight more to the final plan (regulation 22(3)): R (L, M and P) v Devon County Council [2022]
EWHC 493 (Admin).
"""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure

MEASURE = Measure(
    id="annual_review_final_12_weeks",
    section=3,
    order=6,
    criterion="3.Q2",
    plan_words="Annual Review completion timescales",
    name="Amended plans final within 12 weeks",
    phrase="{value} of amended plans were final within 12 weeks of the review meeting",
    why="Until the amended plan is final, what was agreed at the review need not be provided.",
    unit="%",
    direction="increase",
    extracts=("annual_reviews",),
    calculation=Calculation(
        cases="""
            SELECT meeting_date AS case_date,
                coalesce(final_plan_date - meeting_date <= 84, false)::INTEGER AS hit, 1 AS weight,
                batch, area, primary_need, phase
            FROM annual_reviews WHERE meeting_date IS NOT NULL AND review_outcome = 'A'""",
        matures_after_days=84,
        dimensions=("area", "primary_need", "phase"),
    ),
    counted="amended final plans issued within 84 days of the review meeting.",
    counted_label="Final within 12 weeks",
    out_of="review meetings held in the month that led the council to amend the plan. One with no "
    "final plan counts as not in time.",
    out_of_label="Amended",
    left_out="Reviews that kept or ended the plan, or have no outcome yet. A month is shown once "
    "84 days have passed since it ended.",
    chosen="The plan says “completion timescales” and sets no figure. Twelve weeks from the "
    "meeting is the duty in law, as the High Court read it in 2022.",
    actions=("3e",),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
