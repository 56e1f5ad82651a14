"""Removing rows about people that are older than the installation keeps them, with the figures that
they were part of kept as they were."""

from kpis.retention.retain import Foreseen, UnlimitedError, foresee, retain, retain_if_due

__all__ = [
    "Foreseen",
    "UnlimitedError",
    "foresee",
    "retain",
    "retain_if_due",
]
