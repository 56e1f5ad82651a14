"""The commands of `python -m kpis`."""

from kpis.commands.document import maturity_words, standing_behind, target_meaning, window_words
from kpis.commands.edition import NEWEST, edition_called, edition_or_newest, must_stand
from kpis.commands.report import public_report

__all__ = [
    "NEWEST",
    "edition_called",
    "edition_or_newest",
    "maturity_words",
    "must_stand",
    "public_report",
    "standing_behind",
    "target_meaning",
    "window_words",
]
