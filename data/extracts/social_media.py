"""Followers and engagements of the authority's accounts and its neighbours', month by month."""

from data.column import Column, text, whole
from data.extract import Extract
from data.place import load_place

EXTRACT = Extract(
    name="social_media",
    title="Social media",
    rows="accounts",
    about="One row for each authority, platform and month: the authority itself "
    f"({load_place().number}) and its neighbours.",
    columns=(
        Column(name="month", kind="month", about="Month of the count.", required=True, key=True),
        whole("la_number", "DfE number of the authority.", key=True),
        Column(
            name="platform",
            about="Platform, for example Facebook.",
            required=True,
            key=True,
            watch=True,
        ),
        text("la_name", "Name of the authority."),
        whole("followers", "Followers at the end of the month."),
        whole("engagements", "Reactions, comments and shares in the month."),
        whole("population", "Residents of the authority.", required=False),
    ),
)
