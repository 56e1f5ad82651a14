"""What an empty database needs first: each extract with what it unlocks."""

from data.extracts import extracts
from data.plan import load_plan
from data.plurals import counted
from kpis.judging import COMPARING, NextFile, starting_order
from kpis.measures import measures
from kpis.milestones import UPDATES

START = "Start here: which file first"
START_NOTE = (
    "The file that unlocks most comes first. Each counts as soon as it is loaded. Choose one to "
    "see its columns and get an empty template."
)


def starting_rows() -> list[tuple[str, str, str]]:
    """The name of each extract, its title and what it unlocks, the first to load first."""
    steps = starting_order(extracts(), measures().values())
    return [(step.extract, extracts()[step.extract].title, _unlocks(step)) for step in steps]


def _unlocks(step: NextFile) -> str:
    if step.extract == UPDATES:
        number = len(load_plan().milestones)
        return f"How each of the {number} milestones stands. Leads can also report it here"
    if step.extract == COMPARING:
        return "England, the region and other authorities beside our figures, and targets from them"
    names = "; ".join(measure.name for measure in step.completes)
    return f"{counted(len(step.completes), 'measure')}: {names}"
