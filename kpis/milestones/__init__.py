"""Milestones: the state of each as reported, its deadline and history, its leads, and updates from
the form."""
