"""Referrals for a neurodevelopmental assessment, waiting and seen."""

from data.column import Column, choice, day, text, yes_no
from data.dates import Likely
from data.extract import Ages, Extract, Order, WarningRule
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
        Column(
            name="provider",
            about="Provider of the assessment.",
            required=True,
            watch=True,
            listed=("nd_providers", "right_to_choose"),
        ),
        choice("icb", f"Integrated care board: {' or '.join(_BOARDS)}.", _BOARDS),
        Column(
            name="referral_date",
            kind="date",
            about="Day of the referral: the wait starts.",
            required=True,
            likely=Likely(years=10),
        ),
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
    warnings=(
        WarningRule(
            code="clock_not_stopped",
            when="assessment_completed_date IS NOT NULL AND assessment_date IS NULL",
            message="Referrals with an assessment_completed_date and no assessment_date: {n}. Only "
            "the assessment_date, the first appointment, ends a wait as seen: such a child still "
            "counts as waiting (or as having left, where there is a closed_date).",
        ),
        WarningRule(
            code="clock_not_stopped",
            when="closure_reason IS NOT NULL AND closed_date IS NULL",
            message="Referrals with a closure_reason and no closed_date: {n}. Without its date "
            "nothing is closed: such a child still counts as waiting (or as seen, where there is "
            "an assessment_date).",
        ),
    ),
    ends=("assessment_date", "closed_date"),
    ages=Ages(
        by=(
            "referral_date",
            "assessment_date",
            "assessment_completed_date",
            "closed_date",
            "support_plan_date",
        ),
        over="coalesce(assessment_date, closed_date) IS NOT NULL",
    ),
)
