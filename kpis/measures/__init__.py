"""The measures: one file each, named by its id. A module here that defines MEASURE is a measure."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from kpis.definitions.measure import Measure


@cache
def measures() -> dict[str, Measure]:
    """Every measure by id, in the plan's order."""
    found = [import_module(f"{__name__}.{module.name}").MEASURE for module in iter_modules(__path__)]
    return {measure.id: measure for measure in sorted(found, key=lambda measure: (measure.section, measure.order))}
