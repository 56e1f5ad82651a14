"""Mappings: what the headings and words of a system's own file mean, said once, kept and used
again."""

from data.mapping.file import MappedFile, mapped_file
from data.mapping.labels import LARGEST, labels
from data.mapping.model import Fixed, MappedColumn, Mapping, Means, Question, gaps
from data.mapping.scales import SCALES, Scale, scale_answers, scale_of
from data.mapping.words import listed, meaning_words, said_by, told

__all__ = [
    "LARGEST",
    "SCALES",
    "Fixed",
    "MappedColumn",
    "MappedFile",
    "Mapping",
    "Means",
    "Question",
    "Scale",
    "gaps",
    "labels",
    "listed",
    "mapped_file",
    "meaning_words",
    "said_by",
    "scale_answers",
    "scale_of",
    "told",
]
