"""Sentences about the month's round: what is owed, by whom, and where it is done."""

from presentation.words.rounds.ways import way_of

__all__ = ["way_of"]
