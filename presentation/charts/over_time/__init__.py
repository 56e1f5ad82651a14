"""Charts of a measure over time: line, control limits, targets, comparators and events."""
