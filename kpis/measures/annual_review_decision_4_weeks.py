"""Annual review meetings decided within four weeks: our reading of the plan's 60%.

The four weeks are those of the SEND Regulations 2014, regulation 20(10) (and 21, out of school).
"""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Counting, Measure, Target

MEASURE = Measure(
    id="annual_review_decision_4_weeks",
    section=3,
    order=4,
    criterion="3.Q7",
    plan_words="At least 60% of new Annual Reviews are completed within timescale and is on a "
    "consistent upward trajectory.",
    name="Annual reviews decided within 4 weeks",
    phrase="{value} of annual review meetings were decided within 4 weeks",
    why="After the meeting a family waits to hear whether the plan will change.",
    unit="%",
    direction="increase",
    target=Target(kind="at_least", figure=60, words="60% or more, and rising", rising=True),
    extracts=("annual_reviews",),
    calculation=Calculation(
        cases="""
            SELECT meeting_date AS case_date,
                coalesce(decision_date - meeting_date <= 28, false)::INTEGER AS hit, 1 AS weight,
                batch, area, primary_need, phase
            FROM annual_reviews WHERE meeting_date IS NOT NULL""",
        matures_after_days=28,
        dimensions=("area", "primary_need", "phase"),
    ),
    counted="review meetings where the council sent its decision within 28 days.",
    counted_label="Decided within 4 weeks",
    out_of="all review meetings held in the month. A review with no decision date counts as not in "
    "time.",
    out_of_label="Meetings",
    left_out="Nothing. A month is shown once 28 days have passed since it ended.",
    chosen="The plan does not say which timescale. We use four weeks from the meeting to the "
    "decision, the duty in law. The board can choose reviews completed by their due date "
    "instead. “Consistent upward trajectory” means that the four newest three-month rates "
    "never fall and end higher than they began.",
    compared="England is not shown. The DfE counts only reviews with a decision, so its figure is "
    "a different measure.",
    actions=("3e",),
    beside=("annual_review_decision_4_weeks_published", "annual_review_completed_on_time"),
    protects="counts",
    counting=Counting(family="reviews", hits=("in time",), others=("late", "undecided")),
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
