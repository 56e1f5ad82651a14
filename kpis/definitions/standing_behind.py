"""Who stands behind the measures: roles, for a name would go out of date with the post."""

from datetime import date

TEAM = "Dashboard team"
"""Who wrote the declaration and answers for it."""
NOT_YET = "Not checked by a second person yet"
"""What stands where a second person's name or role belongs once they have gone through a
declaration."""
FIRST_REVIEW = date(2027, 5, 31)
"""Two years after May 2025, the month of the plan and of every baseline: the next review of all
measures at once."""
