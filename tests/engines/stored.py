"""What a store holds."""

from data.store import Database
from data.store.records import records


def stored(database: Database) -> list[object]:
    """All that is on record, and the points that were worked out of it."""
    with database.reading() as cursor:
        found = records(cursor)
        points = cursor.execute("SELECT * FROM points ORDER BY ALL").fetchall()
        computed = cursor.execute("SELECT * FROM computed ORDER BY ALL").fetchall()
        return [found.batches(), found.entries(), found.stored(), points, computed]
