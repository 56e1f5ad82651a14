"""What a store holds."""

from data.audit import newest_first
from data.store import Database
from data.store.records import records


def trail(database: Database) -> list[dict[str, object]]:
    """All that its audit trail says, the newest first, but when."""
    return [line.model_dump(exclude={"at"}) for line in newest_first(database.trail)]


def stored(database: Database) -> list[object]:
    """All that is on record, and the points that were worked out of it."""
    with database.reading() as cursor:
        found = records(cursor)
        points = cursor.execute("SELECT * FROM points ORDER BY ALL").fetchall()
        computed = cursor.execute("SELECT * FROM computed ORDER BY ALL").fetchall()
        return [found.batches(), found.entries(), found.stored(), points, computed]
