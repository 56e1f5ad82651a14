"""Exceptions: measures and milestones that are off, and why, judged in one place for pages, papers,
mails and commands alike."""

from kpis.exceptions.cases import (
    ExceptionCase,
    Ground,
    GroundKind,
    measure_cases,
    milestone_cases,
)
from kpis.exceptions.ranks import RankLost

__all__ = [
    "ExceptionCase",
    "Ground",
    "GroundKind",
    "RankLost",
    "measure_cases",
    "milestone_cases",
]
