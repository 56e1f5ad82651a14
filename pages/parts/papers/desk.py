"""Where somebody stands who makes papers."""

from dataclasses import dataclass
from typing import NamedTuple

from data.record import Edition
from pages.parts.editions import EditionDesk


class Given(NamedTuple):
    """Papers that were made for a reader: of the edition as it was then, of exact figures where
    they are `working`, and the key under which the files are kept."""

    edition: Edition
    working: bool
    key: str


@dataclass
class PapersDesk(EditionDesk):
    """Where somebody stands with the papers that they had made last."""

    given: Given | None = None
