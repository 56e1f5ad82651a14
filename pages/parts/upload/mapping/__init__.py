"""Mapping the columns of a file: which mapping reads it, and making one from it."""

from pages.parts.upload.mapping.kept import kept_mappings_list
from pages.parts.upload.mapping.panel import mapping_panel, offered
from pages.parts.upload.mapping.using import reading, used

__all__ = [
    "kept_mappings_list",
    "mapping_panel",
    "offered",
    "reading",
    "used",
]
