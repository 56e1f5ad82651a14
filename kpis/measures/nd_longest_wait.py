"""The longest that any child on the list has waited."""

from kpis.definitions.measure import Calculation, Measure, Target
from kpis.definitions.shared_sql import REDUCTION_CHOICE, WAITING, WAITING_CHOICE, WAITING_LEFT_OUT
from kpis.definitions.standing_behind import FIRST_REVIEW, NOT_YET, TEAM

MEASURE = Measure(
    id="nd_longest_wait",
    section=2,
    order=4,
    criterion="2.Q3",
    plan_words="Reduction in longest wait across Westmorland & Furness by 20%.",
    name="Longest wait",
    phrase="The longest wait is {value}",
    why="Behind an average stands the child who has waited longest.",
    unit="weeks",
    direction="decrease",
    target=Target(kind="reduction", figure=20, words="20% less"),
    extracts=("nd_waits",),
    calculation=Calculation(
        cases=WAITING,
        basis="stock",
        statistic="longest",
        dimensions=("provider", "icb", "pathway", "area"),
    ),
    counted="the longest wait of any child on the list at the end of the month.",
    counted_label="",
    out_of="all children waiting for a neurodevelopmental assessment at the end of the month.",
    out_of_label="Waiting",
    left_out=WAITING_LEFT_OUT,
    chosen=f"{REDUCTION_CHOICE} {WAITING_CHOICE}",
    compared="No national longest wait is published.",
    actions=("2b",),
    control_chart=False,
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
