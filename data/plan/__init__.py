"""The improvement plan as reviewed data: what was promised, by whom and by when, in the plan's own words."""

from data.plan.check import faults
from data.plan.load import PlanError, load_plan
from data.plan.model import Action, Criterion, Milestone, Part, Plan, Rag, RagDefinition, Section, Term

__all__ = [
    "Action",
    "Criterion",
    "Milestone",
    "Part",
    "Plan",
    "PlanError",
    "Rag",
    "RagDefinition",
    "Section",
    "Term",
    "faults",
    "load_plan",
]
