"""The extracts: one file each. A module here that defines EXTRACT is an extract; nothing else needs
to know it."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from data.extract import Extract


@cache
def extracts() -> dict[str, Extract]:
    """Every extract by name, in the order of their titles."""
    found = [
        import_module(f"{__name__}.{module.name}").EXTRACT for module in iter_modules(__path__)
    ]
    return {extract.name: extract for extract in sorted(found, key=lambda extract: extract.title)}
