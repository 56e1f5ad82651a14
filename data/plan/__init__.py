"""The improvement plan as reviewed data: what was promised, by whom and by when, in the plan's own
words."""

from data.plan.check import faults
from data.plan.front import Body, Rag, RagDefinition, Shape, Term
from data.plan.load import PlanError, load_plan
from data.plan.model import Action, ActionId, Criterion, Milestone, Part, Plan, Section, section_of

__all__ = [
    "Action",
    "ActionId",
    "Body",
    "Criterion",
    "Milestone",
    "Part",
    "Plan",
    "PlanError",
    "Rag",
    "RagDefinition",
    "Section",
    "Shape",
    "Term",
    "faults",
    "load_plan",
    "section_of",
]
