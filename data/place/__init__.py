"""The place as reviewed data: whose dashboard this is, by which codes it is known, and what lies
around it."""

from data.place.load import load_place
from data.place.model import Area, NhsBoard, Place

__all__ = [
    "Area",
    "NhsBoard",
    "Place",
    "load_place",
]
