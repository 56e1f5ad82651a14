"""The headings of the papers, the same in each of their forms."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Head = Literal[
    "asked",
    "attention",
    "changes",
    "evidence",
    "exceptions",
    "hidden",
    "made",
    "methods",
    "others",
    "progress",
    "quality",
    "ratings",
    "reading",
    "statuses",
]
HEADS: Mapping[Head, str] = MappingProxyType(
    {
        "asked": "What the Board is asked",
        "attention": "What needs attention",
        "changes": "What has changed",
        "evidence": "Evidence",
        "exceptions": "Exceptions",
        "hidden": "What was hidden, and why",
        "made": "How the figures are made",
        "methods": "Methods",
        "others": "Milestones, plan and record",
        "progress": "Progress by section",
        "quality": "Data quality and freshness",
        "ratings": "What a milestone’s rating means",
        "reading": "How the charts are read",
        "statuses": "What a measure’s status means",
    }
)
"""Each by what it is called in code."""
