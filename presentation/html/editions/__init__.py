"""Editions as HTML: the list of them, what one shows and hides, and the
papers that were made of them."""

from presentation.html.editions.found import found_table, hidden_table
from presentation.html.editions.listed import edition_table, papers_link
from presentation.html.editions.missing import Mend, missing_list
from presentation.html.editions.packs import pack_table

__all__ = [
    "Mend",
    "edition_table",
    "found_table",
    "hidden_table",
    "missing_list",
    "pack_table",
    "papers_link",
]
