"""Appeals to the SEND tribunal, and mediations."""

from data.column import choice, day, text, yes_no
from data.extract import Ages, Extract, Order

EXTRACT = Extract(
    name="disputes",
    title="Appeals and mediations",
    rows="cases",
    about="One row for each appeal or mediation.",
    columns=(
        text("case_id", "Pseudonym of the case.", key=True),
        choice("kind", "appeal or mediation.", ("appeal", "mediation"), required=True),
        day("registered_date", "Day the case was registered.", required=True),
        text("grounds", "What it is about.", long=True),
        day("concluded_date", "Day it was concluded."),
        text("outcome", "How it ended.", long=True),
        yes_no("followed_by_appeal", "For a mediation: whether an appeal followed."),
    ),
    orders=(Order(first="registered_date", then=("concluded_date",)),),
    ages=Ages(by=("registered_date", "concluded_date"), over="concluded_date IS NOT NULL"),
)
