"""What leads report of the plan's milestones, by the plan's own rules for progress."""

from data.column import Column, choice, day, text
from data.extract import Extract, Rule
from data.problems import Code

_HELPERS = """plan_order AS (
        SELECT *, lag(due_date) OVER (PARTITION BY id ORDER BY version) AS due_before
        FROM plan_versions),
    deadlines(id, from_day, version, due_date) AS (
        -- A version of the plan sets a deadline only where its month is another than before:
        -- otherwise a change of, say, the wording would end the deadline that an update has set.
        SELECT
            id,
            CASE WHEN version = 1 THEN DATE '0001-01-01' ELSE from_date END,
            version,
            due_date
        FROM plan_order
        WHERE version = 1 OR due_date IS DISTINCT FROM due_before
        UNION ALL
        -- An update is itself judged by the deadline that it found, so its own holds a day later.
        SELECT milestone_id, status_date + 1, 0, last_day(revised_due)
        FROM known
        WHERE revised_due IS NOT NULL)"""
"""`deadlines`: each deadline that the plan, or an update (its `version` is 0), set, and the first
day whose updates are judged by it: for the plan's the day on which it set it, for an update's the
day after. The first version of a milestone holds for every day before it too. In the order of day
and version each takes the place of the one before."""
_DEADLINE = """(
    SELECT due_date
    FROM deadlines
    WHERE id = this.milestone_id AND from_day <= this.status_date
    -- Where both begin on one day, the plan (1 and up) takes the place of the update (0).
    ORDER BY from_day DESC, version DESC
    LIMIT 1)"""
_NEAREST = """coalesce((
    SELECT ' Perhaps ' || any_value(id) || ' is meant.'
    FROM plan_versions
    WHERE regexp_replace(id, '[^0-9a-z]', '', 'g')
        = regexp_replace(lower(this.milestone_id), '[^0-9a-z]', '', 'g')
    HAVING count(DISTINCT id) = 1), '')"""
"""The only milestone whose number is the same but for case, stops and spaces, if there is one."""

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
        Column(
            name="revised_due",
            kind="month",
            about="New month of completion; needed for Red.",
            future=True,
        ),
        text("signed_off_by", "Who signed it off; needed for Blue."),
        text("evidence", "Link to the evidence.", long=True),
    ),
    with_sql=_HELPERS,
    rules=(
        Rule(
            code=Code.MILESTONE_UNKNOWN,
            column="milestone_id",
            when="this.milestone_id NOT IN (SELECT id FROM plan_versions)",
            shown=_NEAREST,
            message="The plan has no milestone of this number.{shown} Give the number alone, as it "
            "is printed, for example 3e.5. If the plan has it and this copy lacks it, write it in "
            "first, on the Plan page under Changes.",
            later="the update of {milestone_id} of {status_date} ({status}) would be of no "
            "milestone of the plan: take that one out first.",
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
            when="this.status = 'Red' AND (this.revised_due IS NULL OR last_day(this.revised_due) "
            "<= this.status_date)",
            message="Red needs a new completion deadline: a month that ends after the date of the "
            "update.",
        ),
        Rule(
            code=Code.MILESTONE_RULE,
            column="status",
            when=f"this.status NOT IN ('Blue', 'Red') AND this.status_date > {_DEADLINE}",
            shown=f"strftime({_DEADLINE}, '%-d %B %Y')",
            message="The deadline, {shown}, had passed on this day, so the plan calls it Red (with "
            "a new deadline) or Blue (signed off). Give one of them; or correct the day if it is "
            "wrong.",
            later="the update of {milestone_id} of {status_date} ({status}) would lie after its "
            "deadline: correct that one first.",
            decided=("status_date", "revised_due"),
        ),
    ),
    warn_on_removal=True,
)
