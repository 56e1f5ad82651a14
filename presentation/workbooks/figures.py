"""The sheets of figures: how every measure stands, its series, and its parts."""

from typing import cast

from kpis.definitions import Hidden, Result, Shown
from kpis.figures import Unit
from kpis.parts import band_names, by_band
from presentation.packs import Pack, PackMeasure
from presentation.rows import ReleasedFigure, released_figures
from presentation.words.measures import DIMENSIONS, STATUS_NAMES, part_name
from presentation.workbooks.sheet import (
    HIDDEN,
    NONE,
    UNKNOWN,
    BookColumn,
    BookSheet,
    Told,
    cells_of,
    count_of_cases,
    figure_of,
    month_of,
    told_or,
    yes_no,
)

UNROUNDED = (
    "Figures are as precise as they are kept, in the unit of their row; cells show them rounded."
)
BETTER = {"increase": "Higher", "decrease": "Lower"}
"""Which way is better."""
_MEASURE = (
    BookColumn("Section", 9),
    BookColumn("Measure", 38),
)
_ID = BookColumn("Measure id", 42)
"""By which a row is joined with others."""
_UNIT = (BookColumn("Unit", 20), BookColumn("Better when", 13))
_COUNTS = (BookColumn("Numerator", 12, "number"), BookColumn("Denominator", 13, "number"))


def summary_sheet(pack: Pack) -> BookSheet:
    """A row a measure: baseline, now, change, target and status."""
    return BookSheet(
        "Summary",
        "How every measure stands",
        "Baseline, newest figure, target and status of every measure.",
        (
            *_MEASURE,
            *_UNIT,
            BookColumn("Baseline month", 11, "month"),
            BookColumn("Baseline", 11, "number"),
            BookColumn("Newest month", 11, "month"),
            *_COUNTS,
            BookColumn("Newest figure", 11, "number"),
            BookColumn("Change since the baseline", 12, "change"),
            BookColumn("Target", 11, "number"),
            BookColumn("Target in words", 26),
            BookColumn("Status", 16),
            BookColumn("Against the baseline", 24),
            BookColumn("Lately", 22),
            _ID,
        ),
        tuple(map(_in_summary, pack.measures)),
        (UNROUNDED,),
    )


def _in_summary(one: PackMeasure) -> tuple[Told, ...]:
    result, status = one.result, one.status_words
    measure, unit = result.measure, result.measure.unit
    return (
        *(one.section, one.name, unit, BETTER[measure.direction]),
        *_baseline(result),
        month_of(result.newest),
        *cells_of(result.withheld or result.latest, unit),
        _change(result),
        _target(result),
        " ".join(filter(None, [one.row.target.value, one.row.target.note])),
        STATUS_NAMES[one.status],
        told_or(status.since.removeprefix(" · ").strip()),
        told_or(status.lately),
        one.id,
    )


def _baseline(result: Result) -> tuple[Told, Told]:
    if result.baseline is None:
        shorthand = HIDDEN if result.baseline_hidden else UNKNOWN
        return shorthand, shorthand
    held = result.baseline
    return month_of(held.period), figure_of(held.value, result.measure.unit)


def _change(result: Result) -> Told:
    hidden = result.withheld or result.baseline_hidden
    return figure_of(result.change, result.measure.unit, HIDDEN if hidden else UNKNOWN)


def _target(result: Result) -> Told:
    target = result.target
    none = NONE if target.kind == "none" else UNKNOWN
    otherwise = HIDDEN if target.hidden else none
    return figure_of(target.value, result.measure.unit, otherwise)


def figures_of(pack: Pack) -> list[ReleasedFigure]:
    """The figures of the chosen sections as flat rows."""
    chosen = {section.number for section in pack.sections}
    found = released_figures(pack.edition, pack.content.results)
    return [one for one in found if one.section in chosen]


def figures_sheet(pack: Pack) -> BookSheet:
    """Every month of every measure, and of what stands beside it."""
    return BookSheet(
        "Figures",
        "Every month of every measure",
        "All months of each measure and of the figures beside it.",
        (
            *_MEASURE,
            BookColumn("Series title", 38),
            *_UNIT,
            BookColumn("Month", 9),
            BookColumn("Month starts", 12, "date"),
            *_COUNTS,
            BookColumn("Value", 12, "number"),
            BookColumn("Partial", 9),
            BookColumn("Newest", 9),
            BookColumn("Series", 30),
            _ID,
        ),
        tuple(_in_series(one) for one in figures_of(pack) if not one.dimension),
        (UNROUNDED, "Partial: of fewer months than it should be."),
    )


def _in_series(one: ReleasedFigure) -> tuple[Told, ...]:
    return (
        *(one.section, one.title, one.series_title, one.unit, BETTER[one.direction]),
        *(one.period, one.period_start, *_counts(one)),
        HIDDEN if one.hidden else yes_no(one.partial),
        *(yes_no(one.newest), one.series, one.measure),
    )


def _counts(one: ReleasedFigure) -> tuple[Told, Told, Told]:
    if one.hidden:
        return HIDDEN, HIDDEN, HIDDEN
    value = figure_of(one.value, cast(Unit, one.unit))
    return count_of_cases(one.numerator), count_of_cases(one.denominator), value


def parts_sheet(pack: Pack) -> BookSheet:
    """The newest figure of every measure by its parts."""
    return BookSheet(
        "Parts",
        "The newest figures by their parts",
        "The newest figure of each measure, broken down.",
        (
            *_MEASURE,
            BookColumn("Part in words", 46),
            *_UNIT,
            BookColumn("Month", 9),
            BookColumn("Month starts", 12, "date"),
            *_COUNTS,
            BookColumn("Value", 12, "number"),
            BookColumn("Dimension", 16),
            BookColumn("Part", 36),
            _ID,
        ),
        tuple(_part(one) for one in figures_of(pack) if one.dimension),
        (UNROUNDED,),
    )


def _part(one: ReleasedFigure) -> tuple[Told, ...]:
    named = f"{DIMENSIONS[one.dimension][0].capitalize()}: {part_name(one.part)}"
    return (
        *(one.section, one.title, named, one.unit, BETTER[one.direction]),
        *(one.period, one.period_start, *_counts(one)),
        *(one.dimension, one.part, one.measure),
    )


def waits_sheet(pack: Pack) -> BookSheet | None:
    """How many children have waited how long; None where no chosen section is about waits."""
    if not any(section.waits for section in pack.sections):
        return None
    found = pack.content.results
    names = band_names(found)
    return BookSheet(
        "Waits",
        "Children waiting by length of wait",
        "How many children had waited how long at the end of each month.",
        (
            BookColumn("Month", 9),
            BookColumn("Month starts", 12, "date"),
            BookColumn("Length of wait", 24),
            BookColumn("Children", 12, "number"),
        ),
        tuple(
            (period, month_of(period), name, _children(one))
            for period, counts in by_band(found).items()
            for name, one in zip(names, counts, strict=True)
        ),
    )


def _children(one: Shown | Hidden) -> Told:
    return HIDDEN if isinstance(one, Hidden) else count_of_cases(one.value)
