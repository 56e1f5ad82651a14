"""Titles of charts that state a finding, and the names of the parts in them. Each claims only what
its figures support."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from data.extracts import extracts
from data.place import load_place
from data.plurals import are
from kpis import figures
from kpis.definitions import UNDER, Direction, Hidden, Result, Shown
from kpis.figures import figure
from kpis.judging import meets
from kpis.parts import OverAYear, Provider, way
from presentation.words.grammar import begun, in_words, joined
from presentation.words.measures.movement import case_count
from presentation.words.measures.targets import target_figure

DIMENSIONS = {
    "area": ("area", "areas"),
    "provider": ("provider", "providers"),
    "icb": ("integrated care board", "integrated care boards"),
    "pathway": ("pathway", "pathways"),
    "phase": ("phase", "phases"),
    "primary_need": ("primary need", "primary needs"),
    "audience": ("group", "groups"),
    "level": ("level of meeting", "levels of meeting"),
    "subject": ("subject", "subjects"),
    "agencies": ("kind of audit", "kinds of audit"),
    "plan_type": ("kind of plan", "kinds of plan"),
    "band": ("length of wait", "lengths of wait"),
}
"""One part and several, by the name of the column that a measure is broken down by."""
_WORDS = load_place().board_names | {
    "ASD": "Autism",
    "ASD+ADHD": "Autism and ADHD",
    "parent_carer": "Parents and carers",
    "young_person": "Young people",
    "child": "Children",
    "professional": "Professionals",
    "working_group": "Working groups",
    "strategic": "Strategic meetings",
    "ehc_plan": "EHC plans",
    "annual_review": "Annual reviews",
    "advice": "Advice",
    "single": "Single agency",
    "multi": "Several agencies",
    "new": "New plans",
    "amended": "Amended plans",
}
_PATHWAYS = frozenset(
    next(one for one in extracts()["nd_waits"].columns if one.name == "pathway").choices
)
_BY_GROUP = ("at_least", "at_most", "comparator")
"""Targets that a single area can be held against; the others come from the whole area's own
past."""


_NOT: dict[Direction, str] = {"increase": "does not reach", "decrease": "is above"}


class PartFigure(Protocol):
    """One area, provider or other part of a breakdown."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def value(self) -> float:
        """Its figure, in the unit of the measure."""
        ...


def breakdown_finding(
    groups: Sequence[PartFigure],
    result: Result,
    *,
    window: str = "",
    noun: tuple[str, str] = ("area", "areas"),
    hidden: bool = False,
) -> str:
    """The finding of a breakdown; `window` says over what, as in
    `Over twelve months no area reaches 60%`. `hidden`: there are others, which are not shown, so
    that the finding is of those alone that are."""
    shown = {group.name: group.value for group in groups}
    if not shown:
        return f"Too few cases to show any {noun[0]}"
    if result.target.value is None or result.target.kind not in _BY_GROUP:
        finding = _extremes(shown, result, noun, hidden)
    else:
        finding = _against_target(shown, result, noun, hidden)
    return begun(f"{window} {finding}".strip())


def _against_target(
    shown: Mapping[str, float], result: Result, noun: tuple[str, str], hidden: bool
) -> str:
    reaching = [
        name
        for name, value in shown.items()
        if meets(result.measure, value, result.target, rising=True)
    ]
    one, many = (
        ("reaches", "reach")
        if result.measure.direction == "increase"
        else ("is at or below", "are at or below")
    )
    target, those = target_figure(result), " shown" if hidden else ""
    if hidden and len(shown) == 1:
        does = one if reaching else _NOT[result.measure.direction]
        return f"the one {noun[0]} shown, {next(iter(shown))}, {does} {target}"
    if not reaching:
        return f"no {noun[0]}{those} {one} {target}"
    if len(reaching) == len(shown):
        return f"every {noun[0]}{those} {one} {target}"
    if len(reaching) == 1:
        which = f" of the {noun[1]} shown" if hidden else ""
        return f"only {reaching[0]}{which} {one} {target}"
    return f"{len(reaching)} of the {len(shown)} {noun[1]}{those} {many} {target}"


def _extremes(
    shown: Mapping[str, float], result: Result, noun: tuple[str, str], hidden: bool
) -> str:
    """Which is highest and which lowest; figures that look equal are called equal."""
    unit, those = result.measure.unit, " shown" if hidden else ""
    high, low = (figure(end(shown.values()), unit) for end in (max, min))
    if len(shown) == 1:
        held = "can be shown" if hidden else "has figures"
        return f"only one {noun[0]} {held}: {next(iter(shown))}, {high}"
    if high == low:
        return f"every {noun[0]}{those} is at {high}"
    at = {
        text: [name for name, value in shown.items() if figure(value, unit) == text]
        for text in (high, low)
    }
    highest, lowest = joined(at[high]), joined(at[low])
    return f"the highest figure{those} is for {highest}, {high}, and the lowest for {lowest}, {low}"


def providers_finding(providers: Sequence[Provider], allowed: float) -> str:
    """How many of the providers that are shown are outside the band of `allowed` weeks from the
    fastest of them."""
    compared = [one for one in providers if isinstance(one.now, Shown)]
    # Others that count too may be hidden, because they would tell of one where few wait.
    all_ = all(one.now.words == UNDER for one in providers if isinstance(one.now, Hidden))
    if len(compared) < 2:
        enough = "have enough children waiting to be compared"
        return f"Too few providers {enough if all_ else 'can be shown to compare them'}"
    outside, total = sum(one.outside for one in compared), in_words(len(compared))
    counted = f"providers {'counted' if all_ else 'shown'}"
    name = f"the {allowed:g}-week band"
    if not outside and not all_:
        return f"The providers shown are within {name}, but not all are shown"
    if not outside:
        return f"{'Both' if len(compared) == 2 else f'All {total}'} {counted} are within {name}"
    return f"{begun(in_words(outside))} of the {total} {counted} {are(outside)} outside {name}"


def bands_finding(waiting: tuple[int, int], over_a_year: OverAYear | None, since: str) -> str:
    """How many children wait, in `since` (`May 2025`) and now, and how many of them a year or more,
    as far as that may be said: `Fewer children wait than in May 2025, and …`. Without an earlier
    month only the numbers of now."""
    if not since:
        return f"{figures.count(waiting[1])} children wait{_of_a_year(over_a_year)}"
    all_ = way(*waiting)
    told = f"{begun(all_)} children wait {'as' if all_ == 'as many' else 'than'} in {since}"
    if over_a_year is None or over_a_year.moved is None:
        return f"{told}{_of_a_year(over_a_year)}"
    long = over_a_year.moved
    return f"{told}, {'and' if all_ == long else 'but'} {long} have waited a year or more"


def _of_a_year(over_a_year: OverAYear | None) -> str:
    if over_a_year is None:
        return ""
    told = case_count(over_a_year.children) if over_a_year.children else "some"
    return f", {'none' if told == '0' else told} of them for a year or more"


def part_name(stored: str) -> str:
    """The name of a part as it is shown, from its stored name: `Eden`, `Autism and ADHD`."""
    return _WORDS.get(stored) or " and ".join(_pathways(stored))


def waiting_part_name(stored: str) -> str:
    """The same beside waits, where each of several pathways has its name: `Autism and FASD`."""
    return " and ".join(map(part_name, _pathways(stored)))


def _pathways(stored: str) -> list[str]:
    """The pathways that a name joins; any other name, a provider's with a plus in it too, whole."""
    joined = stored.split("+")
    return joined if _PATHWAYS.issuperset(joined) else [stored]
