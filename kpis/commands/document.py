"""The measures as a page of documentation, made from their declarations so that it is always
complete."""

from collections.abc import Iterator

from data.plan import load_plan
from data.plurals import one_or_many
from kpis import months
from kpis.definitions import Calculation, Measure, Protects, TargetKind
from kpis.exceptions import MEANINGS
from kpis.judging import MOST_STEPS
from kpis.measures import measures

_TOP = """# The measures

Every quantitative success criterion of the plan, in the plan's order: what is counted, out of
what, and what we chose where the plan leaves it open.

This page is made from the declarations in `kpis/measures/`. Do not edit it: change a declaration,
then run `python -m kpis document > docs/measures.md`.

The baseline is the value for {month}, the month of the plan, or the first later one. A case without
the date that would stop its clock never counts as in time. A breakdown of what happened in a month
is over twelve months, because one month has too few cases in each part.

For any measure the board can set a course: up to {steps} steps, each a month with a figure or with
a change in % of the baseline, each further than the one before, and none past a target that is a
figure. In a month the last step is asked for whose month it is, or is before it: a figure that is
there or better is on the course, any other is behind it. Before the first step is due, and where a
figure that this needs is not there or not shown, neither is said. The plan's target and the status
stay as they are."""

_EXCEPTIONS = """## Exceptions

What is off is an exception: somebody has to say why, and what will be done. Measures and milestones
are judged in one place (`kpis/exceptions/`) from what may be shown, so that an exception of an
edition follows from that edition alone. `python -m kpis --json` prints the grounds of each measure
under `exceptions`, `python -m kpis milestones --json` those of each milestone:"""

_TARGETS: dict[TargetKind, str] = {
    "at_least": "{words}",
    "at_most": "{words}",
    "reduction": "{words} than the baseline",
    "increase_on_baseline": "{words}",
    "year_on_year": "{words}",
    "comparator": "{words}: {side} the published figure",
    "none": "{words}; the direction since the baseline is shown",
}

_PROTECTS: dict[Protects, str] = {
    "counts": "people who are counted, and people who are not, where either are few",
    "cases": "how many people there are, where they are few",
    "nothing": "nobody: what is counted are no people",
}


def document() -> str:
    """The page, as Markdown; it ends with a line end."""
    plan = load_plan()
    parts = [_TOP.format(month=months.long(plan.month), steps=MOST_STEPS)]
    for section in plan.sections:
        parts.append(f"## Section {section.number}: {section.title}")
        parts += [_measure(one) for one in measures().values() if one.section == section.number]
    grounds = "\n".join(f"- `{kind}`: {words}" for kind, words in MEANINGS.items())
    return "\n\n".join([*parts, _EXCEPTIONS, grounds]) + "\n"


def _measure(measure: Measure) -> str:
    criterion = load_plan().criterion(measure.criterion)
    words = f"{criterion.stem} {measure.plan_words}" if criterion.stem else measure.plan_words
    notes = [note for note in load_plan().section(measure.section).footnotes if note[0] in words]
    quoted = "\n>\n".join(f"> {line}" for line in (words, *notes))
    facts = "\n".join(f"- **{name}**: {told}" for name, told in _facts(measure))
    return (
        f"### {measure.name}\n\n`{measure.id}`, for criterion "
        f"{measure.criterion}\n\n{quoted}\n\n{facts}"
    )


def _facts(measure: Measure) -> Iterator[tuple[str, str]]:
    """What the page says of a measure, name by name, in its order."""
    calculation = measure.calculation
    yield "Why it matters", measure.why
    yield "Counted", measure.counted
    yield "Out of", measure.out_of
    yield "Left out", measure.left_out
    yield "What we chose", measure.chosen
    yield "Compared with", measure.compared
    yield (
        "Unit",
        f"{measure.unit}; {'more' if measure.direction == 'increase' else 'less'} is better",
    )
    yield "Target", target_meaning(measure)
    if measure.may_take_target_of:
        yield (
            "The board may choose",
            f"the target of “{measures()[measure.may_take_target_of].name}” instead",
        )
    yield "Window", window_words(calculation)
    yield "A month is shown", maturity_words(calculation)
    yield "Extracts", ", ".join(f"`{name}`" for name in measure.extracts)
    yield "Broken down by", _breakdowns(calculation)
    yield "Protects", _PROTECTS[measure.protects or "counts"] + _family(measure)
    yield (
        "Series beside it",
        "; ".join(f"{one.name} ({one.unit})" for one in measure.companions) or "none",
    )
    yield "Measures beside it", "; ".join(measures()[id].name for id in measure.beside) or "none"
    yield "Actions of the plan", ", ".join(measure.actions)
    yield from standing_behind(measure)


def standing_behind(measure: Measure) -> Iterator[tuple[str, str]]:
    """Who stands behind the measure: its author, who checked it, and until when it is reviewed
    again."""
    yield "Author", measure.author
    yield "Checked by", measure.checked_by
    due = measure.next_review
    yield "Next review", f"by {due.day} {due:%B %Y}" if due else "no date"


def target_meaning(measure: Measure) -> str:
    """What the target asks: `20% less than the baseline`."""
    side = "at or above" if measure.direction == "increase" else "at or below"
    return _TARGETS[measure.target.kind].format(words=measure.target.words, side=side)


def window_words(calculation: Calculation) -> str:
    """Which months a figure covers."""
    if calculation.basis == "stock":
        return "the state on the last day of the month"
    return one_or_many(calculation.months, "the month", "the month and the eleven before it")


def maturity_words(calculation: Calculation) -> str:
    """From when a month is shown: `once 28 days have passed since it ended`."""
    days = calculation.matures_after_days
    return f"once {days} days have passed since it ended" if days else "once it has ended"


def _family(measure: Measure) -> str:
    """What is said of a measure whose parts an edition does not show, because another of its family
    is broken down."""
    if measure.counting is None or measure.counting.broken_down:
        return ""
    return "; its parts are not shared, because another measure breaks down the same cases"


def _breakdowns(calculation: Calculation) -> str:
    if calculation.statistic == "gap":  # its dimension is what it compares
        return "none"
    names = (name.replace("_", " ").replace("icb", "ICB") for name in calculation.dimensions)
    return ", ".join(names) or "none"
