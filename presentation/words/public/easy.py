"""The easy read page in words: short sentences, one idea each, numbers as `about 8 in 10`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from data.plan import Section
from data.plurals import counted, one_or_many
from kpis.definitions import Measure, Result, Shown
from kpis.disclosure import may_be
from kpis.figures import count, round_half_up
from kpis.milestones import MilestoneState
from kpis.months import long
from kpis.trends import Recent
from presentation.words.grammar import begun
from presentation.words.public.easy_words import SAYS, SECTION_SAYS
from presentation.words.public.standing import Stand, stand
from presentation.words.public.steps import StepKind, step_kind

EASY_START = (
    "SEND means special educational needs and disabilities.",
    "Some children and young people with SEND need extra help.",
    "We made a plan to help them better.",
    "This page says what has happened so far.",
    "“Before” means when the plan began.",
    "For some numbers it means a later month.",
    "Some numbers are for one month, and some for one year.",
)
"""How the page begins."""


def easy_until(month: str) -> str:
    """To which month (`YYYY-MM`) the numbers go."""
    return f"The numbers go up to {long(month)}."


class Easy(NamedTuple):
    """What is said of one thing: sentences, then how it stands in sentences and for its mark, as a
    measure or as a milestone, or as neither."""

    sentences: tuple[str, ...]
    verdict: tuple[str, ...] = ()
    stand: Stand | None = None
    step: StepKind | None = None


_VERDICTS: Mapping[Stand, tuple[str, ...]] = MappingProxyType(
    {
        "met": ("We have met our target.",),
        "close": (
            "We cannot tell if we have met our target.",
            "We round our numbers to keep children safe.",
        ),
        "improving": ("It is better than before.", "We have not met our target yet."),
        "alike": ("It is about the same as before.", "We have not met our target."),
        "not_improving": ("It is not better than before.", "We have not met our target."),
        "better": ("It is better than before.", "There is no target."),
        "same": ("It is about the same as before.", "There is no target."),
        "worse": ("It is worse than before.", "There is no target."),
        "first": ("This is the first number.", "We cannot compare it yet."),
        "unknown": ("We cannot say if this has changed.",),
        "hidden": (),
        "no_data": (),
    }
)
_HIDDEN = ("We do not show the newest number.", "This keeps children safe.")
_NO_DATA = ("We have no number yet.",)
_OTHERS = ("Our target comes from the numbers of other areas.",)
_NEARLY, _TENTH, _FEW, _FEWEST = 95, 10, 8, 5
"""Percentages from or below which a share is not told in tens."""
_STEPS: Mapping[StepKind, tuple[str, str]] = MappingProxyType(
    {
        "done": ("is done", "are done"),
        "on_the_way": ("is on the way", "are on the way"),
        "likely": ("may be late", "may be late"),
        "not_started": ("has not started and is not late", "have not started and are not late"),
        "missed": ("was late and has a new date", "were late and have a new date"),
        "passed": ("may be late: we have no news", "may be late: we have no news"),
        "late": ("is late", "are late"),
    }
)


def easy_section(section: Section) -> tuple[str, tuple[str, ...]]:
    """The title of a section and what was promised."""
    words = (section.area_for_improvement,)
    return SECTION_SAYS.get(section.short_title, (section.short_title, words))


def easy_measure(result: Result, lately: Recent | None) -> Easy:
    """What is said of a measure. One that is hidden or has no figure says that alone."""
    says = SAYS.get(result.measure.id, (f"{result.measure.phrase}.",))
    if result.latest is None:
        about = tuple(one for one in says if "{value}" not in one)
        lacks = _HIDDEN if result.withheld else _NO_DATA
        named = about or (f"{begun(result.measure.name)}.",)
        return Easy((*named, *lacks), stand=stand(result))
    value = _about(result.latest, result.measure)
    told = tuple(begun(one.replace("{value}", value)) for one in says)
    found = stand(result)
    aim = _OTHERS if result.target.kind == "comparator" else ()
    return Easy(told, (*aim, *_VERDICTS[found], *_lately(lately, found)), found)


def _lately(found: Recent | None, now: Stand) -> tuple[str, ...]:
    """The newest direction, where the sentence before it would let one think otherwise."""
    if found is None or found.since is None:
        return ()
    if found.direction == "worse":
        return ("It has got worse in the last months.",)
    other = now in ("worse", "not_improving", "alike", "same")
    return ("It has got better in the last months.",) if other else ()


def _about(figure: Shown, measure: Measure) -> str:
    """A figure without decimals: `about 8 in 10`, `about 24 weeks`."""
    if measure.unit == "weeks":
        return f"about {counted(int(round_half_up(figure.value, 0)), 'week')}"
    if measure.unit != "%":
        return f"about {count(figure.value)}"
    return _share(figure.value, *may_be(measure, figure))


def _share(value: float, least: float, most: float) -> str:
    """A percentage in tens, given what it may have been before its counts were rounded: only what
    holds of all of that is called all, none or fewer than."""
    if least == 100:
        return "all"
    if most == 0:
        return "0 in 10"
    if most < _TENTH and value < _FEW:
        return "fewer than 1 in 10"
    if value < _FEWEST:
        return "very few"
    if value >= _NEARLY:
        return "nearly all"
    return f"about {round_half_up(value / 10, 0)} in 10"


def easy_steps(states: Sequence[MilestoneState]) -> list[Easy]:
    """How many steps of a section are done, on the way and late."""
    counts = Counter(map(step_kind, states))
    first = f"The plan has {counted(len(states), 'step')} for this."
    told = [
        Easy((f"{counts[kind]} {one_or_many(counts[kind], *words)}.",), step=kind)
        for kind, words in _STEPS.items()
        if counts[kind]
    ]
    return [Easy((first,)), *told]
