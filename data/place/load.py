"""Reads the place from its TOML file."""

import tomllib
from functools import cache

from data.chosen import chosen
from data.place.model import Place


@cache
def load_place() -> Place:
    """The place, read once and immutable. ValueError names what is wrong with its file."""
    return Place.model_validate(tomllib.loads(chosen().place.read_text(encoding="utf-8")))
