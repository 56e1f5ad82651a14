"""Sentences about milestones and their updates."""
