"""Young adults with a learning disability in work, or in another opportunity that the plan counts."""

from kpis.measure import Calculation, Companion, Measure, Target

MEASURE = Measure(
    id="ld_employment",
    section=4,
    order=5,
    criterion="4.Q5",
    plan_words="The proportion of young adults with a learning disability accessing employment opportunities¹ "
    "will increase in comparison with current base line data.",
    name="Young adults with a learning disability in an opportunity",
    phrase="{value} of young adults with a learning disability are in work or another opportunity",
    why="Work, paid or not, brings income, friends and purpose.",
    unit="%",
    direction="increase",
    target=Target(kind="increase_on_baseline", words="above the baseline"),
    extracts=("ld_employment",),
    calculation=Calculation(
        cases="SELECT period_end AS case_date, any_opportunity AS hit, young_adults AS weight FROM ld_employment",
    ),
    counted="young adults in paid work, volunteering, a supported internship, an apprenticeship or work experience.",
    counted_label="In an opportunity",
    out_of="young adults with a learning disability known to the partnership at the end of the period.",
    out_of_label="Young adults",
    left_out="Nothing.",
    chosen="The plan's footnote counts volunteering, supported internships, apprenticeships and work experience as "
    "well as paid work. Paid work alone is shown as a second series, because national figures count only that.",
    compared="The national figure (ASCOF) counts paid work only, so it is not held against this share.",
    actions=("4b",),
    companions=(
        Companion(
            id="paid",
            name="In paid work",
            unit="%",
            calculation=Calculation(
                cases="""
                    SELECT period_end AS case_date, paid_employment AS hit, young_adults AS weight
                    FROM ld_employment""",
            ),
        ),
    ),
)
