"""Annual review decisions within four weeks, counted as the DfE counts them."""

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
    id="annual_review_decision_4_weeks_published",
    section=3,
    order=5,
    criterion="3.Q2",
    plan_words="Annual Review completion timescales",
    name="Annual reviews within 4 weeks, DfE's basis",
    phrase="{value} of annual review decisions came within 4 weeks of the meeting",
    why="Counted the way the DfE counts, it can be compared with other authorities.",
    unit="%",
    direction="increase",
    extracts=("annual_reviews",),
    calculation=Calculation(
        cases="""
            SELECT meeting_date AS case_date, batch,
                (decision_date - meeting_date <= 28)::INTEGER AS hit, 1 AS weight, area,
                primary_need, phase
            FROM annual_reviews WHERE meeting_date IS NOT NULL AND decision_date IS NOT NULL""",
        months=12,
        matures_after_days=28,
        dimensions=("area", "primary_need", "phase"),
    ),
    counted="reviews where the council sent its decision within 28 days of the meeting.",
    counted_label="Decided within 4 weeks",
    out_of="reviews with a meeting in the twelve months and a decision since.",
    out_of_label="Decisions",
    left_out="Reviews that have no decision yet. So this figure is often higher than the share of "
    "all meetings.",
    chosen="The plan sets no figure on this basis. A month is shown once 28 days have passed since "
    "it ended. The first eleven months are marked partial.",
    compared=SEN2_COMPARED,
    actions=("3e",),
    published="annual_review_decision_4_weeks_published",
    protects="counts",
    counting=Counting(family="reviews", hits=("in time",), others=("late",), broken_down=False),
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
