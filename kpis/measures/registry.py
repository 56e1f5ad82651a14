"""Every measure, found among the modules of the package that is chosen (`data/chosen.py`)."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from data.chosen import chosen
from kpis.definitions import Measure


@cache
def measures() -> dict[str, Measure]:
    """Every measure by id, in the plan's order."""
    package = import_module(chosen().measures)
    names = [f"{package.__name__}.{module.name}" for module in iter_modules(package.__path__)]
    found = [import_module(name).MEASURE for name in names if name != __name__]
    return {
        measure.id: measure
        for measure in sorted(found, key=lambda measure: (measure.section, measure.order))
    }
