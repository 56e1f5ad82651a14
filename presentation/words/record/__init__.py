"""Sentences about what people wrote: entries, evidence, meetings and news."""
