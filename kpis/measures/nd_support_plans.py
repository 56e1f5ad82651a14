"""Assessed children who were given a personalised support plan."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure, Target

MEASURE = Measure(
    id="nd_support_plans",
    section=2,
    order=8,
    criterion="2.Q7",
    plan_words="90% of children assessed receive a personalised support plan.",
    name="Assessed children with a support plan",
    phrase="{value} of children assessed have a personalised support plan",
    why="An assessment helps a child only if support follows it.",
    unit="%",
    direction="increase",
    target=Target(kind="at_least", figure=90, words="90% or more"),
    extracts=("nd_waits",),
    calculation=Calculation(
        cases="""
            SELECT assessment_completed_date AS case_date, batch, 1 AS weight,
                support_plan_date AS hit_date, (support_plan_date IS NOT NULL)::INTEGER AS hit,
                provider, icb, pathway, area
            FROM nd_waits WHERE assessment_completed_date IS NOT NULL""",
        months=12,
        late_hits=True,
        dimensions=("provider", "icb", "pathway", "area"),
    ),
    counted="children assessed in the twelve months who had a personalised support plan by the end "
    "of them.",
    counted_label="With a plan",
    out_of="children whose assessment was completed in the twelve months.",
    out_of_label="Assessed",
    left_out="Children who left a list of who waits without a date: they do not count "
    "as assessed. A child assessed without a plan date counts as without a plan.",
    chosen="The plan sets no time for the support plan, so children assessed in the last weeks may "
    "still be given one. The first eleven months are marked partial.",
    actions=("2a",),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
