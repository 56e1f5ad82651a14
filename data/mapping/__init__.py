"""Mappings: what the headings and words of a system's own file mean, said once, kept and used
again."""

from data.mapping.file import MappedFile, mapped_file
from data.mapping.labels import LARGEST, labels
from data.mapping.model import Fixed, MappedColumn, Mapping, Means, Question, gaps
from data.mapping.words import meaning_words, said_by, told

__all__ = [
    "LARGEST",
    "Fixed",
    "MappedColumn",
    "MappedFile",
    "Mapping",
    "Means",
    "Question",
    "gaps",
    "labels",
    "mapped_file",
    "meaning_words",
    "said_by",
    "told",
]
