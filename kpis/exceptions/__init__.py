"""Exceptions: measures and milestones that are off, and why, judged in one place for pages, papers,
mails and commands alike."""

from kpis.exceptions.cases import (
    ExceptionCase,
    measure_cases,
    milestone_cases,
    without_commentary,
)
from kpis.exceptions.grounds import MEANINGS, Ground, GroundKind
from kpis.exceptions.ranks import RankLost

__all__ = [
    "MEANINGS",
    "ExceptionCase",
    "Ground",
    "GroundKind",
    "RankLost",
    "measure_cases",
    "milestone_cases",
    "without_commentary",
]
