"""All quality audits rated Green."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure, amber_and_red, rated

_WHICH = ""

MEASURE = Measure(
    id="qa_green",
    section=3,
    order=7,
    criterion="3.Q3",
    plan_words="Quality Assurance dashboard – RAG ratings",
    name="Quality audits rated Green",
    phrase="{value} of quality audits were rated Green",
    why="A plan of good quality is one that a child's school and family can use.",
    unit="%",
    direction="increase",
    extracts=("quality_audits",),
    calculation=Calculation(
        cases=rated("Green", _WHICH),
        months=12,
        dimensions=("subject", "agencies", "plan_type"),
    ),
    counted="audits with an overall rating of Green.",
    counted_label="Green",
    out_of="audits of EHC plans, advice and annual reviews in the twelve months.",
    out_of_label="Audits",
    left_out="Nothing.",
    chosen="The plan asks for the ratings and sets no figure. Twelve months are taken together, "
    "because there are few audits in a month. The first eleven months are marked partial.",
    actions=("3b", "3d"),
    companions=amber_and_red(_WHICH),
    protects="nothing",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
