"""Published figures that the product carries, so that the first run already has something to be
compared with.

`figures.csv` is made by `python -m tools.published_figures`, which says from which files.
"""

from data.published.areas import area_names, numbers_by_other_code
from data.published.carried import PublishedFigure, carried_sql, published
from data.published.dfe import DFE, MARKS
from data.published.for_people import instead_of_table
from data.published.measures import MEASURES, percentages

__all__ = [
    "DFE",
    "MARKS",
    "MEASURES",
    "PublishedFigure",
    "area_names",
    "carried_sql",
    "instead_of_table",
    "numbers_by_other_code",
    "percentages",
    "published",
]
