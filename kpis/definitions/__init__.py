"""What a measure is: its declaration, shared SQL, the figures of a result, and the rule for small
numbers."""

from kpis.definitions.families import amber_and_red, left_the_lists, over_13_weeks
from kpis.definitions.measure import Calculation, Companion, Direction, Measure, Target, TargetKind
from kpis.definitions.point import Point, at
from kpis.definitions.results import Baseline, Comparator, ResolvedTarget, Result, Status
from kpis.definitions.shared_sql import (
    BANDS,
    IN_BANDS,
    OVER_13_WEEKS,
    POSITIVE,
    REDUCTION_CHOICE,
    SEN2_COMPARED,
    SURVEY_CHOICE,
    SURVEY_LEFT_OUT,
    WAITING,
    WAITING_CHOICE,
    WAITING_LEFT_OUT,
    neighbours_quartile,
    rated,
    survey_cases,
)
from kpis.definitions.shown import (
    LEAST,
    TOO_FEW,
    UNDER,
    Hidden,
    Key,
    Share,
    Shown,
    counted,
    may_show,
    whole,
)
from kpis.definitions.small_numbers import FEWEST_CASES
from kpis.definitions.standing_behind import FIRST_REVIEW, NOT_YET, TEAM

__all__ = [
    "BANDS",
    "FEWEST_CASES",
    "FIRST_REVIEW",
    "IN_BANDS",
    "LEAST",
    "NOT_YET",
    "OVER_13_WEEKS",
    "POSITIVE",
    "REDUCTION_CHOICE",
    "SEN2_COMPARED",
    "SURVEY_CHOICE",
    "SURVEY_LEFT_OUT",
    "TEAM",
    "TOO_FEW",
    "UNDER",
    "WAITING",
    "WAITING_CHOICE",
    "WAITING_LEFT_OUT",
    "Baseline",
    "Calculation",
    "Companion",
    "Comparator",
    "Direction",
    "Hidden",
    "Key",
    "Measure",
    "Point",
    "ResolvedTarget",
    "Result",
    "Share",
    "Shown",
    "Status",
    "Target",
    "TargetKind",
    "amber_and_red",
    "at",
    "counted",
    "left_the_lists",
    "may_show",
    "neighbours_quartile",
    "over_13_weeks",
    "rated",
    "survey_cases",
    "whole",
]
