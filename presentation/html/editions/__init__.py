"""Editions as HTML: the list of them, and what one shows and hides."""

from presentation.html.editions.found import found_table, hidden_table
from presentation.html.editions.listed import edition_table
from presentation.html.editions.missing import Mend, missing_list

__all__ = ["Mend", "edition_table", "found_table", "hidden_table", "missing_list"]
