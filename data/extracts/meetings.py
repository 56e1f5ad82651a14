"""SEND working group and strategic meetings, with how many parent carers came."""

from data.column import choice, day, text, whole
from data.extract import Extract

EXTRACT = Extract(
    name="meetings",
    title="Meetings",
    rows="meetings",
    about="One row for each SEND working group or strategic meeting.",
    columns=(
        text("meeting_id", "Pseudonym of the meeting.", key=True),
        day("meeting_date", "Day of the meeting.", required=True),
        text("group_name", "Name of the group.", required=True),
        choice(
            "level", "working_group or strategic.", ("working_group", "strategic"), required=True
        ),
        whole("parent_carers_invited", "Parent carers invited.", required=False),
        whole("parent_carers_attended", "Parent carers who came; more may come than were invited."),
    ),
)
