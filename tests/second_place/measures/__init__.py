"""What the second plan measures: ours, at its own criteria and in its own words."""
