"""What stands on everything that is made of demonstration data."""

DEMONSTRATION = "Every figure here is invented: none is about a real child, family or school."
