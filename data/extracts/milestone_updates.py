"""What leads report of the plan's milestones, by the plan's own rules for progress."""

from datetime import date

from data.extract import Column, Extract, Rule, choice, day, text
from data.plan import load_plan
from data.problems import Code


def _quoted(value: date | None) -> str:
    return f"'{value}'" if value else "NULL"


_DUE = ", ".join(
    f"('{milestone.id}', CAST({_quoted(milestone.due_date)} AS DATE))" for milestone in load_plan().milestones
)
_DEADLINE = """coalesce(
    (SELECT last_day(earlier.revised_due) FROM known AS earlier
     WHERE earlier.milestone_id = this.milestone_id AND earlier.status_date < this.status_date
       AND earlier.revised_due IS NOT NULL
     ORDER BY earlier.status_date DESC LIMIT 1),
    (SELECT due_date FROM plan_milestones WHERE id = this.milestone_id))"""

EXTRACT = Extract(
    name="milestone_updates",
    title="Milestone updates",
    rows="updates",
    about="One row for each update of a milestone: its status on a day.",
    columns=(
        text("milestone_id", "Number of the milestone, for example 3e.5.", key=True),
        day("status_date", "Day of the update; for Blue, the day of sign-off.", key=True),
        choice(
            "status",
            "The plan's rating: Grey, Blue, Green, Amber or Red.",
            ("Grey", "Blue", "Green", "Amber", "Red"),
            required=True,
        ),
        text("update", "Update or impact, in the lead's words.", long=True),
        Column(name="revised_due", kind="month", about="New month of completion; needed for Red.", future=True),
        text("signed_off_by", "Who signed it off; needed for Blue."),
        text("evidence", "Link to the evidence.", long=True),
    ),
    with_sql=f"plan_milestones(id, due_date) AS (VALUES {_DUE})",
    rules=(
        Rule(
            code=Code.MILESTONE_UNKNOWN,
            column="milestone_id",
            when="this.milestone_id NOT IN (SELECT id FROM plan_milestones)",
            message="The plan has no milestone of this number. Use its printed number, for example 3e.5.",
        ),
        Rule(
            code=Code.MILESTONE_RULE,
            column="signed_off_by",
            when="this.status = 'Blue' AND this.signed_off_by IS NULL",
            message="Blue means completed and signed off: say who signed it off.",
        ),
        Rule(
            code=Code.MILESTONE_RULE,
            column="revised_due",
            when="this.status = 'Red' AND (this.revised_due IS NULL OR last_day(this.revised_due) <= this.status_date)",
            message="Red needs a new completion deadline: a month that ends after the date of the update.",
        ),
        Rule(
            code=Code.MILESTONE_RULE,
            column="status",
            when=f"this.status NOT IN ('Blue', 'Red') AND this.status_date > {_DEADLINE}",
            message="The deadline has passed, so the plan calls it Red (with a new deadline) or Blue (signed off).",
        ),
    ),
    warn_on_removal=True,
)
