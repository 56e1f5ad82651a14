"""The mean wait of the children on the list."""

from kpis.definitions import (
    FIRST_REVIEW,
    IN_BANDS,
    NOT_YET,
    OVER_13_WEEKS,
    REDUCTION_CHOICE,
    TEAM,
    WAITING,
    WAITING_CHOICE,
    WAITING_LEFT_OUT,
    Calculation,
    Companion,
    Measure,
    Target,
    left_the_lists,
    waiting_family,
)

MEASURE = Measure(
    id="nd_average_wait",
    section=2,
    order=5,
    criterion="2.Q4",
    plan_words="Reduction in average wait time by 20%.",
    name="Average wait",
    phrase="Children have waited {value} on average",
    why="It is the plain answer to how long families wait.",
    unit="weeks",
    direction="decrease",
    target=Target(kind="reduction", figure=20, words="20% less"),
    extracts=("nd_waits",),
    calculation=Calculation(
        cases=WAITING,
        basis="stock",
        statistic="mean",
        derive=IN_BANDS,
        dimensions=("provider", "icb", "pathway", "area", "band"),
    ),
    counted="the weeks that children on the list have waited, added up and divided by their "
    "number.",
    counted_label="",
    out_of="all children waiting for a neurodevelopmental assessment at the end of the month.",
    out_of_label="Waiting",
    left_out=WAITING_LEFT_OUT,
    chosen=f"It is the average of those still waiting, not of those seen. {REDUCTION_CHOICE} "
    f"{WAITING_CHOICE}",
    compared="No national average wait is published.",
    actions=("2b",),
    companions=(
        Companion(
            id="median",
            name="Median wait of those waiting",
            unit="weeks",
            calculation=Calculation(cases=WAITING, basis="stock", statistic="median"),
            counting=waiting_family(judged=False),
        ),
        Companion(
            id="assessed",
            name="Average wait of those first assessed in the month",
            unit="weeks",
            beside_finding="Children first assessed in {month} had waited {value} on average.",
            calculation=Calculation(
                cases="""
                    SELECT assessment_date AS case_date, 1 AS weight, batch,
                        date_diff('day', referral_date, assessment_date) AS hit
                    FROM nd_waits WHERE assessment_date IS NOT NULL""",
                statistic="mean",
            ),
        ),
        Companion(
            id="over_13_weeks",
            name="Waiting 13 weeks or more",
            unit="%",
            protects="counts",
            counting=waiting_family(),
            calculation=Calculation(
                cases=WAITING,
                basis="stock",
                derive=OVER_13_WEEKS,
                dimensions=("pathway", "icb", "area"),
            ),
        ),
        left_the_lists(),
    ),
    control_chart=False,
    protects="cases",
    counting=waiting_family(judged=False),
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
