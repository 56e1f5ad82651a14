"""Updating milestones and finding them: filters, the form and the table of updates, occurrences,
and what was seen."""
