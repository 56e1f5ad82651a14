"""Young people trained as Local Offer Ambassadors, all told."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Companion, Measure

_TRAINED = """
    SELECT trained_date AS since, CAST(NULL AS DATE) AS until, batch
    FROM ambassadors WHERE audience = '{audience}'"""

MEASURE = Measure(
    id="local_offer_ambassadors",
    section=1,
    order=3,
    criterion="1.Q2",
    plan_words="Young People trained as 'Local Offer Ambassadors'.",
    name="Local Offer ambassadors trained",
    phrase="{value} young people have been trained as Local Offer Ambassadors",
    why="Young people trust what other young people tell them of the Local Offer.",
    unit="people",
    direction="increase",
    extracts=("ambassadors",),
    calculation=Calculation(
        cases=_TRAINED.format(audience="young_person"), basis="stock", statistic="count"
    ),
    counted="young people who have completed the training, by the end of the month, since it "
    "began.",
    counted_label="Young people",
    out_of="nothing: this is a number of people.",
    out_of_label="",
    left_out="Parents and carers, who are shown as a second series.",
    chosen="The plan sets no number. The count adds up over time, so it can only rise or stay.",
    actions=("1b", "1d"),
    companions=(
        Companion(
            id="parents",
            name="Parents and carers trained",
            unit="people",
            calculation=Calculation(
                cases=_TRAINED.format(audience="parent_carer"), basis="stock", statistic="count"
            ),
        ),
    ),
    control_chart=False,
    protects="cases",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
