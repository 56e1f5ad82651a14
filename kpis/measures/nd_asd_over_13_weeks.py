"""Children who have waited 13 weeks or more for an autism assessment."""

from kpis.definitions.measure import Calculation, Measure, Target
from kpis.definitions.shared_sql import (
    OVER_13_WEEKS,
    WAITING,
    WAITING_CHOICE,
    WAITING_LEFT_OUT,
    england_monthly,
)
from kpis.definitions.standing_behind import FIRST_REVIEW, NOT_YET, TEAM

MEASURE = Measure(
    id="nd_asd_over_13_weeks",
    section=2,
    order=1,
    criterion="2.Q1",
    plan_words="Waiting times for an assessment for ADHD and ASD will be in line with, or better "
    "than national average",
    name="Autism: waiting 13 weeks or more",
    phrase="{value} of children waiting for an autism assessment have waited 13 weeks or more",
    why="NICE asks that an autism assessment starts within three months of the referral (quality "
    "standard 51).",
    unit="%",
    direction="decrease",
    target=Target(
        kind="comparator",
        words="England",
        label="England",
        comparator=england_monthly("nd_asd_over_13_weeks"),
    ),
    extracts=("nd_waits", "benchmarks"),
    calculation=Calculation(
        cases=f"{WAITING} WHERE list_contains(string_split(pathway, '+'), 'ASD')",
        basis="stock",
        derive=OVER_13_WEEKS,
        dimensions=("provider", "icb", "area"),
    ),
    counted="children who have waited 91 days or more at the end of the month.",
    counted_label="13 weeks or more",
    out_of="children waiting for an autism assessment at the end of the month. Those on two "
    "pathways count in both.",
    out_of_label="Waiting",
    left_out=WAITING_LEFT_OUT,
    chosen="No national average wait is published, so shares by length of wait are compared: ours "
    f"with the newest monthly figure for England. {WAITING_CHOICE}",
    compared="England, from the national statistics. Most children's community paediatric waits "
    "are outside the national figure.",
    actions=("2b",),
    published="nd_asd_over_13_weeks",
    control_chart=False,
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
