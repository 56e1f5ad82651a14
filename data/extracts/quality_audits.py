"""Quality audits of EHC plans, advice and annual reviews."""

from data.column import choice, day, text, yes_no
from data.extract import Ages, Extract

EXTRACT = Extract(
    name="quality_audits",
    title="Quality audits",
    rows="audits",
    about="One row for each quality audit.",
    columns=(
        text("audit_id", "Pseudonym of the audit.", key=True),
        day("audit_date", "Day of the audit.", required=True),
        choice(
            "subject", "What was audited.", ("ehc_plan", "advice", "annual_review"), required=True
        ),
        choice("plan_type", "new or amended.", ("new", "amended")),
        choice("agencies", "single or multi.", ("single", "multi")),
        choice("overall_rating", "Green, Amber or Red.", ("Green", "Amber", "Red"), required=True),
        yes_no("golden_thread", "Whether the golden thread runs through the plan."),
    ),
    ages=Ages(by=("audit_date",)),
)
