"""Young adults with a learning disability in work, or in another opportunity that the plan
counts."""

from kpis.definitions import (
    FIRST_REVIEW,
    NOT_YET,
    TEAM,
    Calculation,
    Companion,
    Counting,
    Measure,
    Target,
)


def _in(opportunity: str) -> Calculation:
    """The share in this column's opportunity. The same people stand in every return, so returns are
    never added up: of two in one month the later one counts."""
    return Calculation(
        cases=f"""
            SELECT period_end AS case_date, batch, {opportunity} AS hit, young_adults AS weight
            FROM ld_employment
            QUALIFY period_end
                = max(period_end) OVER (PARTITION BY date_trunc('month', period_end))""",
    )


MEASURE = Measure(
    id="ld_employment",
    section=4,
    order=5,
    criterion="4.Q5",
    plan_words="The proportion of young adults with a learning disability accessing employment "
    "opportunities¹ will increase in comparison with current base line data.",
    name="Young adults with a learning disability in an opportunity",
    phrase="{value} of young adults with a learning disability are in work or another opportunity",
    why="Work, paid or not, brings income, friends and purpose.",
    unit="%",
    direction="increase",
    target=Target(kind="increase_on_baseline", words="above the baseline"),
    extracts=("ld_employment",),
    calculation=_in("any_opportunity"),
    counted="young adults in paid work, volunteering, a supported internship, an apprenticeship or "
    "work experience.",
    counted_label="In an opportunity",
    out_of="young adults with a learning disability known to the partnership at the end of the "
    "period.",
    out_of_label="Young adults",
    left_out="Nothing.",
    chosen="The plan's footnote counts volunteering, supported internships, apprenticeships and "
    "work experience as well as paid work. Paid work alone is shown as a second series, "
    "because national figures count only that. Of two returns in one month the later one "
    "counts.",
    compared="The national figure (from the Adult Social Care Outcomes Framework) counts paid work "
    "only, so it is not compared with this share.",
    actions=("4b",),
    companions=(
        Companion(
            id="paid",
            name="In paid work",
            unit="%",
            beside_finding="{value} are in paid work, which is all that national figures count.",
            calculation=_in("paid_employment"),
            counting=Counting(
                family="young adults", hits=("paid",), others=("not paid", "in none")
            ),
        ),
    ),
    protects="counts",
    counting=Counting(family="young adults", hits=("paid", "not paid"), others=("in none",)),
    author=TEAM,
    checked_by=NOT_YET,
    next_review=FIRST_REVIEW,
)
