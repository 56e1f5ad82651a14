"""Published figures of England, the regions and other authorities, for comparison."""

from collections.abc import Iterable

from data.column import Column, text
from data.extract import Extract, Rule, WarningRule
from data.place import load_place
from data.problems import Code
from data.published import (
    DFE,
    MARKS,
    MEASURES,
    area_names,
    carried_sql,
    numbers_by_other_code,
    percentages,
)
from data.sql import literal

_COUNTRY = load_place().country


def _listed(values: Iterable[str]) -> str:
    return ", ".join(map(literal, values))


def _shown(number: str) -> str:
    """SQL for a number as a message has it: 86.8, 1,000."""
    return f"regexp_replace(format('{{:,.6f}}', {number}), '[.]?0+$', '')"


_PERCENTAGE = f"measure IN ({_listed(percentages(tiny=True))})"
_WORKED_OUT = "100 * this.numerator / nullif(this.denominator, 0)"
_AS_WORKED_OUT = (
    f"'100 × ' || {_shown('this.numerator')} || ' ÷ ' || {_shown('this.denominator')} || ' is ' || "
    f"{_shown(f'round({_WORKED_OUT}, 2)')}"
)
_KNOWN_MEASURES = [one.id for one in MEASURES]
_UNLIKELY = f"""value > 0 AND value < 1 AND measure IN ({_listed(percentages(tiny=False))})
    AND coalesce(denominator, 0) = 0"""

EXTRACT = Extract(
    name="benchmarks",
    title="Benchmarks",
    rows="figures",
    about="One row for each published figure of a measure, period and area.",
    columns=(
        text("measure", "Id of the measure.", key=True),
        Column(
            name="period",
            kind="period",
            about="Calendar year (2024) or month (2026-06).",
            required=True,
            key=True,
        ),
        Column(
            name="area_code",
            about=f"{_COUNTRY.code} for {_COUNTRY.name}, E12… for a region, the DfE number of an "
            "authority, for which its GSS code may stand.",
            required=True,
            key=True,
            stands_for=tuple(numbers_by_other_code().items()),
        ),
        text("area_name", "Name of the area."),
        Column(
            name="value",
            kind="number",
            about="The figure; a percentage as its number, 86.8 for 86.8%. An x, c or z withdraws "
            "a figure that was loaded before.",
            required=True,
            signed=True,
            marks=MARKS,
        ),
        Column(name="numerator", kind="number", about="Its numerator.", marks=MARKS),
        Column(name="denominator", kind="number", about="Its denominator.", marks=MARKS),
        text("source", "Publication and release.", required=True, long=True),
    ),
    rules=(
        Rule(
            code=Code.BAD_NUMBER,
            column="value",
            # A hair more than the limit, because 86.8 less 86.7 is no exact tenth to a computer.
            when=f"this.{_PERCENTAGE} AND abs(this.value - {_WORKED_OUT}) > 0.1 + 1e-9",
            shown=_AS_WORKED_OUT,
            message="{shown}, and this value is another. Correct whichever of value, numerator and "
            "denominator is wrong; a percentage is written as its number, 86.8 for 86.8%.",
        ),
        Rule(
            code=Code.BAD_NUMBER,
            column="value",
            when=f"this.{_PERCENTAGE} AND (this.value < 0 OR this.value > 100)",
            shown=f"coalesce(' (' || {_AS_WORKED_OUT} || ')', '')",
            message="This measure is a percentage, from 0 to 100, and the value is not{shown}. "
            "Correct it, or the id of the measure if the figure is of another.",
        ),
    ),
    warnings=(
        WarningRule(
            code="unlikely_value",
            when=_UNLIKELY,
            named="concat_ws(' ', measure, period, area_code) || ': ' || value",
            message="Below 1% under a measure in percent: {named}. Was a percentage meant? 0.868 "
            "is read as 0.868%: for 86.8% write 86.8, and load the file again.",
        ),
        WarningRule(
            code="unknown_measure",
            when=f"measure NOT IN ({_listed(_KNOWN_MEASURES)})",
            named="measure",
            known=tuple((id, id) for id in _KNOWN_MEASURES),
            message="No measure has published figures under this id, so nothing is shown of it: "
            "{named}. If it is a slip, correct it and load the file again.",
        ),
        WarningRule(
            code="unknown_area",
            when=f"area_code NOT IN ({_listed(area_names())})",
            named="area_code",
            known=tuple(
                pair
                for code, name in area_names().items()
                for pair in ((code, code), (name, f"{code}, {name}"))
            ),
            message="No area is known by this code, so nothing is shown of it: {named}. If it is a "
            "slip, correct it and load the file again.",
        ),
    ),
    every_months=12,
    reference=True,
    warn_on_removal=True,
    adapters=(DFE,),
    carried=carried_sql(),
    kind="source",
)
