"""What a measure is: its declaration, shared SQL, the figures of a result, and the rule for small
numbers."""
