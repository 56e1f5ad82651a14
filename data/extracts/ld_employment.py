"""Young adults with a learning disability in work, volunteering, internships, apprenticeships and
work experience."""

from data.column import day, whole
from data.extract import Extract, PartOfWhole

EXTRACT = Extract(
    name="ld_employment",
    title="Learning disability employment",
    rows="counts",
    about="One row for each period, with its counts on the last day.",
    columns=(
        day("period_end", "Last day of the period.", key=True),
        whole("young_adults", "Young adults with a learning disability known to the partnership."),
        whole("any_opportunity", "Of these, in any opportunity that the plan counts."),
        whole("paid_employment", "Of these, in paid work."),
    ),
    parts=(
        PartOfWhole(part="paid_employment", whole="any_opportunity"),
        PartOfWhole(part="any_opportunity", whole="young_adults"),
    ),
    every_months=6,
)
