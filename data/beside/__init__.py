"""Small tables that are kept beside the record, apart from it: in a file of their own, or in the
database of a server for all who share it."""

from data.beside.choosing import beside_of
from data.beside.in_file import TablesFile
from data.beside.tables import IN_USE, BesideError, SmallTables, TablesOpen

__all__ = [
    "IN_USE",
    "BesideError",
    "SmallTables",
    "TablesFile",
    "TablesOpen",
    "beside_of",
]
