"""Sentences about the dashboard itself: accessibility, history and refusals."""
