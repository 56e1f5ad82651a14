"""Annual reviews decided by the day on which they were due (Children and Families Act 2014, section
44(1))."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure

MEASURE = Measure(
    id="annual_review_completed_on_time",
    section=3,
    order=3,
    criterion="3.Q2",
    plan_words="Annual Review completion timescales",
    name="Annual reviews completed by their due date",
    phrase="{value} of annual reviews due were decided by their due date",
    why="A plan must be reviewed every 12 months, so that it stays right for the child.",
    unit="%",
    direction="increase",
    extracts=("annual_reviews",),
    calculation=Calculation(
        cases="""
            SELECT review_due_date AS case_date,
                coalesce(decision_date <= review_due_date, false)::INTEGER AS hit, 1 AS weight,
                batch, area, primary_need, phase
            FROM annual_reviews""",
        dimensions=("area", "primary_need", "phase"),
    ),
    counted="reviews where the council sent its decision on or before the due date.",
    counted_label="By the due date",
    out_of="reviews that were due in the month. A review with no decision date counts as not in "
    "time.",
    out_of_label="Due",
    left_out="Nothing.",
    chosen="The plan says “completion timescales” and sets no figure. A review is complete when "
    "the council has sent its decision, and is due 12 months after the plan was made or "
    "last reviewed.",
    actions=("3e",),
    may_take_target_of="annual_review_decision_4_weeks",
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
