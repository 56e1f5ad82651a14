"""Reading editions back: what is on the record of them, and what they show."""

from data.record import Edition
from data.store import Database
from data.store.editions import editions
from kpis.definitions import Share
from kpis.editions.content import Content, loaded
from kpis.editions.findings import FINDINGS, EditionFindings


class NoEditionError(LookupError):
    """There is no such edition."""

    def __init__(self, id: int) -> None:
        super().__init__(f"There is no edition {id}.")


def read_editions(database: Database) -> tuple[Edition, ...]:
    """Every edition in the order in which they were made. Raises DatabaseError."""
    with database.reading() as cursor:
        return editions(cursor).editions()


def read_content(database: Database, id: int) -> Content:
    """What an edition shows, as it was stored. Raises NoEditionError and DatabaseError."""
    with database.reading() as cursor:
        try:
            return loaded(editions(cursor).content(id))
        except KeyError as error:
            raise NoEditionError(id) from error


def earlier_shares(database: Database) -> dict[int, Share]:
    """What the editions show that are not withdrawn, those that wait for approval too: whatever a
    reader may have beside a new one."""
    with database.reading() as cursor:
        keeper = editions(cursor)
        standing = [one.id for one in keeper.editions() if one.state != "withdrawn"]
        return {id: loaded(keeper.content(id)).shares for id in standing}


def must_be_there(database: Database, id: int) -> None:
    """Raise NoEditionError where there is no such edition."""
    if all(one.id != id for one in read_editions(database)):
        raise NoEditionError(id)


def read_findings(database: Database, id: int) -> EditionFindings:
    """What the maker of an edition was told. Raises NoEditionError and DatabaseError."""
    with database.reading() as cursor:
        try:
            return FINDINGS.validate_json(editions(cursor).findings(id))
        except KeyError as error:
            raise NoEditionError(id) from error
