"""How many EHC plans the authority maintains, month by month."""

from data.column import Column, whole
from data.extract import Extract

EXTRACT = Extract(
    name="caseload",
    title="Caseload",
    rows="months",
    about="One row for each month.",
    columns=(
        Column(name="month", kind="month", about="Month of the count.", required=True, key=True),
        whole("plans_maintained", "EHC plans maintained at the end of the month."),
        whole(
            "plans_ceased_needs_met",
            "Plans ceased in the month because needs were met without one.",
        ),
    ),
)
