"""How far apart the slowest and the fastest provider are."""

from kpis.definitions import (
    FIRST_REVIEW,
    NOT_YET,
    TEAM,
    WAITING,
    WAITING_CHOICE,
    WAITING_LEFT_OUT,
    Calculation,
    Measure,
    Target,
)

MEASURE = Measure(
    id="nd_provider_gap",
    section=2,
    order=6,
    criterion="2.Q5",
    plan_words="Reduced variance across all providers waiting times to no more than 12 weeks.",
    name="Gap between slowest and fastest provider",
    phrase="The slowest and the fastest provider are {value} apart",
    why="How long a child waits should not depend on where they live.",
    unit="weeks",
    direction="decrease",
    target=Target(kind="at_most", figure=12, words="12 weeks or less"),
    extracts=("nd_waits",),
    calculation=Calculation(
        cases=WAITING, basis="stock", statistic="gap", dimensions=("provider",)
    ),
    counted="the average wait at the slowest provider less that at the fastest, at the end of the "
    "month.",
    counted_label="",
    out_of="providers with 10 or more children waiting.",
    out_of_label="Providers",
    left_out="Providers with fewer than 10 children waiting, because one child would change "
    f"their average too much. {WAITING_LEFT_OUT}",
    chosen="The plan says “variance”. We take it as the gap between the slowest and the fastest "
    f"average wait. With fewer than two such providers there is no figure. {WAITING_CHOICE}",
    actions=("2b",),
    control_chart=False,
    protects="cases",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
