"""The commands of `python -m kpis`."""

from kpis.commands.document import maturity_words, standing_behind, target_meaning, window_words

__all__ = [
    "maturity_words",
    "standing_behind",
    "target_meaning",
    "window_words",
]
