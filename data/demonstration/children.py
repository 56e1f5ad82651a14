"""What the lists say of any child: district, primary need by its SEN2 code, and phase; never who
the child is."""

from random import Random

from data.demonstration.chance import pick
from data.demonstration.rows import Row

AREAS = {"Barrow": 0.36, "Eden": 0.24, "South Lakeland": 0.40}
"""The three former districts, by their rough share of children."""

_NEEDS = {
    "ASD": 0.32,
    "SEMH": 0.21,
    "SLCN": 0.19,
    "MLD": 0.09,
    "SLD": 0.05,
    "SPLD": 0.05,
    "PD": 0.04,
    "HI": 0.02,
    "PMLD": 0.01,
    "VI": 0.01,
    "OTH": 0.01,
}
_PHASES = {"Early years": 0.14, "Primary": 0.44, "Secondary": 0.32, "Post-16": 0.10}


def child(rng: Random) -> Row:
    """Area, primary need and phase of one invented child."""
    return {
        "area": pick(rng, AREAS),
        "primary_need": pick(rng, _NEEDS),
        "phase": pick(rng, _PHASES),
    }
