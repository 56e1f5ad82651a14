"""Every extract, found among the modules beside this one."""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from data.extract import Extract

_HERE = __name__.rpartition(".")


@cache
def extracts() -> dict[str, Extract]:
    """Every extract by name, in the order of their titles."""
    names = [module.name for module in iter_modules([str(Path(__file__).parent)])]
    found = [import_module(f"{_HERE[0]}.{name}").EXTRACT for name in names if name != _HERE[2]]
    return {extract.name: extract for extract in sorted(found, key=lambda extract: extract.title)}
