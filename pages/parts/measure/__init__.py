"""What stands on a measure's page: chart, breakdown, figures, definition, and what is written about
it."""
