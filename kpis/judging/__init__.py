"""Judging figures: baseline, target, status, comparators, freshness, what to load first, and the
board's decisions on them."""

from kpis.judging.comparators import Standing, is_carried, standing
from kpis.judging.course_faults import MOST_STEPS
from kpis.judging.deciding import decide, effect, overtaken
from kpis.judging.decision_faults import faults
from kpis.judging.decisions import (
    DecisionState,
    concerning,
    in_force,
    local_target,
    states,
    taker_of,
)
from kpis.judging.freshness import GRACE, Freshness, FreshnessState, fresh_on
from kpis.judging.judged import judged
from kpis.judging.read import read_current, read_results, released_as, reported, results_in
from kpis.judging.ready import READY
from kpis.judging.results import Results
from kpis.judging.starting import COMPARING, NextFile, starting_order
from kpis.judging.status import BASELINE_PERIOD, meets, upward_trajectory
from kpis.judging.stored_series import Key

__all__ = [
    "BASELINE_PERIOD",
    "COMPARING",
    "GRACE",
    "MOST_STEPS",
    "READY",
    "DecisionState",
    "Freshness",
    "FreshnessState",
    "Key",
    "NextFile",
    "Results",
    "Standing",
    "concerning",
    "decide",
    "effect",
    "faults",
    "fresh_on",
    "in_force",
    "is_carried",
    "judged",
    "local_target",
    "meets",
    "overtaken",
    "read_current",
    "read_results",
    "released_as",
    "reported",
    "results_in",
    "standing",
    "starting_order",
    "states",
    "taker_of",
    "upward_trajectory",
]
