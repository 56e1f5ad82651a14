"""Removing rows about people that are older than the installation keeps them, with the figures that
they were part of kept as they were."""

from kpis.retention.asking import RETAIN, Wish, ask_retain, granted, retain_asked
from kpis.retention.retain import Foreseen, foresee, retain, retain_if_due

__all__ = [
    "RETAIN",
    "Foreseen",
    "Wish",
    "ask_retain",
    "foresee",
    "granted",
    "retain",
    "retain_asked",
    "retain_if_due",
]
