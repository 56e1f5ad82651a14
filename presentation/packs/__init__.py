"""What the papers of an edition say, as one value: each kind of paper is printed from it.

Others use `pack_of`, and print what it gives; nothing here knows a form of paper.
"""

from presentation.packs.making import pack_of
from presentation.packs.pack import (
    Pack,
    PackAction,
    PackChanges,
    PackChoice,
    PackCriterion,
    PackException,
    PackMeasure,
    PackSection,
)

__all__ = [
    "Pack",
    "PackAction",
    "PackChanges",
    "PackChoice",
    "PackCriterion",
    "PackException",
    "PackMeasure",
    "PackSection",
    "pack_of",
]
