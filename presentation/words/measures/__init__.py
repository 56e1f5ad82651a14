"""Sentences about measures: headlines, findings, targets, changes and methods."""
