"""The measures of the plan: one file each, named by its id. A module here that defines MEASURE is a
measure."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from data.chosen import chosen
from kpis.definitions.measure import Measure


@cache
def measures() -> dict[str, Measure]:
    """Every measure by id, in the plan's order."""
    package = import_module(chosen().measures)
    found = [
        import_module(f"{package.__name__}.{module.name}").MEASURE
        for module in iter_modules(package.__path__)
    ]
    return {
        measure.id: measure
        for measure in sorted(found, key=lambda measure: (measure.section, measure.order))
    }
