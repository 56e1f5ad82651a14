"""Writing on the record: what every such form shares, evidence, meetings and minutes."""
