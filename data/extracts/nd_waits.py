"""Referrals for a neurodevelopmental assessment, waiting and seen."""

from data.extract import Column, Extract, Order, choice, day, text, yes_no
from data.place import load_place

_BOARDS = tuple(load_place().board_names)

EXTRACT = Extract(
    name="nd_waits",
    title="Neurodevelopmental waits",
    rows="referrals",
    about="One row for each referral for a neurodevelopmental assessment.",
    columns=(
        text("referral_id", "Pseudonym of the referral.", key=True),
        Column(
            name="pathway",
            kind="choices",
            about="ASD, ADHD or FASD, or several joined by +.",
            required=True,
            choices=("ASD", "ADHD", "FASD"),
        ),
        Column(name="provider", about="Provider of the assessment.", required=True, watch=True),
        choice("icb", f"Integrated care board: {' or '.join(_BOARDS)}.", _BOARDS),
        day("referral_date", "Day of the referral: the wait starts.", required=True),
        day("assessment_date", "First assessment appointment: the wait ends."),
        day("assessment_completed_date", "Day the assessment was completed."),
        day("closed_date", "Day the referral left the list without an assessment."),
        text("closure_reason", "Why it left the list.", long=True),
        yes_no("right_to_choose", "Whether the family used the Right to Choose."),
        day("support_plan_date", "Day a personalised support plan was given."),
        Column(name="area", about="District.", watch=True),
    ),
    orders=(
        Order(first="referral_date", then=("assessment_date", "closed_date", "support_plan_date")),
        Order(first="assessment_date", then=("assessment_completed_date",)),
    ),
    ends=("assessment_date", "closed_date"),
)
