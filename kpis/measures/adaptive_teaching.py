"""Lessons observed with effective adaptive teaching."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure, Target

MEASURE = Measure(
    id="adaptive_teaching",
    section=4,
    order=6,
    criterion="4.Q6",
    plan_words="School self-evaluation will demonstrate an increasing number of lessons observed "
    "where adaptive teaching is used effectively to support learners with SEND.",
    name="Lessons with effective adaptive teaching",
    phrase="{value} of lessons observed had effective adaptive teaching",
    why="Most children with SEND are taught in ordinary lessons.",
    unit="%",
    direction="increase",
    target=Target(kind="increase_on_baseline", words="above the baseline"),
    extracts=("lesson_observations",),
    calculation=Calculation(
        cases="""
            SELECT observed_date AS case_date, batch, adaptive_teaching_effective AS hit,
                lessons_observed AS weight
            FROM lesson_observations""",
        months=12,
    ),
    counted="observed lessons in which adaptive teaching was used effectively.",
    counted_label="Effective",
    out_of="lessons observed in the twelve months.",
    out_of_label="Lessons",
    left_out="Nothing.",
    chosen="The plan says “an increasing number”. We judge the share, because the number depends "
    "on how many lessons were observed. The number stands beside it. The first eleven "
    "months are marked partial.",
    actions=("4d", "4e"),
    protects="nothing",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
