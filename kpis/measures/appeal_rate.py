"""Appeals to the tribunal as a share of the decisions that could be appealed."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure

MEASURE = Measure(
    id="appeal_rate",
    section=3,
    order=9,
    criterion="3.Q5",
    plan_words="Appeals data",
    name="Appeal rate",
    phrase="{value} of decisions that could be appealed were appealed",
    why="An appeal means that a family and the council could not agree.",
    unit="%",
    direction="decrease",
    extracts=("disputes", "ehc_assessments", "caseload"),
    calculation=Calculation(
        cases="""
            SELECT registered_date AS case_date, batch, 1 AS hit, 0 AS weight, 12 AS window_months
            FROM disputes WHERE kind = 'appeal'
            UNION ALL SELECT request_outcome_date, batch, 0, 1, 12 FROM ehc_assessments
            WHERE request_outcome = 'N' AND request_outcome_date IS NOT NULL
            UNION ALL SELECT assessment_outcome_date, batch, 0, 1, 12 FROM ehc_assessments
            WHERE assessment_outcome = 'N' AND assessment_outcome_date IS NOT NULL
            UNION ALL SELECT month, batch, 0, plans_ceased_needs_met, 12 FROM caseload
            UNION ALL SELECT month, batch, 0, plans_maintained, 1 FROM caseload""",
        months=12,
        own_windows=True,
        only_months="SELECT month FROM caseload",
    ),
    counted="appeals registered in the twelve months.",
    counted_label="Appeals",
    out_of="requests and plans refused in the twelve months, plans ended in them because needs "
    "were met, and the plans in place in the last month.",
    out_of_label="Appealable decisions",
    left_out="Refusals without a date. Each upload says how many there are.",
    chosen="The plan asks for the data and sets no figure. The rate is made of the same numbers as "
    "the Ministry of Justice's, but for any twelve months. The first eleven months are "
    "marked partial.",
    compared="England and neighbouring authorities, from the Ministry of Justice's tribunal "
    "statistics.",
    actions=("3a",),
    published="appeal_rate",
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
