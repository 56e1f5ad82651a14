"""Published figures of England, the regions and other authorities, for comparison."""

from data.extract import Column, Extract, text
from data.place import load_place
from data.published import DFE

_COUNTRY = load_place().country

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
        text(
            "area_code",
            f"{_COUNTRY.code} for {_COUNTRY.name}, E12… for a region, the DfE number of an "
            "authority.",
            key=True,
        ),
        text("area_name", "Name of the area."),
        Column(name="value", kind="number", about="The figure.", required=True, signed=True),
        Column(name="numerator", kind="number", about="Its numerator."),
        Column(name="denominator", kind="number", about="Its denominator."),
        text("source", "Publication and release.", required=True, long=True),
    ),
    every_months=12,
    reference=True,
    warn_on_removal=True,
    adapters=(DFE,),
)
