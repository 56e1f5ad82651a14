"""Judging figures: baseline, target, status, comparators, freshness, and the board's decisions on
them."""
