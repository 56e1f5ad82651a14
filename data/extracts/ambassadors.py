"""People trained as Local Offer Ambassadors."""

from data.column import choice, day, text
from data.extract import Extract

EXTRACT = Extract(
    name="ambassadors",
    title="Local Offer ambassadors",
    rows="people",
    about="One row for each person trained as a Local Offer Ambassador.",
    columns=(
        text("person_id", "Pseudonym of the person.", key=True),
        choice(
            "audience",
            "young_person or parent_carer.",
            ("young_person", "parent_carer"),
            required=True,
        ),
        day("trained_date", "Day the training was completed.", required=True),
    ),
)
