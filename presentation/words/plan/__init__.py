"""Sentences about the plan, its changes, its terms and what is searched in it."""
