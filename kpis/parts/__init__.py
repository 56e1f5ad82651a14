"""Parts of a measure: breakdowns, providers' waits, and who waits past the target."""
