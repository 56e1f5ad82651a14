"""The extracts: one file each. Every module here but the registry is an extract and defines
EXTRACT; nothing else needs to know it."""

from data.extracts.registry import extracts

__all__ = [
    "extracts",
]
