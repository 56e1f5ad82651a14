"""One measure over several places, each as its own public may see it: read-only, and of those alone
that have agreed."""

from kpis.national.gathering import NationalFigure, NoFigure, Told, gathered

__all__ = ["NationalFigure", "NoFigure", "Told", "gathered"]
