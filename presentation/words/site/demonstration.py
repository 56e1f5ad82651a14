"""What stands on everything that is made of demonstration data."""

DEMONSTRATION = "Every figure here is invented: no child, family or school is real."
