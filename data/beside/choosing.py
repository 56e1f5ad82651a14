"""Where the tables beside a record are, by where the record is."""

from pathlib import Path

from data.address import Address, PostgresAddress
from data.beside.in_file import TablesFile
from data.beside.tables import SmallTables


def beside_of(database: Address, path: Path, layout: str) -> SmallTables:
    """The tables beside a database: in the file of that path, or where a server keeps it."""
    if isinstance(database, PostgresAddress):
        from data.beside.on_server import TablesOnServer

        return TablesOnServer(database)
    return TablesFile(path, layout)
