"""Checking a staged file against its extract, in bulk and in SQL."""
