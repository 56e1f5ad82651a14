"""The posts that lead milestones. The plan prints one and the same post with a straight and with a
curly apostrophe, which a reader can hardly tell apart and would find as two posts in a list."""

from collections.abc import Iterable

from kpis.milestones.state import MilestoneState
from kpis.record import folded


def leads_of(state: MilestoneState) -> list[str]:
    """The posts that lead a milestone, as its action prints them."""
    return state.lead.split("; ") if state.lead else []


def led_by(state: MilestoneState, lead: str) -> bool:
    """Whether a post leads a milestone, however either prints it."""
    return folded(lead) in map(folded, leads_of(state))


def all_leads(states: Iterable[MilestoneState]) -> dict[str, str]:
    """Every post that leads one of the milestones, in the order of the alphabet: folded, and as it
    is first printed."""
    found: dict[str, str] = {}
    for state in states:
        for lead in leads_of(state):
            found.setdefault(folded(lead), lead)
    return dict(sorted(found.items()))
