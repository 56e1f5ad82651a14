"""Published figures that the product carries, so that the first run already has something to be
compared with.

`figures.csv` is made by `python -m tools.published_figures`, which says from which files.
"""

from data.published.carried import PublishedFigure, published
from data.published.dfe import DFE

__all__ = [
    "DFE",
    "PublishedFigure",
    "published",
]
