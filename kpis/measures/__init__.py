"""The measures of the plan: one file each, named by its id. Every module here but the registry is a
measure and defines MEASURE."""

from kpis.measures.registry import measures

__all__ = [
    "measures",
]
