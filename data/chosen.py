"""Which place and which plan this dashboard is of: the one answer that everything else asks for.

Places and plans are data. Declarations are made of them when they are imported, so one process
knows one of each.
"""

from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parent


class Chosen(NamedTuple):
    """The file of a place, the folder of a plan, and the package whose modules declare what the
    plan measures."""

    place: Path
    plan: Path
    measures: str


def chosen() -> Chosen:
    """The ones that come with the product."""
    return Chosen(
        place=_DATA / "place" / "place.toml", plan=_DATA / "plan", measures="kpis.measures"
    )
