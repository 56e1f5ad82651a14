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


def may_be_had(edition: Edition) -> bool:
    """Whether a reader may have it beside a new one: it waits and may yet be approved, or it was
    approved. One that was withdrawn after that too, for its papers have gone to a board, and a page
    of it to the public: nobody gets those back."""
    return edition.state == "waiting" or edition.approval is not None


def earlier_shares(database: Database) -> dict[int, Share]:
    """What the editions show that a reader may have beside a new one."""
    with database.reading() as cursor:
        keeper = editions(cursor)
        had = [one.id for one in keeper.editions() if may_be_had(one)]
        return {id: loaded(keeper.content(id)).shares for id in had}


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
