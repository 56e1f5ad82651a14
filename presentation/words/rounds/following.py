"""Words for following a measure, a section or everything."""

from collections.abc import Sequence

from data.plan import load_plan
from data.post import ALL, Follow
from kpis.editions import covers
from kpis.measures import measures

FOLLOWED = "What you follow"
FOLLOW_NOTE = (
    "News of these comes by e-mail: that an edition is approved, or that a status has changed. "
    "No figure stands in these e-mails."
)
NOT_READ = "What you follow cannot be read now. Try again later."


def subject_names() -> dict[str, str]:
    """All that can be followed, by its subject: everything, the sections, and the measures."""
    sections = {
        f"section:{one.number}": f"Section {one.number}: {one.short_title}"
        for one in load_plan().sections
    }
    every = {f"measure:{id}": one.name for id, one in measures().items()}
    return {ALL: "Every measure", **sections, **every}


def followed_words(subject: str, follows: Sequence[Follow]) -> str:
    """What is followed of a section or a measure: this one, or more that holds it; empty where it
    is not."""
    kind, _, id = subject.partition(":")
    followed = {one.subject for one in follows}
    if subject in followed:
        return f"You follow this {kind}."
    if ALL in followed:
        return "You follow every measure."
    if kind == "measure" and any(covers(one, measures()[id]) for one in followed):
        return f"You follow section {measures()[id].section}."
    return ""
