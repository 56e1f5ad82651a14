"""Annual reviews of EHC plans, from the SEN2 module for active plans."""

from data.column import Column, choice, day, text
from data.extract import Ages, Extract, Order, WarningRule

EXTRACT = Extract(
    name="annual_reviews",
    title="Annual reviews",
    rows="reviews",
    about="One row for each annual review of an EHC plan.",
    columns=(
        text("review_id", "Pseudonym of the review.", "activeplanstableid", key=True),
        day(
            "review_due_date",
            "12 months after the plan was finalised or last reviewed.",
            required=True,
            future=True,
        ),
        day(
            "meeting_date",
            "Day of the review meeting.",
            "ReviewMeeting",
            "Annual Review Meeting Date",
        ),
        day(
            "decision_date",
            "Day the authority notified its decision; not the meeting.",
            "LastReview",
            "EHC Plan Review Decisions Date",
        ),
        choice(
            "review_outcome",
            "A amend, C cease, M maintain.",
            ("A", "C", "M"),
            "ReviewOutcome",
            "Annual Review Decision",
        ),
        day(
            "draft_date",
            "Day the draft amended plan was issued.",
            "ReviewDraft",
            "Annual review - date draft amended EHC plan issued",
        ),
        day("final_plan_date", "Day the amended final plan was issued."),
        day(
            "phase_transfer_due_date",
            "Day by which a plan amended for a phase transfer is due.",
            "PhaseTransferDueDate",
            "Phase transfer review - due date for any amended plan",
            future=True,
        ),
        day(
            "phase_transfer_final_date",
            "Day the plan amended for a phase transfer was issued.",
            "PhaseTransferFinalDate",
            "Phase transfer review - final plan date",
        ),
        Column(name="area", about="District.", watch=True),
        text("primary_need", "Primary type of need (SEN2 code)."),
        text("phase", "Phase of education."),
    ),
    orders=(
        Order(
            first="meeting_date",
            then=("decision_date",),
            hint="The two are often swapped: the decision date is the day the authority wrote with "
            "its decision.",
        ),
        Order(first="meeting_date", then=("draft_date", "final_plan_date")),
    ),
    warnings=(
        WarningRule(
            code="clock_not_stopped",
            when="review_outcome IS NOT NULL AND decision_date IS NULL",
            message="Reviews with a review_outcome and no decision_date: {n}. Only the "
            "decision_date, the day the authority wrote with its decision, ends a review: such a "
            "one still counts as not decided.",
        ),
    ),
    ages=Ages(
        by=(
            "review_due_date",
            "meeting_date",
            "decision_date",
            "draft_date",
            "final_plan_date",
            "phase_transfer_due_date",
            "phase_transfer_final_date",
        ),
        over="decision_date IS NOT NULL",
    ),
)
