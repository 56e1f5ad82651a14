"""Before and after a completed milestone, in sentences that claim an association and no more."""

from data.plurals import are, have
from kpis import months
from kpis.definitions import TOO_FEW, Result
from kpis.figures import Unit, figure
from kpis.milestones import MilestoneState, completed_on
from kpis.trends import ChartWay, Impact, Side
from kpis.trends.before_after import before_after
from presentation.words.grammar import in_words, joined
from presentation.words.measures.movement import size

ASSOCIATION = (
    "This is an association: other things changed as well, and it does not show that the milestone "
    "caused it."
)
OVERLAPPING = (
    "Each figure covers twelve months, so those before and after share months, and a change shows "
    "late."
)
_CHARTS: dict[ChartWay, str] = {"xmr": "control chart", "run": "run chart"}


NOTHING = "There are no figures to compare."
NONE_SHOWN = "No figure to compare is shown."


def told_impact(result: Result, state: MilestoneState) -> str:
    """What the months before and after a completed milestone say of a measure."""
    day = completed_on(state)
    found = before_after(result, day) if day else None
    if found is None:
        return NONE_SHOWN if result.hidden else NOTHING
    return " ".join(impact_words(found, state.milestone.id, result.measure.unit))


def completed_name(state: MilestoneState) -> str:
    """A completed milestone where it is chosen: `3e.5, July 2026: Annual review paperwork in
    use`."""
    day = completed_on(state)
    month = months.long(months.of(day)) if day else ""
    return f"{state.milestone.id}, {month}: {state.milestone.words}"


def impact_words(found: Impact, milestone: str, unit: Unit) -> list[str]:
    """The sentences: the two averages and how they differ, the chart's verdict, and what this does
    not show; or, where a side lacks a month, what is known and when the rest can be told."""
    day = f"{milestone} was completed ({months.long(months.of(found.completed_on))})"
    before, after = figure(found.before.mean, unit), figure(found.after.mean, unit)
    if found.change is not None:
        told = (
            f"In the six months before {day} the average was {before}; in the six months after, "
            f"{after}: "
        )
        shared = [OVERLAPPING] if found.overlapping else []
        return [told + _difference(found.change, unit), _verdict(found), *shared, ASSOCIATION]
    if found.before.mean is not None:
        return [f"In the six months before {day} the average was {before}.", _not_after(found)]
    if found.after.mean is not None:
        return [f"In the six months after {day} the average was {after}.", _not_before(found)]
    month = months.long(months.of(found.completed_on))
    return [f"{milestone} was completed in {month}.", _not_before(found), _not_after(found)]


def _difference(change: float, unit: Unit) -> str:
    if not change:
        return "no difference."
    higher, lower = ("more", "fewer") if unit == "people" else ("higher", "lower")
    return f"{size(change, unit)} {higher if change > 0 else lower}."


def _verdict(found: Impact) -> str:
    """What the chart marks in the months after, and whether it marked the months before as well:
    then the change did not begin with the milestone."""
    name = _CHARTS[found.way]
    if not found.after.better and not found.after.worse:
        return f"The {name} shows no change beyond chance."
    after, before = _marked(found.after), _marked(found.before)
    told = (
        f"Of the six months after, the {name} marks {after} than chance explains; of the six "
        f"before, {before}."
    )
    return " ".join([told, *_conclusion(found)])


def _conclusion(found: Impact) -> list[str]:
    """When the change that the months after show began; nothing where they show both ways."""
    if found.after.better and found.after.worse:
        return []
    earlier = found.before.better if found.after.better else found.before.worse
    if earlier:
        return ["The change began before the milestone was completed."]
    return ["The change shows only in the months after the milestone was completed."]


def _marked(side: Side) -> str:
    """`three as better and one as worse`, or `none`."""
    numbers = (("better", side.better), ("worse", side.worse))
    parts = [f"{in_words(number)} as {look}" for look, number in numbers if number]
    return joined(parts) or "none"


def _not_before(found: Impact) -> str:
    return f"No average can be given of the six months before: {_lacking(found.before, found)}."


def _not_after(found: Impact) -> str:
    if found.told_from is None:
        return f"No average can be given of the six months after: {_lacking(found.after, found)}."
    known = f"{in_words(found.after.months)} of the six {are(found.after.months)}"
    return (
        f"That of the six months after can be given once the figures for "
        f"{months.long(found.told_from)} are in: {known} so far."
    )


def _lacking(side: Side, found: Impact) -> str:
    """`only three of them have a figure`; one of fewer than twelve months is none where it should
    hold twelve. `two of them are too few to show` where some are hidden."""
    if side.hidden:
        return f"{in_words(side.hidden)} of them {are(side.hidden)} {TOO_FEW}"
    kind = "a figure of twelve months" if found.overlapping else "a figure"
    return (
        f"{'only ' if side.months else ''}{in_words(side.months)} of them {have(side.months)} "
        f"{kind}"
    )
