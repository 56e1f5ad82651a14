"""Mediations that were followed by an appeal."""

from kpis.definitions import FIRST_REVIEW, NOT_YET, TEAM, Calculation, Measure

MEASURE = Measure(
    id="mediation_to_appeal",
    section=3,
    order=10,
    criterion="3.Q6",
    plan_words="Mediation and tribunals data",
    name="Mediations followed by an appeal",
    phrase="{value} of mediations were followed by an appeal",
    why="A mediation that settles the matter spares a family the tribunal.",
    unit="%",
    direction="decrease",
    extracts=("disputes",),
    calculation=Calculation(
        cases="""
            SELECT registered_date AS case_date, batch,
                coalesce(followed_by_appeal, false)::INTEGER AS hit, 1 AS weight
            FROM disputes WHERE kind = 'mediation'""",
        months=12,
    ),
    counted="mediations registered in the twelve months that an appeal followed, however much "
    "later.",
    counted_label="Followed by an appeal",
    out_of="mediations registered in the twelve months.",
    out_of_label="Mediations",
    left_out="Nothing. A blank counts as not followed by an appeal.",
    chosen="The plan asks for the data and sets no figure. Newer mediations have had less time to "
    "be followed by an appeal. The first eleven months are marked partial.",
    actions=("3a",),
    protects="counts",
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
